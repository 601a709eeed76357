import {
  give,
  givenBefore,
  isAllGiven,
  readTemplate,
  type TemplateDoc,
  todayLeft,
} from '../coupons'
import { type GrantRunDoc, grantRuns, isMeant, isPassing, whereOf } from '../grants'
import { audit, systemRow } from '../platform/audit'
import { hashId } from '../platform/ids'
import { type Member, members } from '../platform/people'
import { addOnce, find, findPage, get, getMany, gt, updateWhere } from '../platform/store'
import { membersOnPage, readyAudience } from '../segments'
import { aFewAtATime, MEMBERS_PER_SLICE } from './members'

/** Runs of one look for one that can go on: those that wait for their template hold up nobody. */
const LOOKED_AT = 10

type Given = 'given' | 'skipped' | 'later' | 'gone'

/** The run is the cause: however often a slice runs, it gives each member one coupon. */
const giveOne = async (
  run: GrantRunDoc,
  template: TemplateDoc,
  member: Member,
  now: number,
): Promise<Given> => {
  const giving = { holder: member, from: 'grant', cause: run._id } as const
  // A day's few are not even for a moment taken by who has one already: others would find none.
  if (template.form.daily !== undefined && (await givenBefore(template, giving))) return 'given'
  const given = await give(template, giving, now)
  if (given.ok) return 'given'
  if (given.code === 'coupons.sold-out') return 'gone'
  return isPassing(given.code) ? 'later' : 'skipped'
}

/** Somebody to look at, and how far the run is after them; members whose list outlived them are none. */
interface Next {
  after: string
  member?: Member | undefined
}

const nextMembers = async (run: GrantRunDoc): Promise<Next[]> => {
  const found = await find(members, {
    where: { ...whereOf(run, run.at), _id: gt(run.after) },
    order: [['_id', 'asc']],
    limit: MEMBERS_PER_SLICE,
  })
  return found.map((member) => ({ after: member._id, member }))
}

/** From a place of the list on; undefined while it is being made. */
const nextListed = async (run: GrantRunDoc, audienceId: string): Promise<Next[] | undefined> => {
  if (!(await readyAudience(audienceId)).ok) return undefined
  let [n = 0, row = 0] = run.after.split('.').map(Number)
  for (;;) {
    const page = await membersOnPage(audienceId, n)
    if (!page) return []
    const ids = page.memberIds.slice(row, row + MEMBERS_PER_SLICE)
    if (ids.length > 0) {
      const found = new Map((await getMany(members, ids)).map((one) => [one._id, one]))
      return ids.map((id, i) => ({ after: `${n}.${row + i + 1}`, member: found.get(id) }))
    }
    if (page.last) return []
    n += 1
    row = 0
  }
}

const nextOf = (run: GrantRunDoc): Promise<Next[] | undefined> =>
  run.audienceId === undefined ? nextMembers(run) : nextListed(run, run.audienceId)

const countOf = (given: readonly Given[], what: Given): number =>
  given.filter((one) => one === what).length

/** Row first: killed between the two, the next firing finds nobody left and does both again. */
const finish = async (runId: string, now: number): Promise<void> => {
  const run = await get(grantRuns, runId)
  if (run?.status !== 'running') return
  const after = `${run.name} · 已发 ${run.given} 张，未发 ${run.skipped} 位`
  const deed = { subject: run._id, why: run.why, after }
  await addOnce(audit, systemRow('jobs.grant', hashId(`grant:${run._id}`), now, deed))
  await updateWhere(grantRuns, { _id: runId, status: 'running' }, { set: { status: 'done' } })
}

/** Nothing of it can be given just now; a day that has given its most waits for the next one. */
const isWaiting = async (template: TemplateDoc, now: number): Promise<boolean> =>
  template.status === 'paused' ||
  (template.status === 'published' && (await todayLeft(template, now)) === 0)

/** Who found nothing is passed over when every unit is a coupon; else one of them comes back. */
const judged = async (template: TemplateDoc, found: readonly Given[]): Promise<Given[]> => {
  const gone = found.includes('gone') && (await isAllGiven(template)) ? 'skipped' : 'later'
  return found.map((one) => (one === 'gone' ? gone : one))
}

const giveAll = async (
  run: GrantRunDoc,
  template: TemplateDoc | undefined,
  meant: readonly Member[],
  now: number,
): Promise<Given[]> => {
  if (!template) return meant.map(() => 'skipped')
  const found = await aFewAtATime(meant, (member) => giveOne(run, template, member, now))
  return judged(template, found)
}

/**
 * The next members of a run, up to the first who has to wait. Progress is one guarded write after the slice: killed before it, the
 * slice is done again, finds what it gave, and counts it once. Answers whether it came further.
 */
const goOn = async (run: GrantRunDoc, now: number): Promise<boolean> => {
  const template = (await readTemplate(run.templateId))?.template
  if (template && (await isWaiting(template, now))) return false
  const found = await nextOf(run)
  if (!found) return false
  const meant = found.flatMap(({ after, member }) =>
    member && isMeant(run, member, run.at) ? [{ after, member }] : [],
  )
  if (found.length === 0) {
    await finish(run._id, now)
    return true
  }
  const given = await giveAll(
    run,
    template,
    meant.map(({ member }) => member),
    now,
  )
  const waits = given.indexOf('later')
  const done = waits < 0 ? given : given.slice(0, waits)
  const last = waits < 0 ? found.at(-1) : meant[waits - 1]
  if (!last) return false
  const inc = {
    seen: done.length,
    given: countOf(done, 'given'),
    skipped: countOf(done, 'skipped'),
  }
  await updateWhere(
    grantRuns,
    { _id: run._id, after: run.after },
    { set: { after: last.after }, inc },
  )
  return true
}

/** One slice of the oldest run that can go on. Answers whether there is more to do now. */
export const grantSlice = async (now: number): Promise<boolean> => {
  let after: string | undefined
  do {
    const page = await findPage(grantRuns, {
      where: { status: 'running' },
      by: 'at',
      way: 'asc',
      size: LOOKED_AT,
      after,
    })
    for (const run of page.rows) if (await goOn(run, now)) return true
    after = page.next
  } while (after !== undefined)
  return false
}
