import { audienceText } from '../audience/rules'
import { yuanText } from '../kernel/money'
import { momentText } from '../kernel/time'
import type { TemplateForm } from './form'
import { issuable, termsOf } from './rules'
import type { Bearer, Benefit, Scope, UsableWindow, Validity } from './views'

const TEN = 10
const FULL = 100

/** 88 折 of 12 % off, 9 折 of 10 %. */
export const foldText = (offPercent: number): string => {
  const pay = FULL - offPercent
  return `${pay % TEN === 0 ? pay / TEN : pay} 折`
}

/** What it gives, in a few words: 减 12 元, 88 折，最多减 20 元, 兑换桂花糕一份. */
export const benefitText = (benefit: Benefit): string => {
  if (benefit.kind === 'amount-off') return `减 ${yuanText(benefit.offFen)} 元`
  if (benefit.kind === 'percent-off')
    return `${foldText(benefit.offPercent)}，最多减 ${yuanText(benefit.capFen)} 元`
  if (benefit.kind === 'gift') return `赠送${benefit.item}`
  if (benefit.kind === 'exchange') return `兑换${benefit.item}`
  return `${benefit.item} ¥${yuanText(benefit.priceFen)}`
}

/** The condition alone: 满 60 元可用, 无门槛, 到店领取. */
const conditionOf = (benefit: Benefit): string => {
  if (benefit.kind === 'gift') return '到店领取'
  if (benefit.kind === 'exchange') return '到店兑换'
  if (benefit.kind === 'item-price') return '限 1 件'
  return benefit.minFen === 0 ? '无门槛' : `满 ${yuanText(benefit.minFen)} 元可用`
}

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const
const WEEK = 7

const consecutive = (days: readonly number[]): boolean =>
  days.every((day, i) => i === 0 || day === (days[i - 1] ?? 0) + 1)

const weekdaysText = (given: readonly number[]): string => {
  const days = [...new Set(given)].sort((a, b) => a - b)
  if (days.length === WEEK) return '每天'
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  if (days.length > 2 && consecutive(days)) return `${WEEKDAYS[first]}至${WEEKDAYS[last]}`
  return days.map((day) => WEEKDAYS[day]).join('、')
}

const MINUTES = 60
const minuteText = (minute: number): string =>
  `${String(Math.floor(minute / MINUTES)).padStart(2, '0')}:${String(minute % MINUTES).padStart(2, '0')}`

const hoursText = ({ from, to }: UsableWindow): string =>
  from === 0 && to === 24 * MINUTES ? '全天' : `${minuteText(from)}–${minuteText(to)}`

/** 周一至周五 14:00–17:00；周六、周日 全天 */
export const windowsText = (windows: readonly UsableWindow[]): string =>
  windows.map((one) => `${weekdaysText(one.weekdays)} ${hoursText(one)}`).join('；')

const storesText = (storeIds: readonly string[]): string =>
  storeIds.length === 0 ? '全部门店' : `指定 ${storeIds.length} 家门店`

const isEverything = (scope: Scope | undefined): boolean =>
  !scope || scope.productIds.length + scope.categoryIds.length === 0

const scopeText = (scope: Scope | undefined): string => (isEverything(scope) ? '' : '限指定商品')

/** What a ticket's line is made of. */
type Rule = Pick<TemplateForm, 'benefit' | 'storeIds' | 'scope' | 'windows'>

/** One plain line for a ticket: 满 60 元可用 · 限指定商品 · 周一至周五 14:00–17:00 · 全部门店 */
export const ruleLine = ({ benefit, storeIds, scope, windows = [] }: Rule): string =>
  [conditionOf(benefit), scopeText(scope), windowsText(windows), storesText(storeIds)]
    .filter((part) => part !== '')
    .join(' · ')

const minText = (benefit: Benefit): string => {
  if (benefit.kind !== 'amount-off' && benefit.kind !== 'percent-off') return ''
  const min = benefit.minFen === 0 ? '无门槛' : `满 ${yuanText(benefit.minFen)} 元`
  // 无门槛减 12 元, but 无门槛 9 折.
  return benefit.kind === 'percent-off' ? `${min} ` : min
}

const dateText = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const daysText = (days: number, after: number, taken: string): string => {
  if (after > 0) return `${taken} ${after} 天后起 ${days} 天内有效`
  return days === 1 ? `${taken}当天有效` : `${taken}后 ${days} 天内有效`
}

export const validityText = (validity: Validity, taken: '领取' | '兑换' = '领取'): string => {
  if (validity.kind === 'days') return daysText(validity.days, validity.after ?? 0, taken)
  const until = `${dateText(validity.day)}前有效`
  return validity.from === undefined ? until : `${dateText(validity.from)}起、${until}`
}

const priceText = ({ price, minLevel }: NonNullable<TemplateForm['shop']>): string =>
  minLevel === 0 ? `${price} 积分兑换` : `${price} 积分兑换，第 ${minLevel + 1} 级及以上会员可换`

const stackingText = (form: TemplateForm): string => {
  const { alone, group } = termsOf(form).stacking
  if (alone) return '不与其他券同时用'
  return form.stacking ? `「${group}」组的券每笔限用 1 张` : '每笔限用 1 张'
}

const stockText = (form: TemplateForm): string => {
  const { daily, budgetFen } = form
  const few = issuable(form)
  const limits = [
    ...(daily === undefined ? [] : [`每天最多 ${daily} 张`]),
    ...(budgetFen === undefined ? [] : [`预算 ${yuanText(budgetFen)} 元封顶`]),
  ]
  return [`共 ${few} 张`, ...limits].join('，')
}

const bearers = { brand: '品牌', store: '核销的门店' } as const

export const bearerText = (bearer: Bearer): string =>
  bearer.kind === 'partner' ? bearer.name : bearers[bearer.kind]

const scheduleText = (form: TemplateForm, now: number): string => {
  const { from, until } = termsOf(form).schedule
  const start = from === undefined ? '' : `${momentText(from, now)}开始发放`
  const end = until === undefined ? '' : `${momentText(until, now)}后停止发放`
  return [start, end].filter((part) => part !== '').join('，')
}

/** The promise, one sentence for each part of the form in its place; '' where nothing is limited. */
export const promisesOf = (form: TemplateForm, now: number): string[] => {
  const terms = termsOf(form)
  return [
    form.shop ? priceText(form.shop) : '',
    `${minText(form.benefit)}${benefitText(form.benefit)}`,
    isEverything(terms.scope) ? '' : '只限指定的商品',
    terms.uses > 1 ? `一张可用 ${terms.uses} 次` : '',
    validityText(form.validity, form.shop ? '兑换' : '领取'),
    terms.windows.length > 0 ? `${windowsText(terms.windows)} 可用` : '',
    `${storesText(form.storeIds)}可用`,
    stackingText(form),
    audienceText(terms.audience),
    scheduleText(form, now),
    stockText(form),
    `每人限${form.shop ? '换' : '领'} ${form.perMember} 张`,
    form.bearer ? `费用由${bearerText(form.bearer)}承担` : '',
  ]
}

/** The whole promise in words, for the operator to read before publishing. */
export const summaryOf = (form: TemplateForm, now: number): string =>
  promisesOf(form, now)
    .filter((part) => part !== '')
    .join('，')
