/** What can happen, without the schema library: the phone names them too. */
export const EVENT_KINDS = [
  /** Opened something of the brand: card page, insert card, invitation, claim page. */
  'viewed',
  'joined',
  /** Closed the membership. */
  'left',
  /** Checked in. */
  'stamped',
  /** Took a coupon. */
  'claimed',
  'redeemed',
  'bought',
  /** Goods went back, whole or part; `of` is the purchase. */
  'returned',
  /** Opened an invitation of their own. */
  'invited',
  /** A friend joined by their invitation. */
  'brought',
  /** A friend whom they brought has stayed. */
  'kept',
  /** Added the brand on WeCom. */
  'added',
  /** Removed the brand on WeCom. */
  'dropped',
  /** The event `of` never was: an import was undone, a row was corrected. */
  'withdrawn',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export const PLATFORMS = ['taobao', 'douyin', 'pinduoduo', 'jd', 'other', 'store'] as const
export type Platform = (typeof PLATFORMS)[number]

/** What happened, as the operator's pages name it. */
export const kindWords: Record<EventKind, string> = {
  viewed: '浏览',
  joined: '入会',
  left: '退会',
  stamped: '签到',
  claimed: '领券',
  redeemed: '核销',
  bought: '购买',
  returned: '退货',
  invited: '发起邀请',
  brought: '邀请到好友',
  kept: '好友留存',
  added: '加企业微信',
  dropped: '删企业微信',
  withdrawn: '更正',
}

export const platformWords: Record<Platform, string> = {
  taobao: '淘宝/天猫',
  douyin: '抖店',
  pinduoduo: '拼多多',
  jd: '京东',
  other: '其他渠道',
  store: '门店',
}
