import type { TemplateView } from '#core/coupons/contract'

/** How many can still be had; of what is given no more, none can. */
export const leftText = ({ status, left }: TemplateView): string =>
  status === 'ended' ? '不再发放' : `还剩 ${left} 张`
