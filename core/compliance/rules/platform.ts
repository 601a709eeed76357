import type { ComplianceCase } from '../case'
import { ALL, type Hit, type Rule, red, when, yellow } from '../rule'
import { findWords } from '../text/find'
import { hype, praise, redPackets } from '../words/claims'
import { levels } from '../words/invite'
import { harassing, leadingAway, robots, subscribing } from '../words/messages'
import { all, GAIN, SHARE } from '../words/parts'
import { forOthers } from './sharing'
import { LINKS, PLATFORM, WECOM } from './sources'

/** A message a day is news; from the fourth on it is noise (mission.md S0-05: the cap is kept). */
const A_DAY = { yellow: 1, red: 3 }
const A_WEEK = { yellow: 3, red: 14 }
/** Quiet hours: nobody is woken before eight or after ten. */
const EARLIEST = 8
const LATEST = 22

const triggered = (
  { rewards = [] }: ComplianceCase,
  deeds: readonly string[],
  make: typeof red,
  say: string,
): Hit[] =>
  rewards.flatMap(({ trigger }, i) =>
    when(trigger && deeds.includes(trigger), make(`rewards.${i}.trigger`, `${trigger}`, say)),
  )

const demanded = (
  { required = [] }: ComplianceCase,
  deeds: readonly string[],
  say: string,
): Hit[] =>
  required.filter((deed) => deeds.includes(deed)).map((deed) => red('required', deed, say))

const commission = ({ invite, rewards = [] }: ComplianceCase): Hit[] => {
  const paid = invite?.commission === true || rewards.some(({ kind }) => kind === 'commission')
  return when(
    paid,
    yellow('invite.commission', 'true', '按好友的消费给佣金接近分销；请写明只有一层和理由'),
  )
}

const C10: Rule = {
  id: 'C10',
  clause: '运营规范 5.9、禁止传销条例第七条',
  quote: '不得通过微信小程序实施多级分销行为……形成上下级代理，诱导组建团队的多级分销行为',
  ...PLATFORM,
  guard: '只有一层：一个人只有一个邀请人，不存上级的上级',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, levels),
    ...when(
      (config.invite?.depth ?? 0) > 1,
      red('invite.depth', `${config.invite?.depth}`, '只能奖励一层'),
    ),
    ...when(
      config.invite?.entryFeeFen,
      red('invite.entryFeeFen', `${config.invite?.entryFeeFen}`, '不能交钱才能邀请'),
    ),
    ...commission(config),
  ],
}

/** In a message to open or to click it is to open the message. */
const paidToOpen = ({ subject }: ComplianceCase): readonly string[] => [
  'subscribe',
  'click-message',
  ...(subject === 'push' ? ['open', 'click'] : []),
]

const C11: Rule = {
  id: 'C11',
  clause: '运营规范 5.21.1、5.21.2',
  quote: '利诱用户订阅：订阅后用户可获得奖励……利诱用户点击：点击后用户可获得奖励',
  ...PLATFORM,
  guard: '不订阅也能签到、领券、用券；订阅没有积分',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, subscribing),
    ...triggered(config, paidToOpen(config), red, '订阅和点开消息不能有奖励'),
    ...demanded(config, ['subscribe', 'click-message'], '订阅不能是条件'),
    ...when(config.push?.asked === false, red('push.asked', 'false', '只发人自己要的那一条消息')),
  ],
}

const C12: Rule = {
  id: 'C12',
  clause: '运营规范 5.15.1、5.15.4',
  quote: '用户操作截屏后，立即跳转其他页面……用户未进行任何操作情况下，小程序默认读取剪切板信息',
  ...PLATFORM,
  guard: '截屏后只提示，不跳转；不碰剪切板',
  level: 'red',
  subjects: ALL,
  check: ({ page = {} }) => [
    ...when(
      page.jumpAfterScreenshot,
      red('page.jumpAfterScreenshot', 'true', '截屏后不能跳转页面'),
    ),
    ...when(page.readsClipboard, red('page.readsClipboard', 'true', '不能擅自读写剪切板')),
  ],
}

const often = ({ push = {} }: ComplianceCase): Hit[] => {
  const { perDay = 0, perWeek = 0 } = push
  return [
    ...when(perDay > A_DAY.red, red('push.perDay', `${perDay}`, '一天发太多条')),
    ...when(
      perDay > A_DAY.yellow && perDay <= A_DAY.red,
      yellow('push.perDay', `${perDay}`, '一天多于一条，请写明理由'),
    ),
    ...when(perWeek > A_WEEK.red, red('push.perWeek', `${perWeek}`, '一周发太多条')),
    ...when(
      perWeek > A_WEEK.yellow && perWeek <= A_WEEK.red,
      yellow('push.perWeek', `${perWeek}`, '一周多于三条，请写明理由'),
    ),
  ]
}

const atNight = ({ push = {} }: ComplianceCase): Hit[] => {
  const [from, to] = push.hours ?? [EARLIEST, LATEST]
  return when(
    from < EARLIEST || to > LATEST || to < from,
    red('push.hours', `${from}–${to}`, '晚上十点到早上八点不发消息'),
  )
}

