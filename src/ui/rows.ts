import type { CouponStatus, Ticket } from '#core/coupons/views'
import { businessDayOf, clockText, DAY, dayText } from '#core/kernel/time'
import { faceOf } from './face'

/** Plain data for one row of `coupon-rows`. Only what is drawn, since all of it crosses setData. */
export interface CouponRow {
  id: string
  sign?: string
  big: string
  small?: string
  kind: string
  name: string
  rule: string
  ends: string
  tag?: string
  off?: true
  soon?: true
}

/** From here on the end is worth a second look. */
const SOON_DAYS = 3

export const statusText: Record<CouponStatus, string> = {
  issued: '可使用',
  held: '收款中',
  reversed: '已退回',
  redeemed: '已使用',
  expired: '已过期',
  voided: '已作废',
}

/** When a ticket ends, in words. `now` is the server's. */
export function endText(expiresAt: number, now: number): string {
  const day = businessDayOf(expiresAt)
  if (day === businessDayOf(now)) return `今天 ${clockText(expiresAt)} 到期`
  if (day === businessDayOf(now + DAY)) return `明天 ${clockText(expiresAt)} 到期`
  return `${dayText(expiresAt, now)} 到期`
}

/** A ticket as a row, seen at the server's time `now`. */
export function rowOf(ticket: Ticket, now: number): CouponRow {
  const { sign, big, small, kind } = faceOf(ticket.benefit)
  const off = ticket.status !== 'issued'
  const soon = !off && ticket.expiresAt - now < SOON_DAYS * DAY
  return {
    id: ticket.id,
    big,
    kind,
    name: ticket.name,
    rule: ticket.rule,
    ends: endText(ticket.expiresAt, now),
    ...(sign ? { sign } : {}),
    ...(small ? { small } : {}),
    ...(off ? { off, tag: statusText[ticket.status] } : {}),
    ...(soon ? { soon } : {}),
  }
}
