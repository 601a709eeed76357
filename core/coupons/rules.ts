import { yuanText } from '../kernel/money'
import { ok, type Result, refuse } from '../kernel/result'
import { type BusinessDay, businessDayOf, DAY, endOfDay, startOfDay } from '../kernel/time'
import type { TemplateForm } from './form'
import type { Benefit, CouponStatus, Validity } from './views'

type FormRefusal = 'coupons.threshold-below-discount' | 'coupons.until-past'

/** No threshold at all is fine: the shop then takes off what the goods cost, never more. */
const paysOut = (benefit: Benefit): boolean =>
  benefit.kind === 'amount-off' && benefit.minFen > 0 && benefit.minFen < benefit.offFen

/** A form that may become a promise, judged on the business day of `now`. */
export const checkForm = (form: TemplateForm, now: number): Result<TemplateForm, FormRefusal> => {
  if (paysOut(form.benefit)) return refuse('coupons.threshold-below-discount')
  const { validity } = form
  if (validity.kind === 'until' && validity.day < businessDayOf(now))
    return refuse('coupons.until-past')
  return ok({ ...form, storeIds: [...new Set(form.storeIds)] })
}

/** The tier from which on a good of the points shop is to be had must be there. */
export const checkTier = (
  { shop }: Pick<TemplateForm, 'shop'>,
  levels: number,
): Result<true, 'coupons.tier-missing'> =>
  shop && shop.minLevel >= levels
    ? refuse('coupons.tier-missing', { level: shop.minLevel + 1, levels })
    : ok(true)

/**
 * Last instant (ms) at which a coupon taken at `now` can be used: always the end of a Beijing day.
 * `days` counts the day of taking as the first, so one day means today.
 */
export const expiryOf = (validity: Validity, now: number): number => {
  if (validity.kind === 'until') return endOfDay(validity.day as BusinessDay)
  return startOfDay(businessDayOf(now)) + validity.days * DAY - 1
}

const conditionOf = (benefit: Benefit): string => {
  if (benefit.kind === 'gift') return '到店领取'
  return benefit.minFen === 0 ? '无门槛' : `满 ${yuanText(benefit.minFen)} 元可用`
}

const storesText = (storeIds: readonly string[]): string =>
  storeIds.length === 0 ? '全部门店' : `指定 ${storeIds.length} 家门店`

/** One plain line for a ticket: 满 60 元可用 · 全部门店 */
export const ruleLine = (benefit: Benefit, storeIds: readonly string[]): string =>
  `${conditionOf(benefit)} · ${storesText(storeIds)}`

const benefitText = (benefit: Benefit): string => {
  if (benefit.kind === 'gift') return `赠送${benefit.item}`
  const off = `减 ${yuanText(benefit.offFen)} 元`
  return benefit.minFen === 0 ? `无门槛${off}` : `满 ${yuanText(benefit.minFen)} 元${off}`
}

const validityText = (validity: Validity, taken: '领取' | '兑换'): string => {
  if (validity.kind === 'days')
    return validity.days === 1 ? `${taken}当天有效` : `${taken}后 ${validity.days} 天内有效`
  const [year, month, day] = validity.day.split('-').map(Number)
  return `${year}年${month}月${day}日前有效`
}

const priceText = ({ price, minLevel }: NonNullable<TemplateForm['shop']>): string =>
  minLevel === 0 ? `${price} 积分兑换` : `${price} 积分兑换，第 ${minLevel + 1} 级及以上会员可换`

/** The whole promise in words, for the operator to read before publishing. */
export const summaryOf = (form: TemplateForm): string =>
  [
    ...(form.shop ? [priceText(form.shop)] : []),
    benefitText(form.benefit),
    validityText(form.validity, form.shop ? '兑换' : '领取'),
    `${storesText(form.storeIds)}可用`,
    `共 ${form.stock} 张`,
    `每人限${form.shop ? '换' : '领'} ${form.perMember} 张`,
  ].join('，')

/** An issued coupon past its last instant counts as expired before any job has marked it. */
export const statusAt = (
  coupon: { status: CouponStatus; expiresAt: number },
  now: number,
): CouponStatus =>
  coupon.status === 'issued' && coupon.expiresAt < now ? 'expired' : coupon.status

export interface IssueState {
  status: 'draft' | 'published' | 'ended'
  validity: Validity
  perMember: number
  /** Coupons still to give. */
  left: number
  /** Coupons of this template that the member has taken and not given back. */
  taken: number
}

export interface Issue {
  /** 1 for the member's first coupon of this template, not counting those given back. */
  ordinal: number
  expiresAt: number
}

type IssueRefusal = 'coupons.ended' | 'coupons.limit-reached' | 'coupons.sold-out'

/** May this member have one more coupon now? The member's own limit is told before the stock. */
export const decideIssue = (state: IssueState, now: number): Result<Issue, IssueRefusal> => {
  const expiresAt = expiryOf(state.validity, now)
  if (state.status !== 'published' || expiresAt < now) return refuse('coupons.ended')
  if (state.taken >= state.perMember) return refuse('coupons.limit-reached')
  if (state.left < 1) return refuse('coupons.sold-out')
  return ok({ ordinal: state.taken + 1, expiresAt })
}
