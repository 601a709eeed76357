import * as v from 'valibot'
import { MINUTE } from '#core/kernel/time'
import { datesOf } from '#core/points/earning'
import { extend, transact } from '#core/points/rules'
import type { Lot } from '#core/points/views'
import { type BrandDoc, readBrand } from '../brand'
import { type AuditDoc, audit } from '../platform/audit'
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
  MAX_ROWS,
  updateWhere,
} from '../platform/store'
import { aFewAtATime, changeBySystem, MEMBERS_PER_SLICE, rowsOf } from './members'

type Extension = NonNullable<BrandDoc['extension']>

/**
 * A quote at the till promises the dates of the rules that it was made under for five minutes, and
 * no call lives longer than two: after both nothing earned under the old rules can still be on its
 * way. What is earned until then gets the longer expiry as well.
 */
const SETTLED = 7 * MINUTE

/** Somebody else was faster this often; then the whole slice is tried again later. */
const TRIES = 8

const progress = v.object({
  _id: v.string(),
  /** Which extension: its `at`. */
  of: v.number(),
  /** Last member that it has reached. */
  after: v.string(),
  done: v.boolean(),
})
type Progress = v.InferOutput<typeof progress>
const steps = collection('jobs', progress)
const ID = 'extend.progress'

const fresh = ({ at }: Extension): Progress => ({ _id: ID, of: at, after: '', done: false })

const progressOf = async (extension: Extension): Promise<Progress> => {
  const known = await get(steps, ID)
  if (known?.of === extension.at) return known
  const start = fresh(extension)
  const { _id, ...set } = start
  if (known) await updateWhere(steps, { _id, of: known.of }, { set })
  else await addOnce(steps, start)
  return start
}

/** The extension that has not reached every member yet. */
const openOne = async (): Promise<{ extension: Extension; reached: Progress } | undefined> => {
  const { extension } = await readBrand()
  if (!extension) return undefined
  const reached = await progressOf(extension)
  return reached.done ? undefined : { extension, reached }
}

/** While a longer expiry is on its way, nothing may end that it would keep. */
export const isExtending = async (): Promise<boolean> => (await openOne()) !== undefined

const rowIdOf = ({ id }: Lot): string => id.split('.')[0] ?? id

/** When lots were earned, by the id of the row that earned them: its time, to the millisecond. */
const earnedAt = async (lots: readonly Lot[]): Promise<Map<string, number>> => {
  const ids = [...new Set(lots.map(rowIdOf))]
  const times = new Map<string, number>()
  for (let start = 0; start < ids.length; start += MAX_ROWS)
    for (const { _id, at } of await getMany(audit, ids.slice(start, start + MAX_ROWS)))
      times.set(_id, at)
  return times
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
const extended = async (
  member: Member,
  extension: Extension,
  now: number,
): Promise<AuditDoc | 'nothing' | 'changed'> => {
  const { account } = member
  const until = untilOf(extension, await earnedAt(account.lots))
  const posted = transact(account, extension.at, extend(until))
  if (!posted.ok) throw new Error('extending refused')
  if (!posted.value.lines.some(({ kind }) => kind === 'extend')) return 'nothing'
  const after = `有效期改为 ${extension.months} 个月`
  const deed = { action: 'jobs.extend', cause: 'extension', posted: posted.value, after } as const
  return (await changeBySystem(member, deed, now)) ?? 'changed'
}

const extendOne = async (
  first: Member,
  extension: Extension,
  now: number,
): Promise<AuditDoc | undefined> => {
  let member: Member | undefined = first
  for (let left = TRIES; left > 0 && member; left -= 1) {
    const outcome = await extended(member, extension, now)
    if (outcome === 'nothing') return undefined
    if (outcome !== 'changed') return outcome
    member = await get(members, member._id)
  }
  throw new Error(`extend: ${first._id} is busy`)
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
  if (!open || now < open.extension.at + SETTLED) return false
  const { extension, reached } = open
  const found = await nextMembers(reached)
  const rows = await aFewAtATime(found, (member) => extendOne(member, extension, now))
  await addMany(audit, rowsOf(rows))
  const more = found.length === MEMBERS_PER_SLICE
  const after = found.at(-1)?._id ?? reached.after
  await updateWhere(steps, { _id: ID, of: reached.of }, { set: { after, done: !more } })
  return more
}
