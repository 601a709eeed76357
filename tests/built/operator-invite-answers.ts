import { NOW, type Script } from './clerk-cloud.ts'
import { operatorDay } from './operator-answers.ts'

/** What the cloud says of invite campaigns at the operator's desk on a good day. */

export const DAY = 24 * 60 * 60_000
const HOUR = DAY / 24

export const HASH = 'a'.repeat(64)

export const plan = {
  perHour: 5,
  perDay: 10,
  perDevice: 2,
  perNetwork: 5,
  perNight: 2,
  keptFrom: 5,
  keptPercent: 50,
}

export const campaignForm = {
  name: '冬日邀请有礼',
  organiser: '山间茶铺',
  contact: '0571 8700 1234',
  rules: '1. 好友亲自完成才计入。\n2. 每位好友只计入一次。',
  shareTitle: '送您一份见面礼，有空来坐坐',
  action: 'joined',
  steps: [
    { now: { kind: 'points', points: 100 } },
    { now: { kind: 'points', points: 100 }, kept: { kind: 'points', points: 50 } },
  ],
  friend: { kind: 'coupon', templateId: 'tOut' },
  startsAt: NOW + DAY,
  endsAt: NOW + 31 * DAY,
  keptDays: 7,
  keptByBuying: true,
  whenSpent: 'note',
  stock: 100,
  budgetFen: 250_000,
  staffMayInvite: false,
  leaderboard: false,
  risk: plan,
  posters: [],
}

const summary = [
  '11月23日 (周一) 18:00 至 12月23日 (周三) 18:00',
  '好友通过您的邀请第一次加入会员，就计入一位',
  '好友完成后马上得满 60 减 12',
  '第一位好友：马上得100 积分',
  '第二位好友：马上得100 积分，留存后再得50 积分',
  '好友完成后 7 天内没有离开，或在这期间再次消费，就算留存，奖励不再收回',
  '一共 100 个名额，先完成的先得，用完为止',
]

const reward = (name: string) => ({ kind: 'points', name })

export const row = (id: string, status: string, change: object = {}) => ({
  id,
  name: campaignForm.name,
  status,
  version: 1,
  startsAt: campaignForm.startsAt,
  endsAt: campaignForm.endsAt,
  used: 0,
  stock: 100,
  spentFen: 0,
  budgetFen: 250_000,
  held: 0,
  ...change,
})

export const yellow = {
  rule: 'C14',
  level: 'yellow',
  clause: '广告法 第九条',
  quote: '广告不得使用“国家级”“最高级”“最佳”等用语',
  source: '中华人民共和国广告法',
  date: '2021-04-29',
  field: '活动规则',
  words: '最实惠',
  say: '有“最”字的绝对化说法，能证明才可以写',
}

export const red = {
  rule: 'C2',
  level: 'red',
  clause: '微信小程序平台运营规范 5.1.1',
  quote: '不得以利益引诱用户分享',
  source: '微信小程序平台运营规范',
  date: '2025-06-01',
  field: '分享卡片标题',
  words: '分享朋友圈领券',
  say: '不能因为分享本身给奖励',
}

interface DeskChange {
  row?: object
  form?: object
  check?: object
  more?: object
}

export const desk = (id: string, status: string, change: DeskChange = {}) => ({
  row: row(id, status, change.row),
  form: { ...campaignForm, ...change.form },
  hash: HASH,
  check: {
    worstFen: 250_000,
    perFriendFen: 2500,
    summary,
    findings: [],
    problems: [],
    ...change.check,
  },
  view: {
    id,
    name: campaignForm.name,
    status,
    startsAt: campaignForm.startsAt,
    endsAt: campaignForm.endsAt,
    summary,
    rules: campaignForm.rules,
    organiser: campaignForm.organiser,
    contact: campaignForm.contact,
    friend: { kind: 'coupon', name: '满 60 减 12' },
    steps: [{ now: reward('100 积分') }, { now: reward('100 积分'), kept: reward('50 积分') }],
    keptDays: 7,
    left: 100,
    leaderboard: false,
    shareTitle: campaignForm.shareTitle,
  },
  ...change.more,
})

const out = desk('cOut', 'published', {
  row: { used: 42, spentFen: 61_250, held: 2, startsAt: NOW - 5 * DAY },
  form: { startsAt: NOW - 5 * DAY },
  more: { publishedAt: NOW - 6 * DAY, reason: '有进货单可以证明' },
})
export const campaigns = [
  desk('cDraft', 'draft'),
  out,
  desk('cPaused', 'paused', {
    row: { version: 2 },
    more: { publishedAt: NOW - 6 * DAY, pausedBecause: '平台通知：核对活动内容' },
  }),
  desk('cEnd', 'ended', { more: { publishedAt: NOW - 60 * DAY } }),
]

const byId = ({ campaignId }: { campaignId: string }) => ({
  campaign: campaigns.find((one) => one.row.id === campaignId),
})

const turned = (status: string) => (input: { campaignId: string }) => ({
  campaign: desk(input.campaignId, status, { more: { publishedAt: NOW } }),
})

