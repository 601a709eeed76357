import type { ParsedCode } from '#core/codes/rotating'
import { ok, refuse } from '#core/kernel/result'
import { maskedMember } from '#core/membership/rules'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import { decideRedeem } from '#core/redemption/rules'
import { type CouponDoc, usableTickets } from '../coupons'
import type { ContextOf, UseCase } from '../platform/context'
import { signVisit } from '../platform/visit'
import { postAt } from '../stores'
import { couponByHandle, memberByHandle, scanFresh } from './lookup'
import { quoteOf } from './view'

type Quote = (typeof redemptionClerkRoutes)['redemption.quote']
type Context = Pick<ContextOf<Quote>, 'caller' | 'now'>

/** Refuses exactly what a redemption now would refuse. */
export const judged = (coupon: CouponDoc, storeId: string, step: number, context: Context) => {
  const command = { storeId, clerkMemberId: context.caller.memberId, step }
  const decision = decideRedeem(coupon, command, context.now)
  return decision.ok ? ok(quoteOf(coupon)) : decision
}

const forCoupon = async (code: ParsedCode, storeId: string, step: number, context: Context) => {
  const found = await couponByHandle(code.handle)
  if (!found.ok) return found
  const quote = judged(found.value, storeId, step, context)
  return quote.ok ? ok({ kind: 'coupon' as const, quote: quote.value }) : quote
}

const forMember = async (code: ParsedCode, storeId: string, step: number, context: Context) => {
  const found = await memberByHandle(code.handle)
  if (!found.ok) return found
  const member = found.value
  if (member._id === context.caller.memberId) return refuse('redemption.own-coupon')
  if (step <= member.lastStep) return refuse('redemption.code-used')
  const tickets = await usableTickets(member._id, context.now)
  const visit = signVisit({ memberId: member._id, storeId, step, at: context.now })
  return ok({ kind: 'member' as const, member: maskedMember(member.number), tickets, visit })
}

/** What will happen, before it happens. Spends nothing. */
export const quote: UseCase<Quote> = async ({ storeId, code }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const scanned = scanFresh(code, context.now)
  if (!scanned.ok) return scanned
  const { code: parsed, step } = scanned.value
  return parsed.kind === 'member'
    ? forMember(parsed, storeId, step, context)
    : forCoupon(parsed, storeId, step, context)
}
