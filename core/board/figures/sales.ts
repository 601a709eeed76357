import { type Buy, isMemberOn } from '../../persons/life'
import { ratioOf } from '../../repurchase/shares'
import { type Facts, inMonth } from '../facts'
import type { Figure, Slim, Span, Value } from '../figure'
import { yuan } from '../text'
import { boughtIn, paidNote } from './buying'

const paidBy =
  (which: (buy: Buy, one: Slim) => boolean) =>
  (one: Slim, span: Span): string | undefined =>
    paidNote(boughtIn(one, span).filter((buy) => which(buy, one)))

const fen: Figure = {
  id: 'fen',
  part: 'sales',
  name: '成交额',
  formula: '成交额 = 这个月所有订单付的钱：门店收款和导入的平台订单，退款前',
  unit: 'fen',
  dated: true,
  good: 'more',
  of: (facts, month) => ({
    value: inMonth(facts, 'trade', month, 'fen-all'),
    people: inMonth(facts, 'trade', month, 'buyers-all'),
    note: `${inMonth(facts, 'trade', month, 'orders-all')} 单，另退回 ${yuan(inMonth(facts, 'trade', month, 'back-all'))}`,
  }),
  behind: { take: ['purchases'], note: paidBy(() => true) },
}

const perBuyer: Figure = {
  id: 'perBuyer',
  part: 'sales',
  name: '人均消费',
  formula: '人均消费 = 这个月付的钱 ÷ 这个月买过的顾客；退款前',
  unit: 'fen',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const of = inMonth(facts, 'trade', month, 'buyers-all')
    const value = ratioOf({ part: inMonth(facts, 'trade', month, 'fen-all'), of })
    return { ...(value === undefined ? {} : { value }), people: of, note: `${of} 位买过` }
  },
  behind: { take: ['purchases'], note: paidBy(() => true) },
}

/** Of one kind of purchases: their share of all that was paid, and who bought so. */
const shareOf = (facts: Facts, month: number, of: string): Value => {
  const part = inMonth(facts, 'trade', month, `fen-${of}`)
  const value = ratioOf({ part, of: inMonth(facts, 'trade', month, 'fen-all') })
  const people = inMonth(facts, 'trade', month, `buyers-${of}`)
  return { ...(value === undefined ? {} : { value }), people, note: `${yuan(part)}，${people} 位` }
}

const own: Figure = {
  id: 'own',
  part: 'sales',
  name: '自有渠道占比',
  formula: '自有渠道占比 = 在自己门店付的钱 ÷ 全部付的钱（含淘宝、抖店等平台）；退款前',
  unit: 'rate',
  dated: true,
  good: 'more',
  of: (facts, month) => shareOf(facts, month, 'p:store'),
  behind: { take: ['purchases'], note: paidBy(({ platform }) => platform === 'store') },
}

const byMembers: Figure = {
  id: 'byMembers',
  part: 'sales',
  name: '会员成交占比',
  formula: '会员成交占比 = 下单当天已是会员的人付的钱 ÷ 全部付的钱；退款前',
  unit: 'rate',
  dated: true,
  good: 'more',
  of: (facts, month) => shareOf(facts, month, 'member'),
  behind: {
    take: ['purchases', 'membership'],
    note: paidBy(({ day }, one) => isMemberOn(one, day)),
  },
}

export const salesFigures = [fen, perBuyer, own, byMembers]
