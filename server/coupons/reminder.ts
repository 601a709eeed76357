import * as v from 'valibot'
import { collection, get } from '../platform/store'

const reminder = v.object({
  /** The coupon's id, or `i.` and an invite code: one reminder per thing. */
  _id: v.string(),
  openid: v.string(),
  status: v.picklist(['wanted', 'sending', 'sent', 'failed', 'needless']),
  sendAt: v.number(),
  /** An invitation's reward, once it is there; absent: a coupon that ends. */
  reward: v.optional(v.object({ campaignId: v.string(), name: v.string() })),
})
export type ReminderDoc = v.InferOutput<typeof reminder>
export const reminders = collection('reminders', reminder)

/** The brand's subscribe-message template for ending coupons; undefined when it set none. */
export const endingTemplateId = (): string | undefined =>
  process.env.SHUKE_TEMPLATE_ENDING || undefined

/** The one for rewards that have arrived. */
export const rewardTemplateId = (): string | undefined =>
  process.env.SHUKE_TEMPLATE_REWARD || undefined

export const isWanted = async (couponId: string): Promise<boolean> =>
  (await get(reminders, couponId)) !== undefined
