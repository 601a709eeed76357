import { ok, type Result, refuse } from '../kernel/result'
import {
  type BusinessDay,
  businessDayOf,
  DAY,
  endOfDay,
  momentText,
  startOfDay,
} from '../kernel/time'
import type { Catalogue } from '../products/views'
import type { TemplateForm, TemplateStatus } from './form'
import { MAX_VALID_DAYS } from './limits'
import type { Benefit, CouponStatus, Scope, Stacking, UsableWindow, Validity } from './views'

export const NO_SCOPE: Scope = { productIds: [], categoryIds: [] }
export const PLAIN_STACKING: Stacking = { group: '通用', alone: false }

/** A form with its plain meaning for all that its operator left out. */
export const termsOf = (form: TemplateForm) => ({
  scope: form.scope ?? NO_SCOPE,
  windows: form.windows ?? [],
  audience: form.audience ?? {},
  stacking: form.stacking ?? PLAIN_STACKING,
  uses: form.uses ?? 1,
  schedule: form.schedule ?? {},
  storeStock: form.storeStock ?? [],
})

/** The most that one use can cost, fen. A gift of no stated value costs nothing that we know of. */
export const mostFen = (benefit: Benefit): number => {
  if (benefit.kind === 'amount-off') return benefit.offFen
  if (benefit.kind === 'percent-off' || benefit.kind === 'item-price') return benefit.capFen
  return benefit.valueFen ?? 0
}

/** What a redemption without a sale is worth, fen; undefined when only a sale can tell. */
export const faceFen = (benefit: Benefit): number | undefined =>
  benefit.kind === 'percent-off' || benefit.kind === 'item-price' ? undefined : mostFen(benefit)

/**
 * Coupons that can ever be issued: the worst case of each is reserved when it is given, so that no
 * path can cost more than the budget, whatever is redeemed at once.
 */
export const issuable = (form: TemplateForm): number => {
  const each = mostFen(form.benefit) * termsOf(form).uses
  if (form.budgetFen === undefined || each === 0) return form.stock
  return Math.min(form.stock, Math.floor(form.budgetFen / each))
}

type FormRefusal =
  | 'coupons.threshold-below-discount'
  | 'coupons.percent-impossible'
  | 'coupons.stock-zero'
  | 'coupons.until-past'
  | 'coupons.dates-impossible'
  | 'coupons.windows-impossible'
  | 'coupons.daily-too-many'
  | 'coupons.store-stock-in-shop'
  | 'coupons.store-stock-too-much'
  | 'coupons.budget-too-small'
  | 'coupons.value-missing'

const FULL = 100

const benefitRefusal = ({ benefit }: TemplateForm): FormRefusal | undefined => {
  // No threshold at all is fine: the shop then takes off what the goods cost, never more.
  if (benefit.kind === 'amount-off' && benefit.minFen > 0 && benefit.minFen < benefit.offFen)
    return 'coupons.threshold-below-discount'
  if (benefit.kind === 'percent-off' && benefit.offPercent >= FULL)
    return 'coupons.percent-impossible'
}

const lastDayOf = ({ validity }: TemplateForm): BusinessDay | undefined =>
  validity.kind === 'until' ? (validity.day as BusinessDay) : undefined

const validityImpossible = (validity: Validity): boolean =>
  validity.kind === 'until'
    ? validity.from !== undefined && validity.from > validity.day
    : validity.days + (validity.after ?? 0) > MAX_VALID_DAYS

type Schedule = NonNullable<TemplateForm['schedule']>

const datesRefusal = (form: TemplateForm, now: number): FormRefusal | undefined => {
  const { from, until } = termsOf(form).schedule
  const last = lastDayOf(form)
  if (last !== undefined && last < businessDayOf(now)) return 'coupons.until-past'
  if (validityImpossible(form.validity)) return 'coupons.dates-impossible'
  if (until !== undefined && until < Math.max(now, from ?? 0)) return 'coupons.dates-impossible'
  if (last !== undefined && from !== undefined && endOfDay(last) < from)
    return 'coupons.dates-impossible'
}

const windowImpossible = ({ weekdays, from, to }: UsableWindow): boolean =>
  weekdays.length === 0 || from >= to

const stockRefusal = (form: TemplateForm): FormRefusal | undefined => {
  if (form.stock === 0) return 'coupons.stock-zero'
  if (form.budgetFen !== undefined && mostFen(form.benefit) === 0) return 'coupons.value-missing'
  const few = issuable(form)
  if (few === 0) return 'coupons.budget-too-small'
  if (form.daily !== undefined && form.daily > few) return 'coupons.daily-too-many'
  const inStores = termsOf(form).storeStock.reduce((all, { stock }) => all + stock, 0)
  // Nobody stands in a store while they exchange points: what is kept there could not be had.
  if (form.shop && inStores > 0) return 'coupons.store-stock-in-shop'
  if (inStores > few) return 'coupons.store-stock-too-much'
}

const tidy = (form: TemplateForm): TemplateForm => ({
  ...form,
  storeIds: [...new Set(form.storeIds)],
})

/** A form that may become a promise, judged at `now`. */
export const checkForm = (form: TemplateForm, now: number): Result<TemplateForm, FormRefusal> => {
  const wrong =
    benefitRefusal(form) ??
    datesRefusal(form, now) ??
    (termsOf(form).windows.some(windowImpossible) ? 'coupons.windows-impossible' : undefined) ??
    stockRefusal(form)
  return wrong ? refuse(wrong) : ok(tidy(form))
}

/** Who pays must be known before anybody can have one. */
export const checkBearer = (form: TemplateForm): Result<TemplateForm, 'coupons.bearer-missing'> =>
  form.bearer ? ok(form) : refuse('coupons.bearer-missing')

