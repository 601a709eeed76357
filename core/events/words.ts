import type { EventKind, Platform } from './event'

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
