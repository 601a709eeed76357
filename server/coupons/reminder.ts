import * as v from 'valibot'
import { collection, get } from '../platform/store'

const reminder = v.object({
  /** The coupon's id: one reminder per coupon. */
  _id: v.string(),
  openid: v.string(),
  status: v.picklist(['wanted', 'sending', 'sent', 'failed', 'needless']),
  sendAt: v.number(),
})
export type ReminderDoc = v.InferOutput<typeof reminder>
export const reminders = collection('reminders', reminder)

/** The brand's subscribe-message template for ending coupons; undefined when it set none. */
export const endingTemplateId = (): string | undefined =>
  process.env.SHUKE_TEMPLATE_ENDING || undefined

export const isWanted = async (couponId: string): Promise<boolean> =>
  (await get(reminders, couponId)) !== undefined
