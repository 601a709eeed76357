import type { Validity } from '#core/coupons/views'
import { type BusinessDay, dayText, startOfDay } from '#core/kernel/time'

/** How long a ticket will be good, before it is anybody's. */
export const validText = (validity: Validity): string =>
  validity.kind === 'days'
    ? `领取后 ${validity.days} 天内有效`
    : `${dayText(startOfDay(validity.day as BusinessDay))} 前有效`