const C13: Rule = {
  id: 'C13',
  clause: '运营规范 5.16、5.30、5.36',
  quote: '存在过度营销、展示或传播骚扰信息或垃圾信息等行为，对用户造成骚扰',
  ...PLATFORM,
  guard: '每人每天、每周都有上限，夜里不发；付款后不自动跳转，返回键总有用',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, harassing),
    ...often(config),
    ...atNight(config),
    ...when(
      config.push?.afterPayment || config.page?.afterPayment,
      red('page.afterPayment', 'true', '付款后不能自动打开营销页面'),
    ),
    ...when(config.page?.backBlocked, red('page.backBlocked', 'true', '返回要能回到上一页')),
    ...when(
      config.page?.autoplay,
      yellow('page.autoplay', 'true', '声音和视频不要自动播放，否则请写明理由'),
    ),
  ],
}

const C14: Rule = {
  id: 'C14',
  clause: '运营规范 5.29.1、5.29.3、5.20',
  quote:
    '小程序内无实质服务内容，主要是通过页面提示下载 app 或者添加好友等方式……才能使用相关功能或服务',
  ...PLATFORM,
  guard: '添加企业微信是自愿的，在得到服务之后；不添加也能用全部功能',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, leadingAway),
    ...demanded(
      config,
      ['add-wecom', 'follow', 'join-group', 'download'],
      '加人、进群、关注、下载都不能是条件',
    ),
    ...triggered(config, ['download'], red, '不能用奖励诱导下载'),
    ...triggered(
      config,
      ['add-wecom', 'follow', 'join-group'],
      yellow,
      '加人、进群、关注给好处，请写明理由',
    ),
    ...when(
      config.page?.substance === false,
      red('page.substance', 'false', '小程序里要有真正可用的内容'),
    ),
  ],
}

const C15: Rule = {
  id: 'C15',
  clause: '运营规范 5.17',
  quote: '在朋友圈传播红包类活动……红包类账号未选择“社交红包”类目，且未申请新的商户号进行运营的',
  ...PLATFORM,
  guard: '不提供现金红包',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, redPackets),
    ...(config.rewards ?? []).flatMap(({ kind }, i) =>
      when(kind === 'red-packet', red(`rewards.${i}.kind`, 'red-packet', '不提供现金红包')),
    ),
    ...forOthers(config).flatMap(([{ kind }, i]) =>
      when(kind === 'cash', red(`rewards.${i}.kind`, 'cash', '邀请不能给现金')),
    ),
    ...(config.rewards ?? []).flatMap(({ kind }, i) =>
      when(
        kind === 'cash',
        yellow(`rewards.${i}.kind`, 'cash', '现金奖励要有单独的类目，请写明理由'),
      ),
    ),
  ],
}

const C16: Rule = {
  id: 'C16',
  clause: '运营规范 5.24、6.4',
  quote: '强制或吸引用户以有偿的方式进行投票或影响投票结果……使用夸大、诱惑、违背客观事实的文字',
  ...PLATFORM,
  guard: '不提供付费投票；文案逐句检查',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, [...praise, ...hype]),
    ...triggered(config, ['praise', 'paid-vote'], red, '好评和付费投票不能有奖励'),
    ...demanded(config, ['praise', 'paid-vote'], '好评和付费投票不能是条件'),
    ...triggered(config, ['review', 'vote'], yellow, '评价或投票给奖励，请写明不论好坏都一样'),
    ...(config.required ?? [])
      .filter((deed) => deed === 'review' || deed === 'vote')
      .map((deed) => yellow('required', deed, '评价或投票成了条件，请写明理由')),
  ],
}

const C17: Rule = {
  id: 'C17',
  clause: '微信外部链接内容管理规范 2.1.2',
  quote:
    '（大意，原文未能读到）以红包、优惠券、积分等利益，通过分享、助力、集赞、解锁诱导用户传播外部链接',
  ...LINKS,
  guard: '普通链接的 H5 页没有分享按钮，也没有分享奖励',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, [
      {
        find: all(`(?:h5|网页|外链|链接|网址)[^，]{0,8}${SHARE}[^，]{0,10}，?${GAIN}`),
        say: '外部网页不能用好处引导分享',
        level: 'red',
      },
    ]),
    ...when(
      config.invite?.sources?.includes('h5'),
      red('invite.sources', 'h5', '外部网页上的分享不能算数'),
    ),
  ],
}

const C18: Rule = {
  id: 'C18',
  clause: '企业微信使用规范（外挂、批量、骚扰）',
  quote: '（大意，原文未能读到）禁止外挂、自动加人、未经授权的批量导入和群发骚扰',
  ...WECOM,
  guard: '只用官方接口；每位客户每天最多一条群发',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, robots),
    ...when(config.wecom?.client === 'plug-in', red('wecom.client', 'plug-in', '不能用外挂')),
    ...when(
      config.wecom?.client === 'personal',
      red('wecom.client', 'personal', '不能用个人微信做自动化'),
    ),
    ...when(config.wecom?.autoAdd, red('wecom.autoAdd', 'true', '不能自动加人')),
    ...when(config.wecom?.bulkImport, red('wecom.bulkImport', 'true', '不能批量导入')),
    ...when(
      (config.wecom?.sendsPerDay ?? 0) > 1,
      red('wecom.sendsPerDay', `${config.wecom?.sendsPerDay}`, '每位客户每天最多一条'),
    ),
  ],
}

export const platform: readonly Rule[] = [C10, C11, C12, C13, C14, C15, C16, C17, C18]
