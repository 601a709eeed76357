import type { ParsedCode } from '#core/codes/rotating'
import { faceFen } from '#core/coupons/rules'
import { ok, refuse } from '#core/kernel/result'
import { maskedMember } from '#core/membership/rules'
import type { RedeemQuote, redemptionClerkRoutes } from '#core/redemption/contract'
import { decideUse } from '#core/redemption/rules'
import { type CouponDoc, usableTickets } from '../coupons'
import type { ContextOf, UseCase } from '../platform/context'
import { signVisit } from '../platform/visit'
import { postAt } from '../stores'
import { couponByHandle, memberByHandle, scanFresh } from './lookup'
import { usesOf } from './view'

type Quote = (typeof redemptionClerkRoutes)['redemption.quote']
type Context = Pick<ContextOf<Quote>, 'caller' | 'now'>

interface Shown {
  storeId: string
  /** Step of the code shown: what the coupon's own redemption spends. */
  step: number
  /**
   * Step of the visit that a sale may follow from. Recording the sale spends it in the MEMBER's
   * document (sales/record.ts: lastStep), so that one scan is good for one sale, whichever code was
   * scanned. Steps of coupons and members count the same 30 s of server time: a member code shown
   * in the same step is spent with it, and the next one, half a minute later, is not.
   */
  visitStep: number
  /** Step of the coupon's own code, shown or made for a pick. */
  codeStep: number
}

const visitOf = ({ _id: id, memberId }: CouponDoc, shown: Shown, at: number) => {
  const { storeId, visitStep: step, codeStep } = shown
  return { memberId, storeId, step, at, shown: { id, step: codeStep } }
}

const quoteOf = (coupon: CouponDoc, shown: Shown, now: number): RedeemQuote => ({
  couponId: coupon._id,
  name: coupon.name,
  benefit: coupon.benefit,
  rule: coupon.rule,
  rules: coupon.rules,
  expiresAt: coupon.expiresAt,
  ...usesOf(coupon),
  alone: faceFen(coupon.benefit) !== undefined,
  visit: signVisit(visitOf(coupon, shown, now)),
  member: maskedMember(coupon.memberNumber),
})

/** Refuses exactly what a use now would refuse; whether it needs a sale is told by `alone`. */
export const judged = (coupon: CouponDoc, shown: Shown, { caller, now }: Context) => {
  const { storeId, step } = shown
  const decision = decideUse(coupon, { storeId, clerkMemberId: caller.memberId, step }, now)
  return decision.ok ? ok(quoteOf(coupon, shown, now)) : decision
}

const forCoupon = async (code: ParsedCode, storeId: string, step: number, context: Context) => {
  const found = await couponByHandle(code.handle)
  if (!found.ok) return found
  const quote = judged(found.value, { storeId, step, visitStep: step, codeStep: step }, context)
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
