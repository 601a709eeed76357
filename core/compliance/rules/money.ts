import type { ComplianceCase } from '../case'
import { ALL, type Hit, type Rule, red, when, yellow } from '../rule'
import { findWords, mentions } from '../text/find'
import { absolutes, BOUND, forever, urgent } from '../words/absolute'
import { oneSided, stored } from '../words/prizes'
import { ADVERTS, COMMERCE, CONSUMERS, PLATFORM, PREPAID } from './sources'

const KEEP_ORDERS_YEARS = 3

const C30: Rule = {
  id: 'C30',
  clause: '单用途商业预付卡管理办法、最高法预付式消费解释第九、十四条',
  quote:
    '（大意）经营者排除消费者依法解除合同权利、“收款不退”“丢卡不补”“解释权归商家”等格式条款无效',
  ...PREPAID,
  guard: '没有储值；积分和券没有标价，买不到',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, stored),
    ...when(config.money?.storedValue, red('money.storedValue', 'true', '不提供储值')),
    ...when(
      config.money?.pointsForCash,
      red('money.pointsForCash', 'true', '积分不能买，也不能变现'),
    ),
    ...when(
      config.money?.priceFen,
      red('money.priceFen', `${(config.money?.priceFen ?? 0) / 100} 元`, '券和积分不能卖'),
    ),
    ...when(
      config.money?.refundable === false,
      red('money.refundable', 'false', '不能约定概不退款'),
    ),
    ...(config.rewards ?? []).flatMap(({ kind }, i) =>
      when(kind === 'stored-value', red(`rewards.${i}.kind`, 'stored-value', '不提供储值')),
    ),
  ],
}

const C31: Rule = {
  id: 'C31',
  clause: '消费者权益保护法第二十六条、规范促销行为暂行规定第十四条',
  quote:
    '经营者不得以格式条款、通知、声明、店堂告示等方式，作出排除或者限制消费者权利、减轻或者免除经营者责任、加重消费者责任等对消费者不公平、不合理的规定',
  ...CONSUMERS,
  guard: '得到时就写明何时到期，到期前三次提醒；已得的积分从不缩短',
  level: 'red',
  subjects: ALL,
  check: ({ terms = {}, ...config }) => [
    ...findWords({ terms, ...config }, oneSided),
    ...when(terms.retroactive, red('terms.retroactive', 'true', '不能改动已经得到的东西')),
    ...when(terms.validity?.trim() === '', red('terms.validity', '（空）', '要写明有效期')),
  ],
}

const GIFT = { kind: '品种', spec: '规格', quantity: '数量', term: '期限', manner: '方式' } as const

const giftUnsaid = ({ gift = {} }: ComplianceCase): Hit[] =>
  (Object.keys(GIFT) as (keyof typeof GIFT)[])
    .filter((key) => gift[key]?.trim() === '')
    .map((key) => red(`gift.${key}`, '（空）', `赠品要写明${GIFT[key]}`))

const posterUntrue = ({ poster = {} }: ComplianceCase): Hit[] => {
  const {
    anchorFen,
    anchorProof,
    urgency = 'none',
    urgencyTrue,
    endorsementSource,
    occasionOver,
  } = poster
  return [
    ...when(
      anchorFen && anchorProof?.trim() === '',
      red('poster.anchorProof', '（空）', '划线价要有真实成交的依据'),
    ),
    ...when(
      anchorFen && anchorProof === undefined,
      yellow('poster.anchorProof', '没有说', '请写明划线价的依据'),
    ),
    ...when(
      urgency !== 'none' && urgencyTrue === false,
      red('poster.urgencyTrue', 'false', '紧迫要和真实的库存或结束时间一致'),
    ),
    ...when(
      urgency === 'words' && urgencyTrue === undefined,
      yellow('poster.urgency', 'words', '紧迫只是文字，请绑定库存或结束时间'),
    ),
    ...when(
      endorsementSource?.trim() === '',
      red('poster.endorsementSource', '（空）', '背书要写明出处'),
    ),
    ...when(occasionOver, yellow('poster.occasionOver', 'true', '节日已经过去了')),
  ]
}

const ANCHOR = /(?:原价|市场价|划线价|门市价|专柜价)：?[0-9]/
const PROOF = /依据|价目|价签|小票|记录|标价|[0-9]+月/
const anchorUnproven = (config: ComplianceCase): Hit[] =>
  when(
    config.subject === 'poster' &&
      config.poster?.anchorFen === undefined &&
      mentions(config, ANCHOR) &&
      !mentions(config, PROOF),
    yellow('poster.anchorProof', '没有说', '请写明原价的依据'),
  )

/** Urgent words are true when the case says what they are bound to. */
const isBound = (config: ComplianceCase): boolean =>
  config.poster?.urgencyTrue === true || mentions(config, BOUND) || Boolean(config.terms?.period)

const C32: Rule = {
  id: 'C32',
  clause: '广告法第八条、第九条（三）、第二十八条',
  quote:
    '使用“国家级”、“最高级”、“最佳”等用语……应当明示所附带赠送商品或者服务的品种、规格、数量、期限和方式',
  ...ADVERTS,
  guard: '海报、券、消息的文案逐句检查；赠品的各项必填',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, [...absolutes, ...forever]),
    ...(isBound(config) ? [] : findWords(config, urgent)),
    ...giftUnsaid(config),
    ...anchorUnproven(config),
    ...posterUntrue(config),
  ],
}

const C34: Rule = {
  id: 'C34',
  clause: '电子商务法第三十一条',
  quote: '商品和服务信息、交易信息保存时间自交易完成之日起不少于三年',
  ...COMMERCE,
  guard: '交易记录至少留三年',
  level: 'red',
  subjects: ALL,
  check: ({ terms }) =>
    when(
      (terms?.keepOrdersYears ?? KEEP_ORDERS_YEARS) < KEEP_ORDERS_YEARS,
      red('terms.keepOrdersYears', `${terms?.keepOrdersYears} 年`, '交易记录至少保存三年'),
    ),
}

const C35: Rule = {
  id: 'C35',
  clause: '运营规范 5.1 处理规则',
  quote:
    '一经发现将根据违规程度，对小程序限制活动页面、限制分享能力或朋友圈二维码识别能力直至下架封号处理',
  ...PLATFORM,
  guard: '每个活动一键停；收到处罚通知自动暂停',
  level: 'red',
  subjects: ALL,
  check: ({ terms }) =>
    when(terms?.canStop === false, red('terms.canStop', 'false', '活动要能随时停下')),
}

export const values: readonly Rule[] = [C30, C31, C32]
export const keeping: readonly Rule[] = [C34, C35]
