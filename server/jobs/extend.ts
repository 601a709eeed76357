import * as v from 'valibot'
import { datesOf } from '#core/points/earning'
import { extend, post } from '#core/points/rules'
import type { Lot } from '#core/points/views'
import { type BrandDoc, readBrand } from '../brand'
import { audit } from '../platform/audit'
import { FAR, type Member } from '../platform/people'
import { getMany, lt } from '../platform/store'
import { beginWalk, lastWalk, type Walk, walkFields, walkOn } from './everybody'
import { changeBySystem, type Outcome, SETTLED } from './members'

type Extension = NonNullable<BrandDoc['extension']>

const extension = v.object({ ...walkFields, months: v.number() })
const ID = 'extend.progress'

/**
 * The extension that has not reached every member yet; a newer one waits until it has. Noted before
 * it begins, so that no later change of the rules can hide it.
 */
const openOne = async (): Promise<(Extension & Walk) | undefined> => {
  const [{ extension: wanted }, last] = await Promise.all([readBrand(), lastWalk(ID, extension)])
  if (last && !last.done) return last
  return wanted && wanted.at !== last?.at ? beginWalk(ID, wanted, last) : undefined
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
const extended = async (member: Member, wanted: Extension, now: number): Promise<Outcome> => {
  const { account } = member
  const until = untilOf(wanted, await earnedAt(account.lots))
  const posted = post(account, wanted.at, extend(until))
  if (!posted.lines.some(({ kind }) => kind === 'extend')) return 'nothing'
  const after = `有效期改为 ${wanted.months} 个月`
  const deed = { action: 'jobs.extend', cause: 'extension', posted, after } as const
  return (await changeBySystem(member, deed, now)) ?? 'changed'
}

/**
 * Gives points that were earned before the brand lengthened their expiry the later last day, never
 * an earlier one (facts/platform.md C31). One slice of members. Answers whether there is more.
 */
export const extendSlice = async (now: number): Promise<boolean> => {
  const open = await openOne()
  if (!open || now < open.at + SETTLED) return false
  return walkOn(open, { nextExpiry: lt(FAR) }, (member) => extended(member, open, now))
}
