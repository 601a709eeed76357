import { counterNames } from '../persons/counters'
import type { Facts } from './facts'
import type { Behind, Slim } from './figure'
import { netNote, standingOf } from './figures/buying'
import { isMemberNow } from './figures/members'

/**
 * The funnel and the pools beside it (S2-07 of the product's sources): of everybody who is known, who is
 * a member, who of them has bought, who has come back. Whoever drops off stands in exactly one pool.
 */
export const POOLS = ['strangers', 'outside', 'waiting', 'once', 'regulars'] as const
export type PoolId = (typeof POOLS)[number]

export const poolNames: Record<PoolId, string> = {
  strangers: '没入会，也没买过',
  outside: '买过，没入会',
  waiting: '入会了，还没买',
  once: '买过一单的会员',
  regulars: '买过两单以上的会员',
}

/** What to do with who stands there. */
export const poolAdvice: Record<PoolId, string> = {
  strangers: '看过或曾经来过；给一个入会的理由，例如包裹卡或新客券。',
  outside: '平台上的顾客；在包裹里放卡，把人请进会员。',
  waiting: '最怕放凉；7 天内给一张首单券。',
  once: '复购从这里开始；按首单到第二单的间隔提醒。',
  regulars: '店里的熟客；给优先权和专属服务，少用折扣。',
}

const poolOf = (one: Slim): PoolId => {
  const orders = standingOf(one).length
  if (!isMemberNow(one)) return orders > 0 ? 'outside' : 'strangers'
  return orders === 0 ? 'waiting' : orders === 1 ? 'once' : 'regulars'
}

/** How many stand in each pool: together everybody, each once. */
export const poolSizes = ({ counts }: Facts): Record<PoolId, number> => {
  const spread = counts(counterNames.spread)
  const sum = (letter: string, from: number) =>
    Object.entries(spread)
      .filter(([field]) => field[0] === letter && Number(field.slice(1)) >= from)
      .reduce((all, [, people]) => all + people, 0)
  const [m0, m1] = [spread.m0 ?? 0, spread.m1 ?? 0]
  return {
    strangers: (spread.n0 ?? 0) - m0,
    outside: sum('n', 1) - sum('m', 1),
    waiting: m0,
    once: m1,
    regulars: sum('m', 2),
  }
}

export interface FunnelStep {
  name: string
  people: number
}

/** From everybody to those who came back; what is lost on each step is a pool or two. */
export const funnelOf = (sizes: Record<PoolId, number>): FunnelStep[] => {
  const { strangers, outside, waiting, once, regulars } = sizes
  const members = waiting + once + regulars
  return [
    { name: '认识的人', people: strangers + outside + members },
    { name: '会员', people: members },
    { name: '买过的会员', people: once + regulars },
    { name: '又来买的会员', people: regulars },
  ]
}

export const behindPool = (pool: PoolId): Behind => ({
  take: ['purchases', 'membership'],
  note: (one) => {
    if (poolOf(one) !== pool) return undefined
    const standing = standingOf(one)
    return standing.length === 0 ? '' : netNote(standing)
  },
})
