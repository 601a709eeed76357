import type { TemplateForm } from '#core/coupons/form'

/** 积分商城 · 200 分 · 熟客及以上; nothing for a coupon that is given for free. */
export const shopText = (shop: TemplateForm['shop'], tiers: readonly string[] = []): string => {
  if (!shop) return ''
  const { price, minLevel } = shop
  const name = tiers[minLevel] ?? `第 ${minLevel + 1} 级`
  const gate = minLevel === 0 ? [] : [`${name}及以上`]
  return ['积分商城', `${price} 分`, ...gate].join(' · ')
}
