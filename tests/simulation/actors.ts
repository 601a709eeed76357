import { MINUTE } from '#core/kernel/time'
import type { Actor, Script } from '../../localwechat/simulator/index.ts'
import { ask } from './ask'
import type { Stage } from './stage'

const below = (me: Actor, limit: number): number => Math.floor(me.random() * limit)

const pickOf = <T>(me: Actor, list: readonly T[]): T | undefined => list[below(me, list.length)]

/** Shows the coupon's code at the till, a few times, as it changes. */
const show = async (me: Actor, stage: Stage, couponId: string): Promise<void> => {
  for (let times = 0; times < 2; times += 1) {
    const reply = await ask(me, 'member', 'coupons.code', { couponId })
    const code = reply?.ok ? reply.data.code : undefined
    if (code !== undefined) stage.shown.push({ code, couponId })
    await me.sleep(5000 + below(me, 20_000))
  }
}

/** Wants the offer that there is too little of, takes it twice if it can, and goes to the shop. */
const claimer: Script<Stage> = async (me, stage) => {
  const { consent, templateId } = stage
  await ask(me, 'member', 'membership.join', { consent })
  if (me.random() < 0.5) await ask(me, 'member', 'membership.join', { consent })
  const coupons: string[] = []
  for (let times = 0; times < 2; times += 1) {
    const reply = await ask(me, 'member', 'coupons.claim', { templateId })
    if (reply?.ok) coupons.push(reply.data.ticket.id)
  }
  for (const couponId of coupons) await show(me, stage, couponId)
}

/** Scans cards that lie about, among them ones that others scan as well. */
const scanner: Script<Stage> = async (me, stage) => {
  const { consent } = stage
  for (let times = 0; times < 2; times += 1) {
    const card = { by: 'scan' as const, token: pickOf(me, stage.cards.slice(0, 3)) ?? '' }
    const reply = await ask(me, 'member', 'inserts.claim', { card, consent })
    if (reply?.ok) await show(me, stage, reply.data.ticket.id)
    await me.sleep(below(me, 300))
  }
}

const PATIENCE = 60

/** The next code that somebody shows; undefined when nobody comes any more. */
const nextCustomer = async (me: Actor, stage: Stage, served: number) => {
  for (let looks = 0; looks < PATIENCE && stage.shown.length <= served; looks += 1)
    await me.sleep(1000 + below(me, 10))
  return stage.shown[served]
}

/** Two clerks at one counter, each eager to take whatever is shown; now and then one regrets. */
const clerk: Script<Stage> = async (me, stage) => {
  const { storeId } = stage
  for (let served = 0; ; served += 1) {
    const seen = await nextCustomer(me, stage, served)
    if (!seen) return
    const { code } = seen
    if (me.random() < 0.3) await ask(me, 'clerk', 'redemption.quote', { storeId, code })
    const reply = await ask(me, 'clerk', 'redemption.redeem', { storeId, code })
    if (!reply?.ok || me.random() < 0.6) continue
    const { couponId, redemptionId } = reply.data.receipt
    await ask(me, 'clerk', 'redemption.undo', { storeId, couponId, redemptionId })
  }
}

export const actors: Record<string, Script<Stage>> = {
  ann: claimer,
  bob: claimer,
  cao: claimer,
  dan: claimer,
  eve: scanner,
  fay: scanner,
  clerk1: clerk,
  clerk2: clerk,
}

/** Longer than any lease of a job that a crash may have left, and than the look-back of healing. */
export const REST = 3 * MINUTE
