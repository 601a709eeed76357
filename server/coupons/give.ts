import { checkOpen, type OpenRefusal } from '#core/coupons/rules'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { AuditDoc } from '../platform/audit'
import { add, BusyError, DuplicateError, getMany, isOverloaded } from '../platform/store'
import { freshTemplate } from './known'
import { couponIdOf, type Holder, newCoupon } from './new-coupon'
import { type CouponDoc, coupons, type TemplateDoc } from './records'
import { isSoldOut, noteSoldOut } from './sold-out'
import { dayPoolFor, poolFor, putBack, takeLast, takeUnit } from './stock'

export type GiveRefusal =
  | OpenRefusal
  | 'coupons.offer-not-found'
  | 'coupons.limit-reached'
  | 'coupons.today-gone'
  | 'coupons.sold-out'

export interface Giving {
  holder: Holder
  from: CouponDoc['from']
  /** Request, grant or code: one cause gives one coupon, however often it is tried. */
  cause: string
  /** From a store's own poster. */
  storeId?: string | undefined
  /** The row of the deed, when it is this coupon's own: it is written with the coupon. */
  rowOf?: (coupon: CouponDoc) => AuditDoc
}

export interface Given {
  coupon: CouponDoc
  /** False when this very cause had given it before. */
  now: boolean
}

type Outcome = Result<Given, GiveRefusal>

/**
 * A reward that was taken back and earned again is a new coupon. The limit is not used up by those
 * that were taken back, up to so many: who invites can not help it that a friend leaves.
 */
const EARNED_AGAIN = 20

const mostOf = ({ form }: TemplateDoc, from?: CouponDoc['from']): number =>
  form.perMember + (from === 'invite' ? EARNED_AGAIN : 0)

/** All that a member has of a template that is given for free; those never go back to the stock. */
export const ownOf = async (
  template: TemplateDoc,
  memberId: string,
  from?: CouponDoc['from'],
): Promise<CouponDoc[]> => {
  const length = mostOf(template, from)
  const ids = Array.from({ length }, (_, i) => couponIdOf(template._id, memberId, i + 1))
  return getMany(coupons, ids)
}

/** What one try holds in its hands: units that are not a coupon yet. */
interface Units {
  stockId: string
  dayId: string
}

/** Nothing at all, or a unit of the stock and, where the days are counted, one of today's. */
const takeUnits = async (
  template: TemplateDoc,
  storeId: string | undefined,
  now: number,
  take: typeof takeUnit,
): Promise<Result<Units, 'coupons.today-gone' | 'coupons.sold-out'>> => {
  const today = dayPoolFor(template, now)
  const dayId = today && (await takeUnit(today, now))
  if (today && dayId === undefined) return refuse('coupons.today-gone')
  const stockId = await take(poolFor(template, storeId), now)
  if (stockId !== undefined) return ok({ stockId, dayId: dayId ?? '' })
  if (dayId !== undefined) await putBack(template._id, dayId, now)
  return refuse('coupons.sold-out')
}

const letGo = async ({ _id }: TemplateDoc, { stockId, dayId }: Units, now: number) => {
  await putBack(_id, stockId, now)
  if (dayId !== '') await putBack(_id, dayId, now)
}

const isTakenBack = ({ from, status, used }: CouponDoc): boolean =>
  from === 'invite' && status === 'voided' && used === 0

type Place = Result<CouponDoc | number, 'coupons.limit-reached'>

/** A retry finds its own coupon; else the next place is told, or that there is none. */
const placeAmong = (
  own: readonly CouponDoc[],
  { cause, from }: Pick<Giving, 'cause' | 'from'>,
  template: TemplateDoc,
): Place => {
  const mine = own.find((one) => one.cause === cause)
  if (mine) return ok(mine)
  const back = from === 'invite' ? own.filter(isTakenBack).length : 0
  const full = own.length - back >= template.form.perMember || own.length >= mostOf(template, from)
  return full ? refuse('coupons.limit-reached') : ok(own.length + 1)
}

/** True: it is there now. False: its place is taken. Undefined: refused before anything was done. */
const addOne = async (coupon: CouponDoc): Promise<boolean | undefined> => {
  try {
    await add(coupons, coupon)
    return true
  } catch (error) {
    if (error instanceof DuplicateError) return false
    if (isOverloaded(error)) return undefined
    throw error
  }
}

