import type { CaseReward, ComplianceCase } from '../case'
import { ALL, type Hit, type Rule, red, when, yellow } from '../rule'
import { findWords } from '../text/find'
import { byChance, delayed, teams, volume, whenFull } from '../words/invite'
import {
  acrossSentences,
  beforeBuying,
  forced,
  hinted,
  moments,
  shallow,
  smallPrint,
} from '../words/share'
import { PLATFORM } from './sources'

/** 5.1: deeds that are sharing, whatever they are called. */
const SHARING = ['share', 'moments-share', 'group-share', 'recommend', 'screenshot'] as const
/** Deeds that are no deep interaction (C4). */
const SHALLOW = [
  'share',
  'group-share',
  'recommend',
  'open',
  'click',
  'scan',
  'help',
  'watch',
] as const
/** Deeds by which somebody brings somebody. */
const BRINGING = [...SHARING, ...SHALLOW, 'invite'] as const
/** Waiting longer than this is no reward at once; the time for a check by a person. */
const AT_ONCE_DAYS = 1
const LONG_DAYS = 7
/** 5.1.8: with the one who shares. */
const TEAM_MOST = 5
const STEPS_MOST = 4
const DAILY_CAP_MOST = 50

const within = (list: readonly string[], one: string | undefined): boolean =>
  one !== undefined && list.includes(one)

/** Rewards that somebody gets for other people. */
export const forOthers = ({ rewards = [], invite }: ComplianceCase): [CaseReward, number][] =>
  rewards
    .map((reward, i): [CaseReward, number] => [reward, i])
    .filter(
      ([{ trigger, to }]) =>
        (within(BRINGING, trigger) && !isAlone({ trigger, to })) ||
        to === 'inviter' ||
        to === 'both' ||
        (to === undefined && invite),
    )

/** To open or scan something oneself brings nobody: a code on the table is no share. */
const ALONE = ['open', 'click', 'scan', 'watch'] as const
const isAlone = ({ trigger, to }: CaseReward): boolean =>
  within(ALONE, trigger) && (to === 'self' || to === 'friend')

const rewardsFor = (config: ComplianceCase, deeds: readonly string[], say: string): Hit[] =>
  (config.rewards ?? []).flatMap((reward, i) =>
    when(
      within(deeds, reward.trigger) && !isAlone(reward),
      red(`rewards.${i}.trigger`, reward.trigger ?? '', say),
    ),
  )

const requiredOf = (config: ComplianceCase, deeds: readonly string[], say: string): Hit[] =>
  (config.required ?? [])
    .filter((deed) => deeds.includes(deed))
    .map((deed) => red('required', deed, say))

const unlocks = ({ rewards = [] }: ComplianceCase): Hit[] =>
  rewards.flatMap(({ trigger, kind, to }, i) =>
    when(
      within(BRINGING, trigger) && kind === 'unlock' && !isAlone({ trigger, to }),
      red(`rewards.${i}.kind`, 'unlock', '不能把分享或拉人当作解锁的条件'),
    ),
  )

const C1: Rule = {
  id: 'C1',
  clause: '运营规范 5.1.1',
  quote: '强制用户分享：分享后才能继续下一步操作……视频播放或用户退出过程中弹窗诱导用户进行分享等',
  ...PLATFORM,
  guard: '没有哪一步以分享为条件；分享永远不是门槛',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, forced),
    ...requiredOf(config, [...SHARING, 'help', 'invite'], '不能把分享或拉人当作继续的条件'),
    ...unlocks(config),
    ...when(config.share?.popup, red('share.popup', 'true', '不能弹窗要人分享')),
  ],
}

const C2: Rule = {
  id: 'C2',
  clause: '运营规范 5.1.2',
  quote: '暗示用户分享：通过红点提醒分享、分享按钮动态变化等诱导用户进行分享',
  ...PLATFORM,
  guard: '分享按钮没有角标，也没有动画',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, hinted),
    ...when(config.share?.redDot, red('share.redDot', 'true', '分享按钮不能有红点')),
    ...when(config.share?.animated, red('share.animated', 'true', '分享按钮不能有动画')),
    ...when(
      config.share?.rewardShown,
      yellow('share.rewardShown', 'true', '分享按钮旁写着好处接近暗示；请写明它不因分享而给'),
    ),
  ],
}

const C3: Rule = {
  id: 'C3',
  clause: '运营规范 5.1.3',
  quote: '诱导分享朋友圈：诱导用户通过分享至朋友圈获取利益',
  ...PLATFORM,
  guard: '只有聊天卡片和本人的码算数；场景 1154、1155 从不算数；海报文案里没有朋友圈',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, moments),
    ...rewardsFor(config, ['moments-share', 'screenshot'], '发朋友圈不能有奖励'),
    ...(config.invite?.sources ?? [])
      .filter((source) => source === 'moments' || source === 'single-page')
      .map((source) => red('invite.sources', source, '从朋友圈或单页模式来的不能算数')),
  ],
}

const C4: Rule = {
  id: 'C4',
  clause: '运营规范 5.1.4',
  quote: '以分享后无需互动或无需深度互动即可获得利益的方式诱导分享至群或好友',
  ...PLATFORM,
  guard: '奖励只来自好友自己完成的入会、首单或添加；打开和点击从不算数',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, [...shallow, ...beforeBuying, ...acrossSentences]),
    ...rewardsFor(config, SHALLOW, '分享、打开、点击、助力都不能换奖励'),
    ...when(
      config.invite?.newOnly === false,
      yellow('invite.newOnly', 'false', '不是新会员也算时容易变成刷人头；请写明理由'),
    ),
  ],
}

