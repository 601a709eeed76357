import type { Validity } from '#core/coupons/views'
import { type BusinessDay, dayText, startOfDay } from '#core/kernel/time'

/** How long a ticket will be good, before it is anybody's. */
export const validText = (validity: Validity, taken: '领取' | '兑换' = '领取'): string =>
  validity.kind === 'days'
    ? `${taken}后 ${validity.days} 天内有效`
    : `${dayText(startOfDay(validity.day as BusinessDay), Date.now())} 前有效`
