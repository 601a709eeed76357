import type { CampaignView, RewardView } from '#core/invites/views'
import { yuanText } from '#core/kernel/money'
import type { Invited, InvitedState } from '@/stores/invited'

interface Heading {
  title: string
  text: string
}

const NEW_ONLY = '见面礼是给第一次加入的朋友的'

/** One kind sentence for each thing that an invitation can be to a person. */
const headings: Record<InvitedState, Heading> = {
  own: { title: '这是您自己的邀请', text: '自己打开不计入；好友打开并加入后，会记在您的活动里' },
  here: { title: '您已经加入了', text: '' },
  member: {
    title: '很高兴又见到您',
    text: `您已经是会员。${NEW_ONLY}，所以这一次不计入`,
  },
  told: { title: '欢迎您', text: '' },
  gone: { title: '见面礼已经领完了', text: '来晚一步，抱歉。会员卡还在等您' },
  open: { title: '送您一份见面礼', text: '' },
}

const firstWords = ({ friend }: CampaignView): Heading =>
  friend ? headings.open : { title: '邀请您成为会员', text: '加入后就有会员卡、优惠券和积分' }

/** The heading of the page, with the server's own reason where it gave one. */
export function headingOf(invited: Invited): Heading {
  const { state, brought } = invited
  const { campaign, told } = invited.load.data ?? {}
  if (state === 'open' && campaign) return firstWords(campaign)
  const heading = headings[state]
  if (state === 'here') return { ...heading, text: brought?.words ?? '' }
  return { ...heading, text: told && state !== 'own' ? told.words : heading.text }
}

const PLACES: Record<RewardView['kind'], string> = {
  coupon: '放进您的券包',
  points: '记进您的积分',
}

/** What the friend does, step by step, and when the benefit comes. */
export function todoOf({ action, minFen, friend }: CampaignView): string[] {
  const least = minFen === undefined ? '' : `，满 ${yuanText(minFen)} 元`
  const more: Partial<Record<NonNullable<CampaignView['action']>, string>> = {
    bought: `到店完成第一次消费${least}，付款前出示会员码`,
    added: '添加我们的企业微信',
  }
  const second = action && more[action]
  return [
    '看过会员须知，同意并加入，不要手机号',
    ...(second ? [second] : []),
    ...(friend ? [`见面礼马上到账，${PLACES[friend.kind]}`] : []),
  ]
}
