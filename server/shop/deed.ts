import type { PointsLine } from '#core/points/views'
import type { CouponDoc } from '../coupons'

/** What the audit and the ledger say of an exchange that was taken back. */
export const backDeed = (
  { _id, name, memberId }: CouponDoc,
  points: number,
  lines: PointsLine[],
  where?: string,
) => ({
  subject: _id,
  after: `${name} · 退回 ${points} 分`,
  ledger: {
    memberId,
    cause: 'cancel' as const,
    lines,
    rule: '积分退回原来的批次，到期日不变',
    document: { kind: 'coupon' as const, id: _id, name },
    ...(where === undefined ? {} : { where }),
  },
})
