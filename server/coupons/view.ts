import type { TemplateView } from '#core/coupons/contract'
import { issuable, statusAt } from '#core/coupons/rules'
import { notNow } from '#core/coupons/usable'
import type { OfferView, Ticket } from '#core/coupons/views'
import { ruleLine, summaryOf } from '#core/coupons/words'
import type { CouponDoc, TemplateDoc } from './records'

/** How often it can be used, and still can; nothing for the usual one. */
const usesOf = ({ uses, used }: CouponDoc) =>
  uses > 1 ? { uses: { all: uses, left: Math.max(0, uses - used) } } : {}

/** Only of what can be used at all: when, if not right now. */
const notNowOf = (coupon: CouponDoc, now: number) => {
  const why = statusAt(coupon, now) === 'issued' ? notNow(coupon, now) : undefined
  return why === undefined ? {} : { notNow: why }
}

export const ticketOf = (coupon: CouponDoc, now: number): Ticket => ({
  id: coupon._id,
  name: coupon.name,
  benefit: coupon.benefit,
  status: statusAt(coupon, now),
  expiresAt: coupon.expiresAt,
  rule: coupon.rule,
  ...usesOf(coupon),
  ...notNowOf(coupon, now),
})

/** `left` of its stock; undefined for a draft, which has all of it before it. */
export const templateViewOf = (
  template: TemplateDoc,
  left: number | undefined,
  now: number,
): TemplateView => {
  const all = issuable(template.form)
  return {
    id: template._id,
    status: template.status,
    form: template.form,
    summary: summaryOf(template.form, now),
    left: left ?? all,
    issued: all - (left ?? all),
    createdAt: template.createdAt,
  }
}

export const offerViewOf = ({ _id, form }: TemplateDoc): OfferView => ({
  templateId: _id,
  name: form.name,
  benefit: form.benefit,
  rule: ruleLine(form),
  rules: form.rules,
  validity: form.validity,
})
