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
  /** Why it can not be used right now. */
  why?: string
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

/** Over for good; one that is held by a sale may come back. */
const isOver = ({ status }: Ticket): boolean => status !== 'issued' && status !== 'held'

/** A state, or how often it is still good. */
const tagOf = ({ status, uses }: Ticket): string | undefined => {
  if (status !== 'issued') return statusText[status]
  return uses && `还剩 ${uses.left} 次`
}

const HOURS_END = ' 可用'

/** Hours stand in the rule already: then that they are not now is all there is to say. */
const whyOf = ({ notNow, rule }: Ticket, old: boolean): string | undefined => {
  const isHours = notNow?.endsWith(HOURS_END) && rule.includes(notNow.slice(0, -HOURS_END.length))
  if (!isHours) return notNow
  // What the hour was when the network was lost says nothing about now.
  return old ? undefined : '现在不在可用时段'
}

/**
 * A ticket as a row, seen at the server's time `now`. `old`: it was seen long ago, so that 今天 and
 * 明天 would be wrong words for its end.
 */
export function rowOf(ticket: Ticket, now: number, old = false): CouponRow {
  const { id, name, rule, expiresAt } = ticket
  const { sign, big, small, kind } = faceOf(ticket.benefit)
  const off = isOver(ticket)
  const soon = !off && expiresAt - now < SOON_DAYS * DAY
  const tag = tagOf(ticket)
  const why = off ? undefined : whyOf(ticket, old)
  return {
    id,
    big,
    kind,
    name,
    rule,
    ends: old ? `${dayText(expiresAt, now)} 到期` : endText(expiresAt, now),
    ...(sign ? { sign } : {}),
    ...(small ? { small } : {}),
    ...(tag ? { tag } : {}),
    ...(off ? { off } : {}),
    ...(why ? { why } : {}),
    ...(soon ? { soon } : {}),
  }
}
