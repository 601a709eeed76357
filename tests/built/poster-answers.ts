import type { CampaignDesk } from '../../core/invites/desk-views.ts'
import type { PosterForm } from '../../core/posters/form.ts'
import type { PosterShown } from '../../core/posters/views.ts'
import { NO_CATALOGUE } from '../../core/products/views.ts'
import { NOW, type Script } from './clerk-cloud.ts'
import { CODE, campaign } from './invite-answers.ts'
import { operatorDay } from './operator-answers.ts'

/** Scripted answers of posters: a member's own, and a draft with two of them. */

const DAY = 86_400_000

export const shown: PosterShown = {
  paper: 'light',
  identity: {},
  theme: '冬天的第一杯桂花乌龙',
  points: ['当季桂花，手工窨制', '到店现泡，坐多久都行', '不满意可以换一款'],
  urgency: '12月12日 (周六) 18:00 截止',
  benefit: { words: '新朋友见面礼', name: '满 60 减 12 元券' },
  howTo: '微信扫一扫，先看规则再决定',
  organiser: '山间茶铺',
}

export const posterDay: Script = {
  'invites.poster': { code: CODE, poster: shown },
  'invites.code': { fileId: `cloud://local.bucket/invites/${CODE}.png` },
}

export const poster: PosterForm = {
  identity: true,
  endorsement: { words: '青石巷开了八年的老茶铺', source: '工商登记，2018年3月' },
  theme: '冬天的第一杯桂花乌龙',
  occasion: { words: '冬至', from: '2026-11-20', until: '2026-12-10' },
  points: shown.points,
  anchor: { name: '桂花乌龙', listFen: 8800, payFen: 6850, proof: '价目表', day: '2026-11-20' },
  urgency: 'end',
  benefit: '新朋友见面礼',
  paper: 'light',
}

const points = { kind: 'points' as const, points: 200 }

const form: CampaignDesk['form'] = {
  name: campaign.name,
  organiser: campaign.organiser,
  contact: campaign.contact,
  rules: campaign.rules,
  shareTitle: campaign.shareTitle,
  action: 'joined',
  steps: [{ now: points }],
  friend: points,
  startsAt: NOW - DAY,
  endsAt: NOW + 20 * DAY,
  keptDays: 7,
  keptByBuying: true,
  whenSpent: 'note',
  stock: 500,
  budgetFen: 1_000_000,
  staffMayInvite: false,
  leaderboard: false,
  risk: {
    perHour: 6,
    perDay: 12,
    perDevice: 2,
    perNetwork: 6,
    perNight: 3,
    keptFrom: 10,
    keptPercent: 30,
  },
  posters: [
    { name: 'A', weight: 1, poster },
    { name: 'B', weight: 1, poster: { ...poster, theme: '来坐坐，喝杯热茶' } },
  ],
}

type Status = CampaignDesk['row']['status']

export const desk = (
  status: Status,
  posters: CampaignDesk['form']['posters'] = form.posters,
  findings: CampaignDesk['check']['findings'] = [],
): CampaignDesk => ({
  row: {
    id: 'ic1',
    name: form.name,
    status,
    version: 1,
    startsAt: form.startsAt,
    endsAt: form.endsAt,
    used: 0,
    stock: form.stock,
    spentFen: 0,
    budgetFen: form.budgetFen,
    held: 0,
  },
  form: { ...form, posters },
  hash: 'a'.repeat(64),
  check: { worstFen: 0, perFriendFen: 0, summary: [], findings, problems: [] },
  view: { ...campaign, status },
})

/** The desk keeps what it is sent, as the cloud does. */
export const posterDesk = (first = desk('draft')): Script => {
  let now = first
  return {
    ...operatorDay,
    'products.list': { catalogue: NO_CATALOGUE },
    'invites.campaign': () => ({ campaign: now }),
    'invites.saveDraft': (input: { form: CampaignDesk['form'] }) => {
      now = { ...now, form: input.form }
      return { campaign: now }
    },
  }
}
