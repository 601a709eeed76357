import type { OfferView, Ticket } from '#core/coupons/views'
import { ok, type Result, refuse } from '#core/kernel/result'
import { standing } from '#core/redemption/rules'
import { absentOr, find, get, getMany, gte, lte, type Tx } from '../platform/store'
import { isFree } from './free'
import { type CouponDoc, coupons, type TemplateDoc, templates } from './records'
import { leftOf } from './stock'
import { offerViewOf, ticketOf } from './view'

/** The card home shows at most three (look.md). */
const ENDING_SOON = 3
/** As many as a clerk can look through while a customer waits. */
const CHOICES = 20

/** A member's own coupon; somebody else's gets the answer of a missing one. */
export const ownCoupon = async (
  couponId: string,
  memberId: string,
): Promise<Result<CouponDoc, 'coupons.not-found'>> => {
  const coupon = await get(coupons, couponId)
  return coupon?.memberId === memberId ? ok(coupon) : refuse('coupons.not-found')
}

/** One that an older version gave has no first day. */
export const hasBegun = (now: number) => [{ startsAt: lte(now) }, { startsAt: absentOr(0) }]

const usable = async (memberId: string, now: number, limit: number): Promise<CouponDoc[]> =>
  find(coupons, {
    where: { memberId, expiresAt: gte(now) },
    either: [isFree(now), hasBegun(now)],
    order: [['expiresAt', 'asc']],
    limit,
  })

export const endingSoon = async (memberId: string, now: number): Promise<Ticket[]> =>
  (await usable(memberId, now, ENDING_SOON)).map((coupon) => ticketOf(coupon, now))

export const usableTickets = async (memberId: string, now: number): Promise<Ticket[]> =>
  (await usable(memberId, now, CHOICES)).map((coupon) => ticketOf(coupon, now))

/**
 * The newest redemption since an instant that still stands, for the member's own page. One of a
 * sale is told with the sale.
 */
export const newestRedemption = async (memberId: string, since: number) => {
  const [coupon] = await find(coupons, {
    where: { memberId, status: 'redeemed', touchedAt: gte(since) },
    order: [['touchedAt', 'desc']],
    limit: 1,
  })
  const last = coupon && standing(coupon.redemptions)
  if (!last || last.saleId !== undefined) return undefined
  return { at: last.at, store: last.storeName, name: coupon.name }
}

export interface TemplateSeen {
  template: TemplateDoc
  offer: OfferView
  left: number
}

/** A template with what is left of it; drafts are seen only by operators and have no stock. */
export const readTemplate = async (templateId: string): Promise<TemplateSeen | undefined> => {
  const template = await get(templates, templateId)
  if (!template) return undefined
  const left = (await leftOf([template]))(template)
  return { template, offer: offerViewOf(template), left }
}

export const readTemplateIn = (tx: Tx, templateId: string): Promise<TemplateDoc | undefined> =>
  tx.get(templates, templateId)

/** Names of templates by id, for lists of things that point at them. */
export const templateNames = async (ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await getMany(templates, ids)).map(({ _id, form }) => [_id, form.name]))
