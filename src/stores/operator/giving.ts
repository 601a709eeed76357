import type { TemplateView } from '#core/coupons/contract'

/** Coupons that can be handed out now. Goods of the points shop are paid for: nothing gives them. */
export const givable = (rows: readonly TemplateView[] | undefined): TemplateView[] =>
  (rows ?? []).filter(({ status, form }) => status === 'published' && !form.shop)
