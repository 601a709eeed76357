import { dayNumberOf } from '#core/events/days'
import { CSV_START, csvLine } from '#core/kernel/csv'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, type Result, refuse } from '#core/kernel/result'
import { checkRule } from '#core/segments/check'
import type { segmentsOperatorRoutes } from '#core/segments/contract'
import type { AudienceView } from '#core/segments/views'
import { ruleText } from '#core/segments/words'
import type { SegmentDoc } from '../audience'
import { readCounters, readState } from '../persons'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { secretFor } from '../platform/secret-path'
import { find, findPage, get, gte, withTx } from '../platform/store'
import { keepFile } from '../platform/wechat'
import { ownOptions } from './own'
import { nameAll } from './people'
import { readSegment } from './read'
import {
  type AudienceDoc,
  audiencePages,
  audiences,
  IN,
  type Listed,
  OPTED_OUT,
  pageId,
  STRANGER,
} from './records'

type Routes = typeof segmentsOperatorRoutes

export const audienceViewOf = (doc: AudienceDoc): AudienceView => {
  const { _id: id, name, text, at, state, looked, of, people, strangers, optedOut } = doc
  const percent = state === 'done' ? 100 : Math.min(99, Math.floor((100 * looked) / (of + 1)))
  const members = people - strangers
  const reachable = members - optedOut
  return { id, name, text, at, state, percent, people, members, reachable, strangers, optedOut }
}

/** A list that the jobs will write: of the segment as it is now. Two or three requests. */
export const newAudience = async (
  { _id: segmentId, rule }: SegmentDoc,
  { _id, name, at }: Pick<AudienceDoc, '_id' | 'name' | 'at'>,
): Promise<AudienceDoc> => {
  const [own, { gen }] = await Promise.all([ownOptions([rule]), readState()])
  const totals = (await readCounters(gen, ['totals'])).get('totals')
  return {
    _id,
    name,
    segmentId,
    rule,
    text: ruleText(rule, own),
    at,
    day: dayNumberOf(at),
    state: 'making',
    after: '',
    pages: 0,
    looked: 0,
    of: totals?.people ?? 0,
    people: 0,
    strangers: 0,
    optedOut: 0,
  }
}

export const make: UseCase<Routes['audiences.make']> = async ({ segmentId, name }, context) => {
  const segment = await readSegment(segmentId)
  if (!segment) return refuse('segments.not-found')
  const checked = checkRule(segment.rule, await ownOptions([segment.rule]))
  if (!checked.ok) return checked
  const _id = `a${context.request.key}`
  const audience = await newAudience(segment, { _id, name, at: context.now })
  const reply = { audience: audienceViewOf(audience) }
  return withTx(async (tx) => {
    await tx.add(audit, context.row({ subject: _id, after: `${name}：${audience.text}`, reply }))
    await tx.add(audiences, audience)
    return ok(reply)
  })
}

/** Newest first. */
export const list: UseCase<Routes['audiences.list']> = async ({ after }) => {
  const where = { at: gte(0) }
  const page = await findPage(audiences, { where, by: 'at', way: 'desc', size: PAGE_SIZE, after })
  const rows = page.rows.map(audienceViewOf)
  return ok({ audiences: rows, ...(page.next === undefined ? {} : { next: page.next }) })
}

const pagesFrom = (audienceId: string, n: number, limit: number) =>
  find(audiencePages, {
    where: { audienceId, n: gte(n) },
    order: [['n', 'asc']],
    limit,
  })

/** Places in the list are told as page and row: a page has fewer rows than that. */
const ROWS = 10_000

interface Piece {
  rows: Listed[]
  next?: number
}

/** Up to PAGE_SIZE people from a place on. */
const pieceOf = async (audienceId: string, place: number): Promise<Piece> => {
  let [n, row] = [Math.floor(place / ROWS), place % ROWS]
  const rows: Listed[] = []
  for (const page of await pagesFrom(audienceId, n, 5)) {
    if (page.n > n) row = 0
    n = page.n
    const some = page.people.slice(row, row + PAGE_SIZE - rows.length)
    rows.push(...some)
    row += some.length
    if (rows.length === PAGE_SIZE) return { rows, next: n * ROWS + row }
    if (page.last) return { rows }
  }
  return rows.length === 0 ? { rows } : { rows, next: (n + 1) * ROWS }
}

const outs = { [STRANGER]: 'stranger', [OPTED_OUT]: 'optedOut' } as const

const named = async (rows: readonly Listed[]) => {
  const people = rows.map(([_id, memberId]) => ({ _id, ...(memberId === '' ? {} : { memberId }) }))
  const names = await nameAll(people)
  return names.map((one, i) => {
    const out = rows[i]?.[2] ?? IN
    return { ...one, ...(out === IN ? {} : { out: outs[out] }) }
  })
}

export const show: UseCase<Routes['audiences.show']> = async ({ audienceId, after }) => {
  const audience = await get(audiences, audienceId)
  if (!audience) return refuse('audiences.not-found')
  const { rows, next } = await pieceOf(audienceId, after ?? 0)
  return ok({
    audience: audienceViewOf(audience),
    people: await named(rows),
    ...(next === undefined ? {} : { next }),
  })
}

type Missing = 'audiences.not-found' | 'audiences.not-ready'

/** A list that is whole. */
export const readyAudience = async (audienceId: string): Promise<Result<AudienceDoc, Missing>> => {
  const audience = await get(audiences, audienceId)
  if (!audience) return refuse('audiences.not-found')
  return audience.state === 'done' ? ok(audience) : refuse('audiences.not-ready')
}

/** Members on one page of a whole list, whether they want marketing or not; undefined beyond its end. */
export const membersOnPage = async (
  audienceId: string,
  n: number,
): Promise<{ memberIds: string[]; last: boolean } | undefined> => {
  const page = await get(audiencePages, pageId(audienceId, n))
  if (!page) return undefined
  const members = page.people.flatMap(([, memberId, out]) => (out === STRANGER ? [] : [memberId]))
  return { memberIds: members, last: page.last }
}

const HEAD = csvLine(['顾客', '会员', '可接收营销'])

const lineOf = ({ name, out }: { name: string; out?: 'stranger' | 'optedOut' }): string =>
  csvLine([name, out === 'stranger' ? '否' : '是', out === undefined ? '是' : '否'])

/** Pages of one file: some ten thousand rows, whose names are thousands of members to read. */
const PAGES_OF_FILE = 10

/** Masked rows of some pages; the same part has the same path, so that asking again leaves one file. */
export const csv: UseCase<Routes['audiences.csv']> = async ({ audienceId, after = 0 }) => {
  const audience = await readyAudience(audienceId)
  if (!audience.ok) return audience
  const pages = await pagesFrom(audienceId, after, PAGES_OF_FILE)
  const rows = await named(pages.flatMap((page) => page.people))
  const text = CSV_START + HEAD + rows.map(lineOf).join('')
  const path = `audiences/${secretFor(`audiences/${audienceId}/${after}`)}/records.csv`
  const fileId = await keepFile(path, Buffer.from(text))
  const last = pages.at(-1)
  const next = last && !last.last ? { next: last.n + 1 } : {}
  return ok({ fileId, rows: rows.length, ...next })
}
