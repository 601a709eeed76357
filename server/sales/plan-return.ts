import { ok, type Result } from '#core/kernel/result'
import { forfeit, givenBack, restore, type Step, takeBack, transact } from '#core/points/rules'
import type { PointsLine } from '#core/points/views'
import type { Program } from '#core/program/views'
import { type ReturnParts, returnParts } from '#core/sales/returns'
import type { SaleReturn } from '#core/sales/views'
import { addGrowth, afterReturn, forgetOld } from '#core/tiers/rules'
import type { CouponDoc } from '../coupons'
import type { CouponUse } from '../platform/audit'
import { accountFields, tierFields } from '../platform/change-member'
import { isOpen, type Member } from '../platform/people'
import type { Change } from '../platform/store'
import { entryOf } from '../redemption'
import { fieldsOf, usedIn, withoutSale } from './coupon-back'
import type { SaleDoc } from './records'

/** What a return is decided from. */
export interface Returning {
  sale: SaleDoc
  member: Member
  /** Coupons of the sale. */
  coupons: readonly CouponDoc[]
  program: Program
  /** Points of the sale's lot that have ended or were given up (ended.ts). */
  ended: number
  listFen: number
  id: string
  now: number
}

export interface Planned {
  back: SaleReturn
  debt: number
  waived: number
  lines: PointsLine[]
  member: NonNullable<Change<Member>['set']>
  /** The coupons as they are again; only of a whole return. */
  coupons: CouponsBack
}

/** Of the points earned with these goods, those that are still there or were spent. */
const takenOf = ({ sale, ended }: Returning, { pointsTaken }: ReturnParts): number => {
  const before = sale.returns.reduce((all, one) => all + one.pointsTaken, 0)
  return Math.min(pointsTaken, Math.max(0, sale.sum.pointsEarned - before - ended))
}

const stepsOf = (
  { sale, member, program }: Returning,
  { alreadyBack, pointsBack }: ReturnParts,
  taken: number,
): Step<never>[] => [
  restore(givenBack(sale.spent, alreadyBack, pointsBack)),
  takeBack({ lot: sale._id, points: taken, policy: program.points.returnPolicy }),
  // Who ended the membership gave up all points; those that come back later with them.
  ...(isOpen(member) ? [] : [forfeit]),
]

/** Growth leaves the very day of the sale, and never more than stands there. */
const growthAfter = ({ sale, member, program, now }: Returning, back: number) => {
  const { windowMonths, periodMonths } = program.tiers
  const there = member.growth.find(({ day }) => day === sale.day)?.value ?? 0
  const growth = addGrowth(member.growth, sale.day, -Math.min(back, Math.max(0, there)))
  return forgetOld(growth, now, windowMonths + periodMonths)
}

interface CouponsBack {
  changes: { id: string; set: Partial<CouponDoc> }[]
  /** Entries that take back those of the sale in the settlement. */
  uses: CouponUse[]
  /** One of them can be used again. */
  usable: boolean
}

const couponBack = (coupon: CouponDoc, { sale, member, now }: Returning) => {
  const way = { way: 'returned', closed: !isOpen(member) } as const
  const after = withoutSale(coupon, sale._id, way, now)
  return { after, set: { ...fieldsOf(after), rev: coupon.rev + 1 } }
}

const isUsable = ({ status, expiresAt }: CouponDoc, now: number): boolean =>
  status === 'issued' && expiresAt >= now

/**
 * The uses of a sale that came back as a whole are taken back in the books, whatever became of the
 * coupon. It can be used again unless it has ended; then it is `reversed`, or stays as it ended.
 */
const couponsBack = (returning: Returning, { whole }: ReturnParts): CouponsBack => {
  const none: CouponsBack = { changes: [], uses: [], usable: false }
  if (!whole) return none
  const { sale, coupons, now } = returning
  return coupons.reduce((so, coupon) => {
    const use = usedIn(coupon, sale._id)
    if (!use) return so
    const { after, set } = couponBack(coupon, returning)
    return {
      changes: [...so.changes, { id: coupon._id, set }],
      uses: [...so.uses, entryOf(coupon, use, { back: true })],
      usable: so.usable || isUsable(after, now),
    }
  }, none)
}

/** Everything that the return of goods at this list price changes, computed without changing it. */
export const planReturn = (returning: Returning): Result<Planned, 'sales.return-too-much'> => {
  const { sale, member, program, listFen, id, now } = returning
  const parts = returnParts(sale, listFen)
  if (!parts.ok) return parts
  const pointsTaken = takenOf(returning, parts.value)
  const steps = stepsOf(returning, parts.value, pointsTaken)
  const posted = transact<never>(member.account, now, ...steps)
  if (!posted.ok) return posted
  const { account, lines } = posted.value
  const taken = lines.find(({ kind }) => kind === 'takeback')
  const coupons = couponsBack(returning, parts.value)
  const growth = growthAfter(returning, parts.value.growthBack)
  const { refundFen, pointsBack } = parts.value
  return ok({
    back: { id, at: now, listFen, refundFen, pointsBack, pointsTaken, couponBack: coupons.usable },
    debt: taken?.debt ?? 0,
    waived: taken?.waived ?? 0,
    lines,
    member: {
      ...accountFields(account),
      growth,
      ...tierFields(afterReturn(member.tier, growth, program.tiers)),
    },
    coupons,
  })
}
