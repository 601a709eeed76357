import { ok, refuse } from '#core/kernel/result'
import { MINUTE } from '#core/kernel/time'
import { isBirthdayMonth, maskedMember } from '#core/membership/rules'
import { datesOf } from '#core/points/earning'
import { spendable } from '#core/points/rules'
import type { SaleQuote, salesClerkRoutes } from '#core/sales/contract'
import { type PricedSale, priceSale, type SaleCoupon } from '#core/sales/rules'
import { pointsRuleText } from '#core/sales/words'
import { tierOf } from '#core/tiers/rules'
import { type BrandDoc, readBrand } from '../brand'
import { amountOffCoupons, type CouponDoc } from '../coupons'
import type { ContextOf, UseCase } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { get } from '../platform/store'
import { readVisit, type Visit } from '../platform/visit'
import { postAt } from '../stores'
import { signTerms, type Terms } from './terms'

type Quote = (typeof salesClerkRoutes)['sales.quote']

/** As long as a customer may stand at a till while the goods are added up. */
const VISIT_VALID = 10 * MINUTE
/** Prices stand while the customer reads them and pays. */
const QUOTE_VALID = 5 * MINUTE

/** As many as a clerk can look through while a customer waits. */
const SHOWN = 20

const visitHere = (text: string, storeId: string, { caller, now }: ContextOf<Quote>) => {
  const visit = readVisit(text)
  if (!visit) return refuse('sales.not-ours')
  if (visit.storeId !== storeId) return refuse('staff.not-your-store')
  if (visit.memberId === caller.memberId) return refuse('sales.own-sale')
  return now > visit.at + VISIT_VALID ? refuse('sales.visit-expired') : ok(visit)
}

interface Seen {
  visit: Visit
  member: Member
  brand: BrandDoc
  coupons: CouponDoc[]
  now: number
}

const readAll = async (visit: Visit, now: number) => {
  const [member, brand, coupons] = await Promise.all([
    get(members, visit.memberId),
    readBrand(),
    amountOffCoupons(visit.memberId, now),
  ])
  // Who has ended the membership since the scan is a stranger.
  if (!member || !isOpen(member)) return refuse('sales.not-ours')
  if (visit.step <= member.lastStep) return refuse('redemption.code-used')
  return ok({ visit, member, brand, coupons, now } satisfies Seen)
}

const saleCouponOf = ({ _id: id, name, benefit, storeIds, expiresAt }: CouponDoc): SaleCoupon => ({
  id,
  name,
  benefit,
  storeIds,
  expiresAt,
})

const tierHere = ({ member, brand }: Seen) => tierOf(member.tier, brand.program.tiers)

const birthdayHere = ({ member, now }: Seen) => isBirthdayMonth(member.profile.birthday, now)

const tillOf = (seen: Seen) => ({
  storeId: seen.visit.storeId,
  now: seen.now,
  tier: tierHere(seen),
  birthday: birthdayHere(seen),
  rules: seen.brand.program.points,
  spendable: spendable(seen.member.account, seen.now),
  coupons: seen.coupons.map(saleCouponOf),
})

const couponTerms = ({ coupons }: Seen, { coupon }: PricedSale): Pick<Terms, 'coupon'> => {
  const used = coupon && coupons.find(({ _id }) => _id === coupon.couponId)
  return used ? { coupon: { id: used._id, rev: used.rev, name: used.name } } : {}
}

/** A quote ends with its coupon: nothing past its last instant is ever redeemed. */
const validUntil = ({ coupon }: PricedSale, now: number): number =>
  Math.min(now + QUOTE_VALID, coupon?.expiresAt ?? Number.MAX_SAFE_INTEGER)

const termsOf = (seen: Seen, priced: PricedSale): Terms => {
  const { visit, member, brand, now } = seen
  const { points, tiers } = brand.program
  return {
    memberId: member._id,
    storeId: visit.storeId,
    step: visit.step,
    until: validUntil(priced, now),
    level: member.tier.level,
    tiers,
    sum: priced.sum,
    ...couponTerms(seen, priced),
    ...(priced.sum.pointsEarned > 0 ? { earned: datesOf(points, now) } : {}),
    rule: pointsRuleText(
      points,
      { tier: tierHere(seen), birthday: birthdayHere(seen) },
      priced.sum,
    ),
  }
}

const viewOf = (seen: Seen, priced: PricedSale): SaleQuote => {
  const terms = termsOf(seen, priced)
  const { name, pricePercent, pointsPercent } = tierHere(seen)
  return {
    sum: priced.sum,
    member: maskedMember(seen.member.number),
    tier: { name, pricePercent, pointsPercent },
    ...(priced.coupon ? { coupon: priced.coupon } : {}),
    coupons: priced.coupons.slice(0, SHOWN),
    points: {
      spendable: spendable(seen.member.account, seen.now),
      most: priced.most,
      mostFen: priced.mostFen,
    },
    ...(terms.earned ? { earned: terms.earned } : {}),
    validUntil: terms.until,
    quote: signTerms(terms),
  }
}

/** One price for one sale, in four reads. Changes and spends nothing. */
export const quote: UseCase<Quote> = async ({ storeId, visit: given, ...wanted }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const visit = visitHere(given, storeId, context)
  if (!visit.ok) return visit
  const seen = await readAll(visit.value, context.now)
  if (!seen.ok) return seen
  const priced = priceSale(wanted, tillOf(seen.value))
  return priced.ok ? ok(viewOf(seen.value, priced.value)) : priced
}