export const friend = (id: string, state: string, change: object = {}) => ({
  friendId: id,
  friend: '会员 尾号 5678',
  inviterId: 'm1',
  inviter: '会员 尾号 2025',
  state,
  rule: 'under-review',
  words: '触发了风控规则，等待人工核实，核实前不发奖励',
  cameAt: NOW - 3 * HOUR,
  doneAt: NOW - 2 * HOUR,
  ...change,
})

export const told = (state: string, change: object = {}) => ({
  why: {
    friend: friend('f1', state),
    card: {
      who: '会员 尾号 5678',
      state,
      words: '触发了风控规则，等待人工核实，核实前不发奖励',
      lines: [
        { at: NOW - 3 * HOUR, words: '从聊天里打开会员 尾号 2025 的邀请' },
        { at: NOW - 2 * HOUR, words: '第一次加入会员，与会员 尾号 8841 用的是同一部手机' },
        { at: NOW - 2 * HOUR + 1, words: '触发：同一部手机最多 2 个人（同一部手机上 3 个人）' },
      ],
    },
    rewards: [{ to: '邀请人', name: '100 积分', state: 'given', at: NOW - HOUR }],
    blocked: false,
    ...change,
  },
})

export const results = {
  inviters: 36,
  active: 12,
  visits: 90,
  joined: 51,
  counted: 42,
  kept: 32,
  left: 4,
  refused: 9,
  held: 2,
  why: [
    { rule: 'member-before', words: '打开邀请以前已经是会员，不是新会员', count: 6 },
    { rule: 'self', words: '自己打开自己的邀请，不计入', count: 3 },
  ],
  spentFen: 61_250,
  perKeptFen: 1914,
  variants: [
    {
      name: 'A',
      inviters: 20,
      visits: 50,
      joined: 30,
      counted: 25,
      rate: { percent: 50, from: 36.6, until: 63.4 },
    },
    {
      name: 'B',
      inviters: 16,
      visits: 40,
      joined: 21,
      counted: 17,
      rate: { percent: 42.5, from: 28.5, until: 57.8 },
    },
  ],
  verdict: 'A 和 B 还看不出差别，相差 -12.6 到 26.7 个百分点',
}

export const tripped = {
  at: NOW - DAY,
  rule: 'device',
  words: '同一部手机最多 2 个人',
  seen: '同一部手机上 3 个人',
  who: '会员 尾号 5678',
  memberId: 'f1',
}

export const wecomOn = {
  on: true,
  push: true,
  corpName: '山间茶铺',
  userIds: ['zhou', 'su'],
  ways: { made: 12, quota: 50_000 },
  contacts: { all: 318, linked: 204 },
  callbackAt: NOW - HOUR,
  waiting: 0,
  failed: 1,
  failure: {
    at: NOW - DAY,
    what: '发欢迎语',
    code: 'wecom.quota',
    why: '今天的次数用完了',
    errcode: 45009,
    count: 3,
  },
}

const check = ({ form }: { form: { rules: string } }) => ({
  check: {
    worstFen: 250_000,
    perFriendFen: 2500,
    summary,
    findings: form.rules.includes('最实惠') ? [yellow] : [],
    problems: [],
  },
})

export const inviteDay: Script = {
  ...operatorDay,
  'stores.list': {
    stores: [{ id: 'stSouth', name: '南山店', address: '南山路 1 号', phone: '0571 8700 1234' }],
  },
  'invites.campaigns': { campaigns: campaigns.map((one) => one.row) },
  'invites.campaign': byId,
  'invites.check': check,
  'invites.saveDraft': ({ campaignId, form }: { campaignId?: string; form: object }) => ({
    campaign: desk(campaignId ?? 'cNew', 'draft', { form }),
  }),
  'invites.publish': turned('published'),
  'invites.pause': turned('paused'),
  'invites.resume': turned('published'),
  'invites.end': turned('ended'),
  'invites.raise': turned('published'),
  'invites.copy': { campaign: campaigns[0] },
  'invites.stopAll': { paused: 1 },
  'invites.results': { results },
  'invites.top': {
    rows: [
      { place: 1, memberId: 'm1', who: '会员 尾号 2025', kept: 12, counted: 3 },
      { place: 2, memberId: 'm2', who: '会员 尾号 8841', kept: 9, counted: 0 },
    ],
  },
  'invites.people': ({ state }: { state: string }) => ({
    friends: state === 'held' ? [friend('f1', 'held'), friend('f2', 'held')] : [],
  }),
  'invites.person': told('held'),
  'invites.decide': ({ way }: { way: string }) => told(way === 'allow' ? 'counted' : 'refused'),
  'invites.block': { blocked: true },
  'invites.unblock': { blocked: false },
  'invites.blocked': {
    people: [
      {
        memberId: 'm9',
        member: '会员 尾号 9999',
        why: '在群里花钱拉人',
        who: '苏掌柜',
        at: NOW - DAY,
      },
    ],
  },
  'invites.replay': { looked: 18, tripped: [tripped], more: false },
  'wecom.show': { wecom: wecomOn },
  'wecom.ways': {
    rows: [
      {
        id: 't7Q4ZK2M9T0V3XW8Y1ABC',
        configId: 'cfg',
        remark: '冬日邀请有礼',
        userIds: ['zhou'],
        at: NOW - DAY,
        status: 'made',
      },
    ],
  },
}
