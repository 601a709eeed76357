import { lt, updateWhere } from '../platform/store'
import { coupons } from './records'

/** Voids a member's unused coupons: all of them, or those issued before `before`. Answers how many. */
export const voidIssued = (memberId: string, now: number, before?: number): Promise<number> =>
  updateWhere(
    coupons,
    {
      memberId,
      status: 'issued',
      ...(before === undefined ? {} : { issuedAt: lt(before) }),
    },
    {
      set: { status: 'voided', touchedAt: now },
      inc: { rev: 1 },
      push: { story: [{ at: now, event: 'voided' }] },
    },
  )