const withRow = (coupon: CouponDoc, { rowOf }: Giving): CouponDoc => {
  if (!rowOf) return coupon
  const row = rowOf(coupon)
  return { ...coupon, receipts: [{ id: row._id, row: JSON.stringify(row) }], receiptAt: row.at }
}

/** Each try is lost to another coupon of the same member, or to a handle met again. */
const TRIES = 4

/** Makes a coupon of the units, at the first free place; what is not used goes back. */
const settle = async (
  template: TemplateDoc,
  giving: Giving,
  units: Units,
  dates: { startsAt: number; expiresAt: number },
  now: number,
): Promise<Outcome> => {
  const { holder, from, cause } = giving
  let place: Place = ok(1)
  for (let left = mostOf(template, from) + TRIES; left > 0 && place.ok; left -= 1) {
    if (typeof place.value !== 'number') break
    const issue = { ordinal: place.value, ...dates }
    const origin = { ...units, from, cause }
    const coupon = withRow(newCoupon(template, holder, issue, origin, now), giving)
    const added = await addOne(coupon)
    if (added) return ok({ coupon, now: true })
    if (added === undefined) break
    place = placeAmong(await ownOf(template, holder._id, from), giving, template)
  }
  await letGo(template, units, now)
  if (!place.ok) return place
  if (typeof place.value === 'number') throw new BusyError('no place for a coupon')
  return ok({ coupon: place.value, now: false })
}

/** What the brand itself gives is owed; the dates of the claim page are not for it. */
const OWED: readonly CouponDoc['from'][] = ['grant', 'checkin', 'invite']

const openFor = ({ status, form }: TemplateDoc, { from }: Giving, now: number) => {
  const schedule = OWED.includes(from) ? {} : (form.schedule ?? {})
  return checkOpen({ status, validity: form.validity, schedule }, now)
}

/**
 * Nothing was there to take. What the member has already is told first, then what the operator has
 * said meanwhile; only then one more look is taken, and believed.
 */
const afterNothing = async (
  template: TemplateDoc,
  giving: Giving,
  first: 'coupons.today-gone' | 'coupons.sold-out',
  now: number,
): Promise<Outcome> => {
  const { holder, storeId } = giving
  const [fresh, own] = await Promise.all([
    freshTemplate(template._id),
    ownOf(template, holder._id, giving.from),
  ])
  const place = placeAmong(own, giving, template)
  if (!place.ok) return place
  if (typeof place.value !== 'number') return ok({ coupon: place.value, now: false })
  if (!fresh) return refuse('coupons.offer-not-found')
  const open = openFor(fresh, giving, now)
  if (!open.ok) return open
  if (isSoldOut(template._id, storeId, now)) return refuse(first)
  const units = await takeUnits(fresh, storeId, now, takeLast)
  if (units.ok) return settle(fresh, giving, units.value, open.value, now)
  if (units.code === 'coupons.sold-out') noteSoldOut(template._id, storeId, now)
  return units
}

/** What this cause has given already, whatever has become of template and member since. */
export const givenBefore = async (
  template: TemplateDoc,
  { holder, cause, from }: Pick<Giving, 'holder' | 'cause'> & Partial<Pick<Giving, 'from'>>,
): Promise<Given | undefined> => {
  const own = await ownOf(template, holder._id, from)
  const coupon = own.find((one) => one.cause === cause)
  return coupon && { coupon, now: false }
}

/**
 * Gives one coupon of a template, outside any transaction:
 *   unit of the stock → [crash: a unit that nobody has, given back by the jobs] → coupon with its row
 * The stock is exact because a unit is one guarded update (stock.ts); the limit and the cause are
 * exact because a member's coupons of a template have the ids 1, 2, 3 …: whoever adds the n-th has
 * met all before it, and had this cause given one of them, would have seen it. So the same cause may
 * be tried again at any time, by anybody, after any crash: it gives once, and later answers that one.
 * Judge who may have it before; `template` may be an old copy, the shards know whether it is open.
 */
export const give = async (
  template: TemplateDoc,
  giving: Giving,
  now: number,
): Promise<Outcome> => {
  const open = openFor(template, giving, now)
  if (!open.ok) {
    const before = await givenBefore(template, giving)
    return before ? ok(before) : open
  }
  const units = isSoldOut(template._id, giving.storeId, now)
    ? refuse('coupons.sold-out')
    : await takeUnits(template, giving.storeId, now, takeUnit)
  if (!units.ok) return afterNothing(template, giving, units.code, now)
  return settle(template, giving, units.value, open.value, now)
}
