import type { insertsMemberRoutes } from '#core/inserts/contract'
import { decideTake, isInBatch } from '#core/inserts/rules'
import type { CardNumber } from '#core/inserts/token'
import { ok, refuse } from '#core/kernel/result'
import { coupons, type IssueRefusal, issueCoupon, ticketOf } from '../coupons'
import { arrived } from '../invites'
import { joinMember, memberViewOf } from '../membership'
import { audit } from '../platform/audit'
import type { ActionContext, Handler } from '../platform/context'
import { members } from '../platform/people'
import { get, type Tx, withTx } from '../platform/store'
import { readGiven } from './given'
import { type BatchDoc, batches, batchIdOf, cardIdOf, cards } from './records'

type Claim = (typeof insertsMemberRoutes)['inserts.claim']

/** The batch of a card that may be taken now. */
const openBatch = async (tx: Tx, card: CardNumber) => {
  const used = await tx.get(cards, cardIdOf(card))
  const batch = await tx.get(batches, batchIdOf(card.batch))
  if (!batch || !isInBatch(card.serial, batch.count)) return refuse('inserts.not-recognised')
  const take = decideTake({ batch, usedBy: used?.memberId })
  return take.ok ? ok(batch) : take
}

/** A template that is gone has ended, to the person who holds its card. */
const asSaid = (code: IssueRefusal) =>
  code === 'coupons.offer-not-found' ? refuse('coupons.ended') : refuse(code)

const take = async (
  tx: Tx,
  card: CardNumber,
  batch: BatchDoc,
  consent: Parameters<typeof joinMember>[2],
  context: ActionContext,
) => {
  const joined = await joinMember(tx, context, consent)
  if (!joined.ok) return joined
  const { member, joinedNow } = joined.value
  const how = { from: 'card', cause: context.request.key } as const
  const issued = await issueCoupon(tx, batch.templateId, member, how, context.now)
  if (!issued.ok) return asSaid(issued.code)
  const coupon = issued.value
  await tx.add(cards, {
    _id: cardIdOf(card),
    batchId: batch._id,
    serial: card.serial,
    memberId: member._id,
    couponId: coupon._id,
    usedAt: context.now,
  })
  const after = `${coupon.name} · 第 ${card.serial} 张卡${joinedNow ? ' · 新会员' : ''}`
  const subject = cardIdOf(card)
  await tx.add(audit, context.row({ subject, after, reply: { couponId: coupon._id } }))
  const reply = { member: memberViewOf(member), ticket: ticketOf(coupon, context.now) }
  return ok({ reply, joinedNow })
}

/**
 * Card, membership, coupon and audit row in one commit: all of it or nothing (law 1). Whoever joins
 * by a card may have been invited before: that is told after the commit, or by the jobs.
 */
const run: Handler<Claim>['run'] = async ({ card: given, consent }, context) => {
  const card = await readGiven(given, context)
  if (!card.ok) return card
  const taken = await withTx(async (tx) => {
    const batch = await openBatch(tx, card.value)
    return batch.ok ? take(tx, card.value, batch.value, consent, context) : batch
  })
  if (!taken.ok) return taken
  const { reply, joinedNow } = taken.value
  if (joinedNow) await arrived(context.caller, context.now)
  return ok(reply)
}

const couponIdIn = (stored: unknown): string => {
  const couponId = (stored as { couponId?: unknown } | null)?.couponId
  if (typeof couponId !== 'string') throw new Error('a receipt of a card without its coupon')
  return couponId
}

export const claim: Handler<Claim> = {
  run,
  neverDone: ['inserts.not-recognised'],
  again: async (_input, { caller, now }, stored) => {
    const [member, coupon] = await Promise.all([
      get(members, caller.memberId),
      get(coupons, couponIdIn(stored)),
    ])
    if (!member || !coupon) throw new Error('a receipt of a card without member or coupon')
    return { member: memberViewOf(member), ticket: ticketOf(coupon, now) }
  },
}
