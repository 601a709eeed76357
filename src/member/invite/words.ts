import { doingWords } from '#core/invites/summary'
import type { CampaignView, RewardState, TeamView } from '#core/invites/views'
import type { News } from '@/stores/invite'
import type { Tone } from '@/ui'

/** How far a reward is, in words and a tint; `open` is none yet and says nothing. */
export const REWARD_STATES: Record<RewardState, { words: string; tone: Tone }> = {
  open: { words: '', tone: 'plain' },
  owed: { words: '发放中', tone: 'warn' },
  given: { words: '已到账', tone: 'good' },
  back: { words: '已收回', tone: 'plain' },
  debt: { words: '已收回，记作待补', tone: 'plain' },
  note: { words: '已用掉，不用补', tone: 'plain' },
  none: { words: '名额用完了', tone: 'plain' },
}

/** The one thing: how many friends are here. */
export const headText = ({ counted }: TeamView): string =>
  counted === 0 ? '邀请好友，一起有礼' : `已有 ${counted} 位好友完成`

/** What a friend does themself (C4), while there is none yet. */
const firstText = ({ action = 'joined', minFen }: CampaignView): string =>
  `好友${doingWords({ action, minFen })}，就记在这里`

/** What those are doing who are not counted for good, as far as there are any. */
export const countsText = (team: TeamView, campaign: CampaignView): string => {
  const { kept, waiting, held, counted } = team
  if (counted + waiting + held === 0) return firstText(campaign)
  const parts = [
    kept > 0 ? `${kept} 位已留存` : '',
    waiting > 0 ? `${waiting} 位进行中` : '',
    held > 0 ? `${held} 位核实中` : '',
  ]
  return parts.filter(Boolean).join('，') || '留存期内还可能收回，过后就是您的'
}

/** Why nobody can be invited now; undefined while the campaign runs. */
export function stopText(status: TeamView['status'], { left }: CampaignView): string | undefined {
  if (status === 'paused') return '活动暂停中，这段时间加入的好友不计入。已经得到的都还在'
  if (status === 'ended') return '活动已经结束，谢谢您。下面是您的记录，已经计入的照常留存'
  return left === 0 ? '名额已经用完，之后加入的好友不再有奖励。已经得到的都还在' : undefined
}

/** What has just come, in one sentence; empty without news. */
export const newsText = ({ friends, kept, given }: News): string => {
  const parts = [
    friends > 0 ? `刚刚有 ${friends} 位好友完成了` : '',
    friends === 0 && kept > 0 ? `有 ${kept} 位好友留存了` : '',
    given.length > 0 ? `${given.map(({ name }) => name).join('、')} 已经到账` : '',
  ]
  return parts.filter(Boolean).join('，')
}

/** What both sides get, in one sentence. */
export const bothText = ({ friend }: CampaignView): string =>
  friend ? `每位好友得 ${friend.name}，您得到下面的奖励` : '您得到下面的奖励'

/** Past the last step only the friend has something of it, and that is said. */
export const beyondText = ({ steps, friend }: CampaignView, counted: number): string => {
  if (counted < steps.length) return ''
  const words = `第 ${steps.length} 位以后，您不再有新的奖励`
  return friend ? `${words}，好友照样有见面礼` : words
}
