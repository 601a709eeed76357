import { MINUTE, SECOND } from '#core/kernel/time'
import type { Actor, Script } from '../../../localwechat/simulator/index.ts'
import { ask } from '../ask'
import { POINTS, type PointsStage } from './stage'

const below = (me: Actor, limit: number): number => Math.floor(me.random() * limit)
const chance = (me: Actor, share: number): boolean => me.random() < share

type Stage = PointsStage
type Act = (me: Actor, stage: Stage) => Promise<void>

const stamp: Act = async (me) => {
  await ask(me, 'member', 'checkin.stamp', {})
}

const makeUp: Act = async (me) => {
  const day = `2026-02-${26 + below(me, 3)}`
  await ask(me, 'member', 'checkin.makeUp', { day })
}

const exchange: Act = async (me, { goodId, giftId }) => {
  const templateId = chance(me, 0.6) ? goodId : giftId
  const reply = await ask(me, 'member', 'shop.exchange', { templateId })
  if (!reply?.ok || chance(me, 0.5)) return
  await ask(me, 'member', 'shop.cancel', { couponId: reply.data.ticket.id })
}

/** Takes a gift and shows its code at the till. */
const pickUp: Act = async (me, stage) => {
  const gift = await ask(me, 'member', 'shop.exchange', { templateId: stage.giftId })
  if (!gift?.ok) return
  const couponId = gift.data.ticket.id
  const reply = await ask(me, 'member', 'coupons.code', { couponId })
  const code = reply?.ok ? reply.data.code : undefined
  if (code !== undefined) stage.shown.push({ what: 'gift', code })
  await me.sleep(below(me, 20 * SECOND))
  // Too late, if a clerk was faster.
  if (chance(me, 0.3)) await ask(me, 'member', 'shop.cancel', { couponId })
}

/** Stands at the till for as long as one code is good. */
const buy: Act = async (me, stage) => {
  const reply = await ask(me, 'member', 'membership.code', {})
  if (reply?.ok) stage.shown.push({ what: 'member', code: reply.data.code })
  await me.sleep(30 * SECOND + below(me, 5 * SECOND))
}

const introduce: Act = async (me, stage) => {
  const nickname = `${me.name}的小名`
  stage.secrets.push(nickname)
  const birthday = { kind: 'day', day: '05-20' } as const
  await ask(me, 'member', 'membership.saveProfile', { nickname, birthday })
}

const ACTS: [number, Act][] = [
  [0.2, stamp],
  [0.15, makeUp],
  [0.15, exchange],
  [0.15, pickUp],
  [0.35, buy],
]

const actOf = (me: Actor): Act => {
  let left = me.random()
  for (const [share, act] of ACTS) {
    left -= share
    if (left < 0) return act
  }
  return buy
}

const ROUNDS = 4

/** A regular: stamps, buys, exchanges, over midnight; taps everything twice as people do. */
const shopper: Script<Stage> = async (me, stage) => {
  await stamp(me, stage)
  for (let round = 0; round < ROUNDS; round += 1) {
    await actOf(me)(me, stage)
    await me.sleep(below(me, 30 * SECOND))
  }
  await stamp(me, stage)
}

/** Joins by day, and may leave by night; a few come back. */
const newcomer: Script<Stage> = async (me, stage) => {
  const { consent } = stage
  await ask(me, 'member', 'membership.join', { consent })
  if (chance(me, 0.7)) await introduce(me, stage)
  await stamp(me, stage)
  await Promise.all([buy(me, stage), stamp(me, stage)])
  await exchange(me, stage)
  if (chance(me, 0.8)) await ask(me, 'member', 'membership.close', { sure: true })
  if (chance(me, 0.3)) await ask(me, 'member', 'membership.join', { consent })
  if (chance(me, 0.3)) await stamp(me, stage)
}

const PATIENCE = 80

const nextShown = async (me: Actor, stage: Stage, served: number) => {
  for (let looks = 0; looks < PATIENCE && stage.shown.length <= served; looks += 1)
    await me.sleep(SECOND + below(me, 10))
  return stage.shown[served]
}

const quoteOf = async (me: Actor, storeId: string, visit: string) => {
  const item = { fen: 100 * (1 + below(me, 80)) + below(me, 100), count: 1 + below(me, 2) }
  const first = await ask(me, 'clerk', 'sales.quote', { storeId, visit, items: [item] })
  if (!first?.ok || chance(me, 0.3)) return first
  const { most } = first.data.points
  const points = chance(me, 0.6) ? most : below(me, most + 1)
  return ask(me, 'clerk', 'sales.quote', { storeId, visit, items: [item], points })
}

/**
 * Some hold the coupons while the customer looks for money; of those some give up, or just walk away.
 * Answers the quote to record.
 */
const whilePaying = async (me: Actor, storeId: string, quote: string) => {
  if (chance(me, 0.5)) return quote
  const held = await ask(me, 'clerk', 'sales.hold', { storeId, quote })
  if (!held?.ok) return quote
  if (chance(me, 0.15)) return undefined
  if (chance(me, 0.15)) {
    await ask(me, 'clerk', 'sales.release', { storeId, quote: held.data.quote })
    return quote
  }
  return held.data.quote
}

