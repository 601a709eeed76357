import { ok, refuse } from '#core/kernel/result'
import { MINUTE } from '#core/kernel/time'
import { isBirthdayMonth, maskedMember } from '#core/membership/rules'
import { datesOf } from '#core/points/earning'
import { spendable } from '#core/points/rules'
import type { SaleQuote, salesClerkRoutes } from '#core/sales/contract'
import { type PricedSale, priceSale } from '#core/sales/rules'
import { pointsRuleText } from '#core/sales/words'
import { tierOf } from '#core/tiers/rules'
import { type BrandDoc, readBrand } from '../brand'
import type { CouponDoc } from '../coupons'
import type { ContextOf, UseCase } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { get } from '../platform/store'
import { readVisit, type Visit } from '../platform/visit'
import { bearerText } from '../redemption'
import { postAt } from '../stores'
import { choicesOf, rebatesOf } from './choices'
import { signTerms, type Terms, type TermsCoupon } from './terms'

type Quote = (typeof salesClerkRoutes)['sales.quote']

/** As long as a customer may stand at a till while the goods are added up. */
const VISIT_VALID = 10 * MINUTE
/** Prices stand while the customer reads them and pays. */
const QUOTE_VALID = 5 * MINUTE

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

/** The code that was shown has been redeemed meanwhile; a use is left, but not for this scan. */
const isSpent = ({ shown }: Visit, coupons: readonly CouponDoc[]): boolean =>
  coupons.some(({ _id, lastStep }) => _id === shown?.id && shown.step <= lastStep)

const readAll = async (visit: Visit, now: number) => {
  const [member, brand, coupons] = await Promise.all([
    get(members, visit.memberId),
    readBrand(),
    rebatesOf(visit.memberId, now),
  ])
  // Who has ended the membership since the scan is a stranger.
  if (!member || !isOpen(member)) return refuse('sales.not-ours')
  if (visit.step <= member.lastStep || isSpent(visit, coupons))
    return refuse('redemption.code-used')
  return ok({ visit, member, brand, coupons, now } satisfies Seen)
}

const tierHere = ({ member, brand }: Seen) => tierOf(member.tier, brand.program.tiers)

const birthdayHere = ({ member, now }: Seen) => isBirthdayMonth(member.profile.birthday, now)

const tillOf = (seen: Seen) => ({
  storeId: seen.visit.storeId,
  now: seen.now,
  tier: tierHere(seen),
  birthday: birthdayHere(seen),
  rules: seen.brand.program.points,
  spendable: spendable(seen.member.account, seen.now),
  ...choicesOf(seen.coupons, seen.now),
  products: seen.brand.catalogue.products,
})

const couponTerms = (coupon: CouponDoc, fen: number): TermsCoupon => ({
  id: coupon._id,
  rev: coupon.rev,
  templateId: coupon.templateId,
  name: coupon.name,
  bearer: bearerText(coupon),
  fen,
  last: coupon.used + 1 >= coupon.uses,
  lastStep: coupon.lastStep,
  heldAt: coupon.heldAt,
  lapsed: coupon.status === 'held',
})

const couponsTerms = ({ coupons }: Seen, { used }: PricedSale): TermsCoupon[] =>
  used.flatMap(({ couponId, offFen }) => {
    const coupon = coupons.find(({ _id }) => _id === couponId)
    return coupon ? [couponTerms(coupon, offFen)] : []
  })

/** A quote ends with its coupons: nothing past its last instant is ever redeemed. */
const endingOf = ({ used }: PricedSale, now: number): Pick<Terms, 'until' | 'ends'> => {
  const until = now + QUOTE_VALID
  if (used.length === 0) return { until }
  const ends = Math.min(...used.map(({ expiresAt }) => expiresAt))
  return { until: Math.min(until, ends), ends }
}

const shownBeside = ({ shown }: Visit, { used }: PricedSale): Pick<Terms, 'shown'> =>
  shown && !used.some(({ couponId }) => couponId === shown.id) ? { shown } : {}

const termsOf = (seen: Seen, priced: PricedSale): Terms => {
  const { visit, member, brand, now } = seen
  const { points, tiers } = brand.program
  return {
    memberId: member._id,
    storeId: visit.storeId,
    step: visit.step,
    ...endingOf(priced, now),
    level: member.tier.level,
    tiers,
    sum: priced.sum,
    lines: priced.lines,
    coupons: couponsTerms(seen, priced),
    ...shownBeside(visit, priced),
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
    used: priced.used,
    lines: priced.lines,
    coupons: priced.coupons,
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
