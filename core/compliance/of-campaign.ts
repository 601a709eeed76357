import type { CampaignForm, Reward, Step } from '../invites/form'
import { dayText } from '../kernel/time'
import type { CaseReward, ComplianceCase } from './case'

const DEED = { joined: 'join', bought: 'first-sale', added: 'add-wecom' } as const

/** Always fixed, and paid with the friend's own deed; what is kept comes on top of it (C7). */
const rewardOf = (trigger: CaseReward['trigger'], to: 'inviter' | 'friend', { kind }: Reward) =>
  ({ trigger, to, kind, amount: 'fixed', when: 'at-once' }) as CaseReward

const rewardsOf = ({ action, steps, friend }: CampaignForm): CaseReward[] => [
  ...steps.map(({ now }: Step) => rewardOf(DEED[action], 'inviter', now)),
  ...(friend ? [rewardOf(DEED[action], 'friend', friend)] : []),
]

/** An invite campaign as the rules read it; its posters are cases of their own (of-poster.ts). */
export const caseOfCampaign = (form: CampaignForm): ComplianceCase => ({
  subject: 'campaign',
  name: form.name,
  texts: { 名称: form.name, 活动规则: form.rules, 分享卡片标题: form.shareTitle },
  rewards: rewardsOf(form),
  invite: {
    steps: form.steps.length,
    perStep: true,
    teamSize: form.steps.length + 1,
    depth: 1,
    commission: false,
    sources: ['chat', 'group', 'qr'],
    newOnly: true,
    dailyCap: form.risk.perDay,
  },
  terms: {
    rules: form.rules,
    organiser: form.organiser,
    contact: form.contact,
    period: `${dayText(form.startsAt)}–${dayText(form.endsAt)}`,
    quota: `${form.stock} 位好友`,
    canStop: true,
  },
})
