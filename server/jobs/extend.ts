import * as v from 'valibot'
import { datesOf } from '#core/points/earning'
import { extend, transact } from '#core/points/rules'
import type { Lot } from '#core/points/views'
import { type BrandDoc, readBrand } from '../brand'
import { audit } from '../platform/audit'
import { FAR, type Member, members } from '../platform/people'
import {
  addMany,
  addOnce,
  collection,
  find,
  get,
  getMany,
  gt,
  lt,
  updateWhere,
} from '../platform/store'
import {
  aFewAtATime,
  changeBySystem,
  MEMBERS_PER_SLICE,
  type Outcome,
  rowsOf,
  SETTLED,
  untilDone,
} from './members'

type Extension = NonNullable<BrandDoc['extension']>

const progress = v.object({
  _id: v.string(),
  /** The extension that it is at; a newer one waits until this one has reached everybody. */
  months: v.number(),
  at: v.number(),
  /** Last member that it has reached. */
  after: v.string(),
  done: v.boolean(),
})
type Progress = v.InferOutput<typeof progress>
const steps = collection('jobs', progress)
const ID = 'extend.progress'

/** Notes a new extension, so that no later change of the rules can hide it. */
const begin = async (extension: Extension, last: Progress | undefined): Promise<Progress> => {
  const set = { ...extension, after: '', done: false }
  if (last) await updateWhere(steps, { _id: ID, at: last.at }, { set })
  else await addOnce(steps, { _id: ID, ...set })
  return { _id: ID, ...set }
}

/** The extension that has not reached every member yet. */
const openOne = async (): Promise<Progress | undefined> => {
  const [{ extension }, last] = await Promise.all([readBrand(), get(steps, ID)])
  if (last && !last.done) return last
  const isNew = extension && extension.at !== last?.at
  return isNew ? begin(extension, last) : undefined
}

/** While a longer expiry is on its way, nothing may end that it would keep. */
export const isExtending = async (): Promise<boolean> => (await openOne()) !== undefined

const rowIdOf = ({ id }: Lot): string => id.split('.')[0] ?? id

/** When lots were earned, by the id of the row that earned them: its time, to the millisecond. */
const earnedAt = async (lots: readonly Lot[]): Promise<Map<string, number>> => {
  const rows = await getMany(audit, lots.map(rowIdOf))
  return new Map(rows.map(({ _id, at }) => [_id, at]))
}

/** A row that waits to be filed: spendable since then means earned then, or a little earlier. */
const untilOf =
  ({ months, at }: Extension, times: Map<string, number>) =>
  (lot: Lot): number => {
    const earned = times.get(rowIdOf(lot)) ?? Math.min(lot.from, at)
    if (earned > at + SETTLED) return lot.until
    return datesOf({ pendingDays: 0, expiryMonths: months }, earned).until
  }

/** Judged at the instant of the operator's word: what was live then is kept. */
const extended = async (member: Member, extension: Extension, now: number): Promise<Outcome> => {
  const { account } = member
  const until = untilOf(extension, await earnedAt(account.lots))
  const posted = transact(account, extension.at, extend(until))
  if (!posted.ok) throw new Error('extending refused')
  if (!posted.value.lines.some(({ kind }) => kind === 'extend')) return 'nothing'
  const after = `有效期改为 ${extension.months} 个月`
  const deed = { action: 'jobs.extend', cause: 'extension', posted: posted.value, after } as const
  return (await changeBySystem(member, deed, now)) ?? 'changed'
}

const nextMembers = ({ after }: Progress): Promise<Member[]> =>
  find(members, {
    where: { _id: gt(after), nextExpiry: lt(FAR) },
    order: [['_id', 'asc']],
    limit: MEMBERS_PER_SLICE,
  })

/**
 * Gives points that were earned before the brand lengthened their expiry the later last day, never
 * an earlier one (facts/platform.md C31). One slice of members by id; a slice that runs twice finds
 * nothing left to do. Answers whether there is more.
 */
export const extendSlice = async (now: number): Promise<boolean> => {
  const open = await openOne()
  if (!open || now < open.at + SETTLED) return false
  const found = await nextMembers(open)
  const rows = await aFewAtATime(found, (member) =>
    untilDone(member, (one) => extended(one, open, now)),
  )
  await addMany(audit, rowsOf(rows))
  const more = found.length === MEMBERS_PER_SLICE
  const after = found.at(-1)?._id ?? open.after
  await updateWhere(steps, { _id: ID, at: open.at }, { set: { after, done: !more } })
  return more
}