/** What everybody must be able to read before they take part (5.1.5.1). */
const TO_BE_SAID = {
  rules: '活动规则',
  organiser: '主办方',
  contact: '联系方式',
  period: '活动时间',
  quota: '名额',
  steps: '活动步骤',
  reward: '奖励内容',
} as const

const unsaid = ({ terms = {} }: ComplianceCase): Hit[] =>
  (Object.keys(TO_BE_SAID) as (keyof typeof TO_BE_SAID)[])
    .filter((key) => terms[key]?.trim() === '')
    .map((key) => red(`terms.${key}`, '（空）', `没有写${TO_BE_SAID[key]}`))

const C5: Rule = {
  id: 'C5',
  clause: '运营规范 5.1.5',
  quote:
    '小程序分享活动未清晰明确活动规则，存在误导用户的行为……或使用小微字体、灰色字体等让用户难以注意',
  ...PLATFORM,
  guard: '规则、步骤、奖励、名额、时间、主办方和联系方式填全才能发布；入口页上能点开规则',
  level: 'red',
  subjects: ['campaign', 'poster', 'coupon'],
  check: (config) => [
    ...findWords(config, smallPrint),
    ...unsaid(config),
    ...when(
      config.texts?.rules?.trim() === '' && config.subject === 'campaign' && !config.terms?.rules,
      red('rules', '（空）', '没有写活动规则'),
    ),
    ...when(
      config.terms?.hidden,
      red('terms.hidden', 'true', '规则要显著，不能用小字、灰字或藏起来'),
    ),
  ],
}

const CHANCES = ['lottery-chance', 'random-amount']

const C6: Rule = {
  id: 'C6',
  clause: '运营规范 5.1.6',
  quote: '分享收益存在概率性：在小程序分享活动流程中以概率事件或者不确定的获利结果诱导用户进行分享',
  ...PLATFORM,
  guard: '邀请的奖励只能选固定值；抽奖机会和随机金额选不到',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, byChance),
    ...when(
      config.invite && config.lottery && !config.rewards,
      red('lottery', 'invite', '邀请和抽奖不能放在一起'),
    ),
    ...forOthers(config).flatMap(([{ kind, amount, when: paid }, i]) =>
      when(
        within(CHANCES, kind) || amount === 'random' || paid === 'draw',
        red(`rewards.${i}.kind`, kind ?? amount ?? 'draw', '邀请的奖励必须固定，不能抽、不能随机'),
      ),
    ),
  ],
}

/** The days in which a purchase may be given back are a reason to wait, if somebody says so. */
const RETURNABLE = ['purchase', 'first-sale'] as const
const waitsForReturns = ({ trigger, when: paid, days = LONG_DAYS + 1 }: CaseReward): boolean =>
  paid === 'later' && within(RETURNABLE, trigger) && days <= LONG_DAYS

const delayedReward = ([reward, i]: [CaseReward, number]): Hit[] => {
  const { when: paid, days = 0 } = reward
  const waits = waitsForReturns(reward)
  return [
    ...when(
      paid === 'all-steps',
      red(`rewards.${i}.when`, 'all-steps', '不能攒够人数才给；每位好友完成就给'),
    ),
    ...when(
      (paid === 'later' && !waits) || days > LONG_DAYS,
      red(`rewards.${i}.when`, `${days} 天`, '邀请的奖励要马上给，不能等很久'),
    ),
    ...when(
      (paid !== 'later' || waits) && days > AT_ONCE_DAYS && days <= LONG_DAYS,
      yellow(`rewards.${i}.days`, `${days} 天`, '奖励要等几天才到；请写明为什么'),
    ),
  ]
}

const C7: Rule = {
  id: 'C7',
  clause: '运营规范 5.1.7',
  quote:
    '分享收益非即时获得：小程序内分享活动收益和最终收益要求用户长期参与才可获取，不满足即时性要求',
  ...PLATFORM,
  guard: '每位好友完成就付一步的奖励；留存的部分另算，从不代替它',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, [...delayed, ...whenFull]),
    ...forOthers(config).flatMap(delayedReward),
    ...when(
      config.invite?.perStep === false && (config.invite.steps ?? TEAM_MOST) > 1,
      red('invite.perStep', 'false', '不能攒够人数才给；每位好友完成就给'),
    ),
  ],
}

const C8: Rule = {
  id: 'C8',
  clause: '运营规范 5.1.8',
  quote: '组队分享人数过多：小程序内组队组团类分享活动，包括分享者的参与总人数未限制在5人内',
  ...PLATFORM,
  guard: '一队最多 5 人；邀请默认最多 4 步',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, teams),
    ...when(
      (config.invite?.teamSize ?? 0) > TEAM_MOST,
      red('invite.teamSize', `${config.invite?.teamSize}`, '连同发起人不能超过 5 人'),
    ),
    ...when(
      (config.invite?.steps ?? 0) > STEPS_MOST && (config.invite?.teamSize ?? 0) <= TEAM_MOST,
      yellow('invite.steps', `${config.invite?.steps}`, '超过 4 步的邀请接近多人组队；请写明理由'),
    ),
  ],
}

const C9: Rule = {
  id: 'C9',
  clause: '运营规范 5.1.9、5.28',
  quote: '小程序分享存在利诱行为，且一段时间内分享次数过多，将触发频率限制',
  ...PLATFORM,
  guard: '每人每天和每个活动都有上限；转化太低时提醒，随时可以停',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, volume),
    ...when(
      config.invite?.dailyCap === null || (config.invite?.dailyCap ?? 0) > DAILY_CAP_MOST,
      yellow('invite.dailyCap', `${config.invite?.dailyCap ?? '不限'}`, '请设每日上限，或写明理由'),
    ),
  ],
}

export const sharing: readonly Rule[] = [C1, C2, C3, C4, C5, C6, C7, C8, C9]
