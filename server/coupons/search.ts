import { parseCode } from '#core/codes/rotating'
import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { ok, refuse } from '#core/kernel/result'
import { maskedMember } from '#core/membership/rules'
import type { UseCase } from '../platform/context'
import { findOne, get } from '../platform/store'
import { type CouponDoc, coupons } from './records'
import { ticketOf } from './view'

const FROM: Record<CouponDoc['from'], string> = {
  offer: '领券页',
  card: '包裹卡',
  shop: '积分商城',
  checkin: '签到奖励',
  grant: '发放',
  code: '兑换码',
  invite: '邀请有礼',
}

/** A code of any age tells which coupon it belonged to; a number is the coupon's own. */
const couponBy = async (text: string): Promise<CouponDoc | undefined> => {
  const code = parseCode(text)
  if (!code) return get(coupons, text)
  return code.kind === 'coupon' ? findOne(coupons, { handle: code.handle }) : undefined
}

/** A coupon with its whole story, for the operator. */
export const search: UseCase<(typeof couponsOperatorRoutes)['coupons.search']> = async (
  { code },
  { now },
) => {
  const coupon = await couponBy(code)
  if (!coupon) return refuse('coupons.not-found')
  const { memberId, templateId, issuedAt, story } = coupon
  const found = {
    ticket: ticketOf(coupon, now),
    member: maskedMember(coupon.memberNumber),
    memberId,
    templateId,
    issuedAt,
    from: FROM[coupon.from],
    story,
  }
  return ok({ coupon: found })
}