/** The tier from which on it is to be had must be there. */
export const checkTier = (
  { shop, audience }: Pick<TemplateForm, 'shop' | 'audience'>,
  levels: number,
): Result<true, 'coupons.tier-missing'> => {
  const level = Math.max(shop?.minLevel ?? 0, audience?.minLevel ?? 0)
  return level >= levels ? refuse('coupons.tier-missing', { level: level + 1, levels }) : ok(true)
}

/** The goods that it is limited to must be in the catalogue. */
export const checkScope = (
  form: Pick<TemplateForm, 'scope'>,
  { products, categories }: Pick<Catalogue, 'products' | 'categories'>,
): Result<true, 'coupons.product-missing'> => {
  const { productIds, categoryIds } = form.scope ?? NO_SCOPE
  const there = (known: readonly { id: string }[], ids: readonly string[]) =>
    ids.every((id) => known.some((one) => one.id === id))
  return there(products, productIds) && there(categories, categoryIds)
    ? ok(true)
    : refuse('coupons.product-missing')
}

const futureSchedule = ({ from, until }: Schedule, now: number): Schedule => ({
  ...(from !== undefined && from > now ? { from } : {}),
  ...(until !== undefined && until > now ? { until } : {}),
})

/** A last day that has passed becomes the usual thirty days; the operator will look at it anyway. */
const USUAL_DAYS = 30

const futureValidity = (validity: Validity, now: number): Validity => {
  if (validity.kind === 'days') return validity
  const today = businessDayOf(now)
  if (validity.day < today) return { kind: 'days', days: USUAL_DAYS }
  const { from, ...rest } = validity
  return from !== undefined && from >= today ? validity : rest
}

/** A form to begin anew with: everything but the dates that have passed. */
export const withoutPast = (form: TemplateForm, now: number): TemplateForm => {
  const { schedule, ...rest } = form
  const dates = { ...rest, validity: futureValidity(form.validity, now) }
  const ahead = futureSchedule(schedule ?? {}, now)
  return Object.keys(ahead).length === 0 ? dates : { ...dates, schedule: ahead }
}

/**
 * First instant (ms) at which a coupon taken at `now` can be used. 0 is at once, and not `now`: a till
 * whose server's clock is a little behind would else send away who has just taken it.
 */
export const startOf = (validity: Validity, now: number): number => {
  if (validity.kind === 'until')
    return validity.from === undefined ? 0 : startOfDay(validity.from as BusinessDay)
  const after = validity.after ?? 0
  return after === 0 ? 0 : startOfDay(businessDayOf(now)) + after * DAY
}

/**
 * Last instant (ms) at which a coupon taken at `now` can be used: always the end of a Beijing day.
 * `days` counts the first usable day, so one day means today.
 */
export const expiryOf = (validity: Validity, now: number): number => {
  if (validity.kind === 'until') return endOfDay(validity.day as BusinessDay)
  const days = (validity.after ?? 0) + validity.days
  return startOfDay(businessDayOf(now)) + days * DAY - 1
}

/** A coupon as far as its state at an instant depends on it. */
export interface Standing {
  status: CouponStatus
  expiresAt: number
  /** Last instant at which a sale holds it; absent: none does. */
  heldUntil?: number | undefined
}

/**
 * The state at `now`, before any job has marked it: a hold ends by itself, and what is past its last
 * instant has expired. One that is held to the end of its day is still the sale's.
 */
export const statusAt = ({ status, expiresAt, heldUntil }: Standing, now: number): CouponStatus => {
  const held = status === 'held' && (heldUntil ?? 0) >= now
  if (held) return 'held'
  const free = status === 'held' ? 'issued' : status
  return free === 'issued' && expiresAt < now ? 'expired' : free
}

export interface IssueState {
  status: TemplateStatus
  validity: Validity
  schedule: { from?: number | undefined; until?: number | undefined }
  perMember: number
  /** Coupons still to give. */
  left: number
  /** Of those, still to give today; absent: all. */
  today?: number | undefined
  /** Coupons of this template that the member has taken and not given back. */
  taken: number
}

export interface Issue {
  /** 1 for the member's first coupon of this template, not counting those given back. */
  ordinal: number
  startsAt: number
  expiresAt: number
}

export type OpenRefusal = 'coupons.ended' | 'coupons.paused' | 'coupons.not-yet'
type IssueRefusal =
  | OpenRefusal
  | 'coupons.limit-reached'
  | 'coupons.sold-out'
  | 'coupons.today-gone'

/** Is it given out at all now? */
export const checkOpen = (
  { status, validity, schedule }: Pick<IssueState, 'status' | 'validity' | 'schedule'>,
  now: number,
): Result<{ startsAt: number; expiresAt: number }, OpenRefusal> => {
  const expiresAt = expiryOf(validity, now)
  if (status === 'paused') return refuse('coupons.paused')
  if (status !== 'published' || expiresAt < now) return refuse('coupons.ended')
  if (schedule.until !== undefined && schedule.until < now) return refuse('coupons.ended')
  if (schedule.from !== undefined && schedule.from > now)
    return refuse('coupons.not-yet', { when: momentText(schedule.from, now) })
  return ok({ startsAt: startOf(validity, now), expiresAt })
}

/** May this member have one more coupon now? The member's own limit is told before the stock. */
export const decideIssue = (state: IssueState, now: number): Result<Issue, IssueRefusal> => {
  const open = checkOpen(state, now)
  if (!open.ok) return open
  if (state.taken >= state.perMember) return refuse('coupons.limit-reached')
  if (state.left < 1) return refuse('coupons.sold-out')
  if (state.today !== undefined && state.today < 1) return refuse('coupons.today-gone')
  return ok({ ordinal: state.taken + 1, ...open.value })
}
