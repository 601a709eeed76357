import type { TemplateView } from '#core/coupons/contract'
import { statusAt } from '#core/coupons/rules'
import type { OfferView, Ticket } from '#core/coupons/views'
import { ruleLine, summaryOf } from '#core/coupons/words'
import type { CouponDoc, StockDoc, TemplateDoc } from './records'

export const ticketOf = (coupon: CouponDoc, now: number): Ticket => ({
  id: coupon._id,
  name: coupon.name,
  benefit: coupon.benefit,
  status: statusAt(coupon, now),
  expiresAt: coupon.expiresAt,
  rule: coupon.rule,
})

export const templateViewOf = (
  template: TemplateDoc,
  stock: StockDoc | undefined,
  now: number,
): TemplateView => {
  const left = stock ? stock.left : template.form.stock
  return {
    id: template._id,
    status: template.status,
    form: template.form,
    summary: summaryOf(template.form, now),
    left,
    issued: stock ? stock.total - left : 0,
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
