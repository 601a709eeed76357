import { RULES, type RuleCode } from './conflicts'
import { type IdentityKey, type KeyKind, kindOf } from './keys'
import type { LinkSource } from './links'

/** Short, as one says them before 买家 or 订单. */
const PLATFORMS: Record<string, string> = {
  taobao: '淘宝天猫',
  douyin: '抖音',
  pinduoduo: '拼多多',
  jd: '京东',
  store: '门店',
}

const KINDS: Record<KeyKind, string> = {
  member: '会员',
  unionid: '微信身份',
  wecom: '企业微信好友',
  phone: '手机号',
  buyer: '买家',
  order: '订单',
}

export const sourceWords: Record<LinkSource, string> = {
  unionid: '微信',
  wecom: '企业微信',
  phone: '会员授权手机号',
  order: '会员认领订单',
  buyer: '认领的订单的买家',
  parcel: '订单里的收货手机号',
}

const TAIL = 4

/** Enough to tell two of them apart on a page; nobody can be found by it. */
const tailOf = (key: IdentityKey): string => key.slice(-TAIL).toUpperCase()

/** A key as an operator reads it; `number`: the masked card number of a membership. */
export const keyWords = (key: IdentityKey, number?: string): string => {
  const kind = kindOf(key)
  if (kind === 'member') return number ?? KINDS.member
  const [, platform = ''] = key.split('.')
  const of = kind === 'buyer' || kind === 'order' ? (PLATFORMS[platform] ?? '其他渠道') : ''
  return `${of}${KINDS[kind]} ${tailOf(key)}`
}

export const ruleWords = (rule: string): string =>
  rule in RULES ? RULES[rule as RuleCode].words : '正在核对'
