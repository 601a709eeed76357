import { Text } from '@tarojs/components'
import type { IdentityFacts } from '#core/identity/contract'
import { yuanText } from '#core/kernel/money'

export const factsText = ({ points, coupons, invites, orders, fen }: IdentityFacts): string =>
  [
    `积分 ${points}`.replace('-', '−'),
    `可用券 ${coupons} 张`,
    `留下的好友 ${invites} 位`,
    `购买 ${orders} 单`,
    `¥${yuanText(fen)}`,
  ].join(' · ')

/** What stands behind a person, in one line. */
export const FactsText = ({ facts }: { facts: IdentityFacts }) => (
  <Text className="num">{factsText(facts)}</Text>
)

const add = (one: IdentityFacts, other: IdentityFacts): IdentityFacts => ({
  points: one.points + other.points,
  coupons: one.coupons + other.coupons,
  invites: one.invites + other.invites,
  orders: one.orders + other.orders,
  fen: one.fen + other.fen,
})

const NOTHING: IdentityFacts = { points: 0, coupons: 0, invites: 0, orders: 0, fen: 0 }

/** Of several persons together. */
export const sumOfFacts = (all: readonly { facts: IdentityFacts }[]): IdentityFacts =>
  all.reduce((sum, { facts }) => add(sum, facts), NOTHING)
