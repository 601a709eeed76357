import { ok, type Result } from '#core/kernel/result'
import { forfeit, givenBack, restore, type Step, takeBack, transact } from '#core/points/rules'
import type { PointsLine } from '#core/points/views'
import type { Program } from '#core/program/views'
import { standing } from '#core/redemption/rules'
import { type ReturnParts, returnParts } from '#core/sales/returns'
import type { SaleReturn } from '#core/sales/views'
import { addGrowth, afterReturn, forgetOld } from '#core/tiers/rules'
import type { CouponDoc } from '../coupons'
import { accountFields, tierFields } from '../platform/change-member'
import { isOpen, type Member } from '../platform/people'
import type { Change } from '../platform/store'
import type { SaleDoc } from './records'

/** What a return is decided from. */
export interface Returning {
  sale: SaleDoc
  member: Member
  /** Coupon of the sale. */
  coupon: CouponDoc | undefined
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
  /** The coupon as it is again; only when it comes back. */
  coupon?: Partial<CouponDoc>
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

/** An expired coupon stays used, and nobody is there to have that of a closed membership. */
const comesBack = ({ coupon, member, sale, now }: Returning, { whole }: ReturnParts): boolean =>
  whole &&
  coupon !== undefined &&
  coupon.expiresAt >= now &&
  isOpen(member) &&
  standing(coupon.redemptions)?.saleId === sale._id

const couponAfter = (coupon: CouponDoc, saleId: string, now: number): Partial<CouponDoc> => {
  const store = standing(coupon.redemptions)?.storeName
  return {
    status: 'issued',
    heldAt: 0,
    touchedAt: now,
    rev: coupon.rev + 1,
    redemptions: coupon.redemptions.map((one) =>
      one.saleId === saleId ? { undoneAt: now, ...one } : one,
    ),
    story: [...coupon.story, { at: now, event: 'returned', ...(store ? { store } : {}) }],
  }
}

/** Everything that the return of goods at this list price changes, computed without changing it. */
export const planReturn = (returning: Returning): Result<Planned, 'sales.return-too-much'> => {
  const { sale, member, coupon, program, listFen, id, now } = returning
  const parts = returnParts(sale, listFen)
  if (!parts.ok) return parts
  const pointsTaken = takenOf(returning, parts.value)
  const steps = stepsOf(returning, parts.value, pointsTaken)
  const posted = transact<never>(member.account, now, ...steps)
  if (!posted.ok) return posted
  const { account, lines } = posted.value
  const taken = lines.find(({ kind }) => kind === 'takeback')
  const couponBack = comesBack(returning, parts.value)
  const growth = growthAfter(returning, parts.value.growthBack)
  const { refundFen, pointsBack } = parts.value
  return ok({
    back: { id, at: now, listFen, refundFen, pointsBack, pointsTaken, couponBack },
    debt: taken?.debt ?? 0,
    waived: taken?.waived ?? 0,
    lines,
    member: {
      ...accountFields(account),
      growth,
      ...tierFields(afterReturn(member.tier, growth, program.tiers)),
    },
    ...(couponBack && coupon ? { coupon: couponAfter(coupon, sale._id, now) } : {}),
  })
}
