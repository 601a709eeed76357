import { yuanText } from '../kernel/money'
import { momentText } from '../kernel/time'
import type { Action, CampaignForm, Reward, Step } from './form'

/** The name of a reward as people read it: 满100减20券, 200 积分. */
export type NameOf = (reward: Reward) => string

const ORDER = ['一', '二', '三', '四'] as const

/** What a friend does to be counted. */
export const doingWords = ({
  action,
  minFen,
}: {
  action: Action
  minFen?: number | undefined
}): string => {
  if (action === 'joined') return '第一次加入会员'
  if (action === 'added') return '第一次加入会员，并添加我们的企业微信'
  const least = minFen === undefined ? '' : `满 ${yuanText(minFen)} 元`
  return `第一次加入会员，并完成一次消费${least}`
}

const stepWords = ({ now, kept }: Step, index: number, nameOf: NameOf): string => {
  const first = `第${ORDER[index]}位好友：马上得${nameOf(now)}`
  return kept ? `${first}，留存后再得${nameOf(kept)}` : first
}

const keepingWords = ({ keptDays, keptByBuying }: CampaignForm): string => {
  if (keptDays === 0) return '好友完成后就算留存，奖励不再收回'
  const buying = keptByBuying ? '，或在这期间再次消费，' : ''
  return `好友完成后 ${keptDays} 天内没有离开${buying}就算留存，奖励不再收回`
}

const LEAVING: Record<Action, string> = {
  joined: '注销会员',
  bought: '注销会员或退货',
  added: '注销会员或删除企业微信联系人',
}

const takingBackWords = ({ keptDays, action, whenSpent }: CampaignForm): string[] => {
  if (keptDays === 0) return []
  const spent = whenSpent === 'debt' ? '已经用掉的，从以后的积分里补' : '已经用掉的，不用补'
  return [`好友在这期间${LEAVING[action]}，这一位的奖励收回一次；${spent}`]
}

const friendWords = ({ friend }: CampaignForm, nameOf: NameOf): string[] =>
  friend ? [`好友完成后马上得${nameOf(friend)}`] : []

/**
 * What a campaign means, in sentences that member, friend and operator all read (facts/platform.md
 * C5, C26): what is to be done, what both get and when, when it is taken back, and what does not count.
 */
export const summaryOf = (form: CampaignForm, nameOf: NameOf): string[] => [
  `${momentText(form.startsAt)} 至 ${momentText(form.endsAt, form.startsAt)}`,
  `好友通过您的邀请${doingWords(form)}，就计入一位`,
  ...friendWords(form, nameOf),
  ...form.steps.map((step, index) => stepWords(step, index, nameOf)),
  keepingWords(form),
  ...takingBackWords(form),
  `一共 ${form.stock} 个名额，先完成的先得，用完为止`,
  '每位好友只计入最早邀请的一位会员；从朋友圈打开的不计入，分享本身没有奖励',
]