const sell = async (me: Actor, storeId: string, code: string): Promise<string | undefined> => {
  const scan = await ask(me, 'clerk', 'redemption.quote', { storeId, code })
  if (!scan?.ok || scan.data.kind !== 'member') return undefined
  const quoted = await quoteOf(me, storeId, scan.data.visit)
  if (!quoted?.ok) return undefined
  const quote = await whilePaying(me, storeId, quoted.data.quote)
  if (quote === undefined) return undefined
  const reply = await ask(me, 'clerk', 'sales.record', { storeId, quote })
  return reply?.ok ? reply.data.sale.id : undefined
}

/** A part comes back, then perhaps the rest. */
const takeBack = async (me: Actor, storeId: string, saleId: string): Promise<void> => {
  for (let times = 0; times < 2; times += 1) {
    const seen = await ask(me, 'clerk', 'sales.show', { storeId, saleId })
    if (!seen?.ok || seen.data.most === 0) return
    const { most, sale } = seen.data
    const listFen = chance(me, 0.5) ? most : 1 + below(me, most)
    const { rev } = sale
    await ask(me, 'clerk', 'sales.returnQuote', { storeId, saleId, listFen })
    await ask(me, 'clerk', 'sales.return', { storeId, saleId, listFen, rev })
    if (chance(me, 0.5)) return
  }
}

const handOver = async (me: Actor, stage: Stage, code: string): Promise<void> => {
  const { storeId } = stage
  const reply = await ask(me, 'clerk', 'redemption.redeem', { storeId, code })
  if (reply?.ok) stage.pickedUp.push(reply.data.receipt.couponId)
}

/** Two clerks at one counter, each eager to take whatever is shown. */
const clerk: Script<Stage> = async (me, stage) => {
  const { storeId } = stage
  for (let served = 0; ; served += 1) {
    const seen = await nextShown(me, stage, served)
    if (!seen) return
    if (seen.what === 'gift') await handOver(me, stage, seen.code)
    else {
      const saleId = await sell(me, storeId, seen.code)
      if (saleId === undefined) continue
      if (chance(me, 0.7)) stage.sold.push(saleId)
      if (chance(me, 0.3)) await takeBack(me, storeId, saleId)
    }
  }
}

/** Takes back what people bring: gifts that were picked up, goods whose points may be spent. */
const boss: Script<Stage> = async (me, { storeId, pickedUp, sold }) => {
  let [gifts, sales] = [0, 0]
  for (let looks = 0; looks < 10; looks += 1) {
    await me.sleep(20 * SECOND)
    const [couponId, saleId] = [pickedUp[gifts], sold[sales]]
    if (couponId !== undefined) {
      gifts += 1
      if (chance(me, 0.6)) await ask(me, 'clerk', 'shop.return', { storeId, couponId })
    }
    if (saleId !== undefined && chance(me, 0.7)) {
      sales += 1
      await takeBack(me, storeId, saleId)
    }
  }
}

const giveOrTake: Act = async (me, { memberIds }) => {
  const ids = Object.values(memberIds)
  const memberId = ids[below(me, ids.length)] ?? ''
  const size = chance(me, 0.3) ? POINTS.approveAbove + 1 : 1 + below(me, 20)
  const points = chance(me, 0.5) ? size : -size
  await ask(me, 'operator', 'points.adjust', { memberId, points, why: '核对后更正' })
}

const changeRules: Act = async (me) => {
  const policies = ['debt', 'to-zero', 'only-pending'] as const
  const returnPolicy = policies[below(me, policies.length)] ?? 'debt'
  const alsoEarned = chance(me, 0.2)
  const rules = { ...POINTS, returnPolicy, expiryMonths: alsoEarned ? 2 : 1 }
  await ask(me, 'operator', 'program.savePoints', { rules, alsoEarned })
}

const decideAll: Act = async (me) => {
  const reply = await ask(me, 'operator', 'points.waiting', {})
  if (!reply?.ok) return
  for (const { id: adjustmentId } of reply.data.adjustments)
    await ask(me, 'operator', 'points.decide', { adjustmentId, approve: chance(me, 0.7) })
}

/** Two people in the office: each gives, takes, decides what the other one wants, changes rules. */
const operator: Script<Stage> = async (me, stage) => {
  for (let round = 0; round < 4; round += 1) {
    await me.sleep(below(me, 40 * SECOND))
    await giveOrTake(me, stage)
    if (chance(me, 0.5)) await decideAll(me, stage)
    if (chance(me, 0.25)) await changeRules(me, stage)
  }
  await me.sleep(30 * SECOND)
  await decideAll(me, stage)
}

export const actors: Record<string, Script<Stage>> = {
  ann: shopper,
  bob: shopper,
  cao: shopper,
  dan: newcomer,
  clerk1: clerk,
  clerk2: clerk,
  boss,
  operator,
  partner: operator,
}

/** Longer than a lease, than a sale may hold a coupon, and than the look-back of healing. */
export const REST = 6 * MINUTE
