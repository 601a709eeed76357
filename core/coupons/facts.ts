import { yuanText } from '../kernel/money'
import type { Catalogue } from '../products/views'
import { PLAIN_STACKING } from './rules'
import type { Benefit, Scope, Stacking, UsableWindow } from './views'
import { benefitText, windowsText } from './words'

/** The promise of a coupon as far as these rows tell it. */
interface Promised {
  benefit: Benefit
  scope: Scope
  windows: readonly UsableWindow[]
  stacking: Stacking
}

interface Fact {
  label: string
  text: string
}

const givesText = (benefit: Benefit): string => {
  if (benefit.kind === 'item-price') return `${benefitText(benefit)}，限 1 件`
  if (benefit.kind !== 'amount-off' && benefit.kind !== 'percent-off') return benefitText(benefit)
  const gives = benefitText(benefit)
  return benefit.minFen === 0 ? `${gives}，无门槛` : `满 ${yuanText(benefit.minFen)} 元，${gives}`
}

/** More names than these nobody reads at a till, and a page opens with 5 KB at most. */
const MAX_NAMES = 12

/** 茶点、桂花糕: categories by their own names, before single goods. */
const goodsText = ({ productIds, categoryIds }: Scope, catalogue: Catalogue): string => {
  const names = [
    ...catalogue.categories.filter(({ id }) => categoryIds.includes(id)),
    ...catalogue.products.filter(({ id }) => productIds.includes(id)),
  ].map(({ name }) => name)
  // What has left the catalogue since then has no name any more.
  if (names.length === 0) return '指定的商品，以门店为准'
  const more = names.length > MAX_NAMES ? ` 等 ${names.length} 种` : ''
  return `${names.slice(0, MAX_NAMES).join('、')}${more}`
}

/** True when it counts for all goods, so that nobody has to look for their names. */
export const countsForAll = ({ productIds, categoryIds }: Scope): boolean =>
  productIds.length + categoryIds.length === 0

const stackingText = ({ alone, group }: Stacking): string => {
  if (alone) return '不与其他券同时用'
  if (group === PLAIN_STACKING.group) return '每笔限用 1 张'
  return `「${group}」组的券每笔限用 1 张，可以和别的券同用`
}

/** The promise in short rows, for its holder: 适用商品 桂花糕、龙井. A gift is bought with nothing. */
export const factsOf = (promised: Promised, catalogue: Catalogue): Fact[] => {
  const { benefit, scope, windows, stacking } = promised
  const isGift = benefit.kind === 'gift'
  const goods = countsForAll(scope) ? '全部商品' : goodsText(scope, catalogue)
  return [
    { label: '优惠', text: givesText(benefit) },
    ...(isGift ? [] : [{ label: '适用商品', text: goods }]),
    ...(windows.length === 0 ? [] : [{ label: '可用时段', text: windowsText(windows) }]),
    ...(isGift ? [] : [{ label: '同时使用', text: stackingText(stacking) }]),
  ]
}
