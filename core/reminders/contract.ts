import * as v from 'valibot'
import { id } from '../kernel/fields'
import { route } from '../kernel/route'

export const remindersMemberRoutes = {
  /** After the person accepted one subscribe message for this coupon (platform.md §2.5, C11). */
  'reminders.want': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ couponId: id }),
    output: v.strictObject({ wanted: v.boolean() }),
    refusals: ['coupons.not-found'],
  }),
}
