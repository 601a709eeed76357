import { caseOfPush, judge, verdictOf } from '#core/compliance'
import { statusAt } from '#core/coupons/rules'
import { datedMomentText } from '#core/kernel/time'
import {
  type CouponDoc,
  coupons,
  endingTemplateId,
  type ReminderDoc,
  reminders,
  rewardTemplateId,
} from '../coupons'
import { find, get, lte, updateWhere } from '../platform/store'
import { sendMessage } from '../platform/wechat'

/** One run sends this many; at about 100 ms each it stays well inside the function's time. */
const SLICE = 50
/** A `thing` field takes 20 characters (facts/platform.md §2.5). */
const THING_CHARACTERS = 20
const COUPON_PAGE = 'member/coupon/index'
const INVITE_PAGE = 'member/invite/index'

const isKnown = (error: unknown): boolean => {
  const { errCode } = error as { errCode?: unknown }
  return typeof errCode === 'number'
}

const messageFor = (reminder: ReminderDoc, coupon: CouponDoc, templateId: string) => ({
  openid: reminder.openid,
  templateId,
  page: `${COUPON_PAGE}?id=${encodeURIComponent(coupon._id)}`,
  fields: {
    thing1: coupon.name.slice(0, THING_CHARACTERS),
    time2: datedMomentText(coupon.expiresAt),
    thing3: '券快到期了，记得来用',
  },
})

const rewardMessage = (
  { openid }: ReminderDoc,
  { campaignId, name }: NonNullable<ReminderDoc['reward']>,
  templateId: string,
) => ({
  openid,
  templateId,
  page: `${INVITE_PAGE}?id=${encodeURIComponent(campaignId)}`,
  fields: { thing1: name.slice(0, THING_CHARACTERS), thing2: '好友加入了，奖励已经到账' },
})

/** What there is to say; undefined when it has become needless. */
const wordOf = async (reminder: ReminderDoc, now: number) => {
  if (reminder.reward) {
    const templateId = rewardTemplateId()
    return templateId && rewardMessage(reminder, reminder.reward, templateId)
  }
  const templateId = endingTemplateId()
  const coupon = templateId && (await get(coupons, reminder._id))
  const isUseful = coupon && statusAt(coupon, now) === 'issued'
  return isUseful && templateId ? messageFor(reminder, coupon, templateId) : undefined
}

/** A name may have been written before a rule was known: what is banned is not sent to anybody. */
const isBanned = ({ fields }: { fields: Record<string, string> }): boolean =>
  verdictOf(judge(caseOfPush({ fields, asked: true }))) === 'red'

/** Takes one reminder for sending; false when another run has it. */
const take = async ({ _id }: ReminderDoc): Promise<boolean> =>
  (await updateWhere(reminders, { _id, status: 'wanted' }, { set: { status: 'sending' } })) === 1

const settle = (_id: string, status: ReminderDoc['status']) =>
  updateWhere(reminders, { _id, status: 'sending' }, { set: { status } })

const sendOne = async (reminder: ReminderDoc, now: number) => {
  if (!(await take(reminder))) return
  const message = await wordOf(reminder, now)
  if (!message || isBanned(message)) return settle(reminder._id, 'needless')
  try {
    await sendMessage(message)
    return await settle(reminder._id, 'sent')
  } catch (error) {
    // 43101 and its like: the person's one accept is used up. It is never tried twice, because a
    // second message would be one that nobody asked for.
    if (!isKnown(error)) throw error
    return settle(reminder._id, 'failed')
  }
}

/** Sends the reminders that are due, each at most once. Answers how many were looked at. */
export const sendDue = async (now: number): Promise<number> => {
  if (endingTemplateId() === undefined && rewardTemplateId() === undefined) return 0
  const due = await find(reminders, {
    where: { status: 'wanted', sendAt: lte(now) },
    order: [['sendAt', 'asc']],
    limit: SLICE,
  })
  for (const reminder of due) await sendOne(reminder, now)
  return due.length
}
