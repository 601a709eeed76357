import * as v from 'valibot'
import { members } from '../platform/people'
import { readLifeRules } from '../platform/persons'
import { addOnce, find, findSlim, get, gt, oneOf, updateWhere } from '../platform/store'
import { isMeant, lookAt, looksFor, type Seen } from './look'
import {
  type AudienceDoc,
  type AudiencePage,
  audiencePages,
  audiences,
  IN,
  type Listed,
  OPTED_OUT,
  pageId,
  STRANGER,
} from './records'

/** A page ends with the answer in which it came to so many; its document stays below 100 KB. */
const ENOUGH = 500
/** Answers looked through in one slice: seconds, whoever is meant. */
const LOOKS = 8

const mark = v.object({
  _id: v.string(),
  closedAt: v.optional(v.number()),
  optOut: v.optional(v.boolean(), false),
})
type Marks = ReadonlyMap<string, v.InferOutput<typeof mark>>

/** What the members' own documents say: newer than the last fold. */
const marksOf = async (found: readonly Seen[]): Promise<Marks> => {
  const ids = [...new Set(found.flatMap(({ memberId = [] }) => memberId))]
  const marks = new Map<string, v.InferOutput<typeof mark>>()
  for (let start = 0; start < ids.length; start += ENOUGH) {
    const some = ids.slice(start, start + ENOUGH)
    const where = { _id: oneOf(some) }
    const take = ['closedAt', 'optOut'] as const
    const order = { _id: 1 } as const
    const page = await findSlim(members, { where, order, limit: some.length, take, shape: mark })
    for (const one of page) marks.set(one._id, one)
  }
  return marks
}

/** Consent and the member's own word come last, and nothing overrules them (law 7). */
const listed = ({ _id, memberId, optOut }: Seen, marks: Marks): Listed => {
  const member = marks.get(memberId ?? '')
  if (!member || member.closedAt !== undefined) return [_id, '', STRANGER]
  return [_id, member._id, optOut || member.optOut ? OPTED_OUT : IN]
}

interface Found {
  hits: Seen[]
  after: string
  looked: number
  last: boolean
}

const search = async ({ rule, day, after }: AudienceDoc): Promise<Found> => {
  const at = { day, rfm: (await readLifeRules()).rfm }
  const limit = looksFor(rule)
  const found: Found = { hits: [], after, looked: 0, last: false }
  for (let left = LOOKS; left > 0 && found.hits.length < ENOUGH && !found.last; left -= 1) {
    const seen = await lookAt(rule, { _id: gt(found.after) }, { _id: 1 }, limit)
    found.hits.push(...seen.filter((one) => isMeant(rule, one, at)))
    found.after = seen.at(-1)?._id ?? found.after
    found.looked += seen.length
    found.last = seen.length < limit
  }
  return found
}

const newPage = async (audience: AudienceDoc): Promise<AudiencePage> => {
  const { hits, ...rest } = await search(audience)
  const marks = await marksOf(hits)
  const { _id: audienceId, pages: n } = audience
  const people = hits.map((one) => listed(one, marks))
  return { _id: pageId(audienceId, n), audienceId, n, ...rest, people }
}

const countOf = ({ people }: AudiencePage, what: Listed[2]): number =>
  people.filter(([, , out]) => out === what).length

const moveOn = (audience: AudienceDoc, page: AudiencePage): Promise<number> =>
  updateWhere(
    audiences,
    { _id: audience._id, state: 'making', pages: page.n },
    {
      set: { after: page.after, pages: page.n + 1, state: page.last ? 'done' : 'making' },
      inc: {
        looked: page.looked,
        people: page.people.length,
        strangers: countOf(page, STRANGER),
        optedOut: countOf(page, OPTED_OUT),
      },
    },
  )

/**
 *   look → page → [crash: the page is there, and counts as it is] → audience
 * One page of the oldest list that is being made. Answers whether there was one.
 */
export const audiencesSlice = async (): Promise<boolean> => {
  const [audience] = await find(audiences, {
    where: { state: 'making' },
    order: [['at', 'asc']],
    limit: 1,
  })
  if (!audience) return false
  const _id = pageId(audience._id, audience.pages)
  let page = await get(audiencePages, _id)
  if (!page) {
    page = await newPage(audience)
    // Somebody whose lease had run out was faster: theirs is the one that stays.
    if (!(await addOnce(audiencePages, page))) page = (await get(audiencePages, _id)) ?? page
  }
  await moveOn(audience, page)
  return true
}
