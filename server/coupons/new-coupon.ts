import { HANDLE_DIGITS } from '#core/codes/rotating'
import { type Issue, termsOf } from '#core/coupons/rules'
import { ruleLine } from '#core/coupons/words'
import type { Member } from '../platform/people'
import { randomDigits } from '../platform/random'
import type { CouponDoc, TemplateDoc } from './records'

export type Holder = Pick<Member, '_id' | 'number'>

/** Where a coupon comes from: its way, what it was given for, and the stock it was taken out of. */
export type Origin = Pick<CouponDoc, 'from' | 'stockId' | 'dayId' | 'cause'>

/** `template.member.ordinal`: whoever asks twice meets the first one. */
export const couponIdOf = (templateId: string, memberId: string, ordinal: number): string =>
  `${templateId}.${memberId}.${ordinal}`

/** The promise of a template, from now on this member's. */
const promiseOf = ({ _id, form }: TemplateDoc) => {
  const { scope, windows, stacking, uses } = termsOf(form)
  return {
    templateId: _id,
    name: form.name,
    benefit: form.benefit,
    rule: ruleLine(form),
    rules: form.rules,
    storeIds: form.storeIds,
    scope,
    windows,
    stacking,
    uses,
    bearer: form.bearer ?? ({ kind: 'brand' } as const),
  }
}

const UNUSED = {
  status: 'issued',
  used: 0,
  rev: 1,
  lastStep: 0,
  redemptions: [],
  receipts: [],
  receiptAt: 0,
  costFen: 0,
  salesFen: 0,
  sales: 0,
  heldFor: '',
  heldUntil: 0,
  heldAt: 0,
} satisfies Partial<CouponDoc>

export const newCoupon = (
  template: TemplateDoc,
  holder: Holder,
  { ordinal, startsAt, expiresAt }: Issue,
  origin: Origin,
  now: number,
): CouponDoc => ({
  ...UNUSED,
  ...promiseOf(template),
  ...origin,
  _id: couponIdOf(template._id, holder._id, ordinal),
  memberId: holder._id,
  memberNumber: holder.number,
  handle: randomDigits(HANDLE_DIGITS),
  startsAt,
  expiresAt,
  issuedAt: now,
  touchedAt: now,
  story: [{ at: now, event: 'issued' }],
})
