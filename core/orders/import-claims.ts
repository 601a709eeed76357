import type { Platform } from '../events/event'
import { yuanText } from '../kernel/money'
import { ok, type Result, refuse } from '../kernel/result'
import { DAY } from '../kernel/time'
import type { ClaimRules, ClaimView } from './contract'
import { type Held, platformNames } from './import'
import { backFenOf } from './import-held'
import { CLAIM_MIN } from './import-limits'

/** What stands around a number where people copy it from: 订单号：1234 5678 复制. */
const AROUND = /[\s\u00a0\u3000'"“”:：,，]|订单编号|订单号|复制/g
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9_-]*$/

/** The number in what a person typed, pasted or scanned. */
export const tidyOrderNo = (typed: string): string => typed.normalize('NFKC').replace(AROUND, '')

/** The same; undefined when it can be no whole one. */
export const orderNoIn = (typed: string): string | undefined => {
  const tidy = tidyOrderNo(typed)
  return NUMBER.test(tidy) && tidy.length >= CLAIM_MIN ? tidy : undefined
}

/** An order as far as it decides whether somebody may claim it. */
export interface Claimable {
  held?: Held | undefined
  memberId?: string | undefined
}

/** Paid less what went back, fen; 0 of an order that is no purchase. */
export const netFenOf = (held: Held | undefined): number =>
  held?.bought ? Math.max(0, held.fen - backFenOf(held)) : 0

type ClaimRefusal =
  | 'orders.claim-taken'
  | 'orders.claim-mine'
  | 'orders.claim-unpaid'
  | 'orders.claim-too-old'

/** May this member have the order? It belongs to one member for ever. `at`: when they asked. */
export const decideClaim = (
  { held, memberId }: Claimable,
  { days }: ClaimRules,
  asker: { memberId: string; at: number },
): Result<true, ClaimRefusal> => {
  if (memberId === asker.memberId) return refuse('orders.claim-mine')
  if (memberId !== undefined) return refuse('orders.claim-taken')
  if (!held || netFenOf(held) === 0) return refuse('orders.claim-unpaid')
  return asker.at > held.at + days * DAY ? refuse('orders.claim-too-old', { days }) : ok(true)
}

/** What a claim earns: so many points for so many fen, by the rules at the time of the claim. */
export interface Rate {
  points: number
  fen: number
}

/**
 * Points that a claimed order is worth as it stands: what was earned for the whole, in the share that
 * has not gone back, rounded down; nothing when it is no purchase any more.
 */
export const pointsDue = (held: Held | undefined, { points, fen }: Rate): number =>
  fen === 0 ? 0 : Number((BigInt(points) * BigInt(netFenOf(held))) / BigInt(fen))

/** 1234…7890: enough to know one's own by. */
const shownNo = (orderNo: string): string =>
  orderNo.length <= CLAIM_MIN ? orderNo : `${orderNo.slice(0, 4)}…${orderNo.slice(-4)}`

export interface Named {
  id: string
  orderNo: string
  status: 'waiting' | 'open' | 'settled' | 'lapsed'
  at: number
  points: number
  order?: { platform: Platform; held?: Held | undefined } | undefined
}

/** What has become of the order since: gone back in part or whole, or its import was undone. */
const sinceText = (held: Held | undefined): string => {
  if (!held) return ' · 店家撤回了这份订单，重新导入后恢复'
  const fen = backFenOf(held)
  if (!held.bought || fen === 0) return ''
  return fen >= held.fen ? ' · 已全部退款' : ` · 已退 ¥${yuanText(fen)}`
}

const orderText = ({ platform, held }: NonNullable<Named['order']>): string =>
  `${platformNames[platform]}${held?.bought ? ` · ¥${yuanText(held.fen)}` : ''}${sinceText(held)}`

const WORDS = {
  waiting: '等待核对：店家导入订单后自动认领',
  lapsed: '没有核对到这个订单，请检查订单号',
} as const

export const claimViewOf = ({ id, orderNo, status, at, points, order }: Named): ClaimView => {
  const state = status === 'waiting' || status === 'lapsed' ? status : 'claimed'
  const words = state === 'claimed' ? (order ? orderText(order) : '已认领') : WORDS[state]
  return { id, orderNo: shownNo(orderNo), state, words, at, points }
}

/** The rules for members, before they name a number (facts/platform.md C26, C31). */
export const claimWords = ({ earn, days }: ClaimRules): string[] => [
  `付款后 ${days} 天内的订单可以认领，每个订单只能被一位会员认领一次`,
  earn
    ? '认领的订单按会员计划的消费规则得积分和成长值，退款时相应收回'
    : '认领的订单记入您的购买记录，不另外得积分',
]
