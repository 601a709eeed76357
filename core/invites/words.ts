import { momentText } from '../kernel/time'
import type { Credit, CreditRule, CreditState } from './views'

/**
 * inviter: reads about a friend; kind, accuses nobody, says nothing of other people. friend: reads
 * about themself. operator: reads what happened.
 */
export type Audience = 'inviter' | 'friend' | 'operator'

export const STATE_WORDS: Record<CreditState, string> = {
  waiting: '进行中',
  held: '核实中',
  counted: '已计入',
  kept: '已留存',
  left: '已收回',
  refused: '未计入',
}

const NEW_ONLY = '活动只计入第一次加入的新会员，这位好友以前来过，所以没有计入'
const NEW_FRIEND = '您以前就是会员，欢迎回来；这份见面礼是给第一次加入的朋友的'
const LOOKED_AT = '这一次没有计入，如有疑问请联系活动主办方'
const LOOKED_AT_YOU = '这次见面礼没有发放，如有疑问请联系活动主办方'

/** One sentence for the inviter, the friend and the operator. */
const SENTENCES: Record<CreditRule, readonly [string, string, string]> = {
  'not-joined': [
    '好友来看过了，加入会员后就会继续',
    '加入会员，就可以领取见面礼',
    '好友打开过邀请，还没有加入会员',
  ],
  'not-bought': [
    '好友已经加入，完成第一次消费后计入',
    '完成第一次消费后，见面礼就会到账',
    '好友已经加入，还没有符合金额的消费',
  ],
  'not-added': [
    '好友已经加入，添加品牌的企业微信后计入',
    '添加我们的企业微信后，见面礼就会到账',
    '好友已经加入，还没有添加企业微信',
  ],
  done: [
    '好友完成了活动要求，已经计入',
    '您已经完成活动要求，谢谢您',
    '好友亲自完成了活动要求，已计入',
  ],
  'kept-days': ['好友一直都在，已经留存', '谢谢您一直都在', '留存期内没有离开，已留存，不再收回'],
  'kept-bought': ['好友再次消费，已经留存', '谢谢您再次光临', '留存期内再次消费，已留存，不再收回'],
  'under-review': [
    '这一次需要人工核实，核实后会尽快更新',
    '需要人工核实，核实后见面礼就会到账',
    '触发了风控规则，等待人工核实，核实前不发奖励',
  ],
  'left-closed': [
    '好友在留存期内注销了会员，这一次不再计入',
    '您在留存期内注销了会员，见面礼已收回',
    '好友在留存期内注销了会员，收回一次',
  ],
  'left-removed': [
    '好友在留存期内不再是企业微信联系人，这一次不再计入',
    '您在留存期内删除了企业微信联系人，见面礼已收回',
    '好友在留存期内删除了企业微信联系人，收回一次',
  ],
  'left-returned': [
    '好友在留存期内退了货，这一次不再计入',
    '您在留存期内退了货，见面礼已收回',
    '好友在留存期内退货，剩下的金额不够，收回一次',
  ],
  self: [
    '自己打开自己的邀请不计入，分享给好友吧',
    '这是您自己的邀请，分享给好友吧',
    '自己打开自己的邀请，不计入',
  ],
  'member-before': [NEW_ONLY, NEW_FRIEND, '打开邀请以前已经是会员，不是新会员'],
  'came-back': [NEW_ONLY, NEW_FRIEND, '以前注销过会员，重新加入不算新会员'],
  'same-person': [NEW_ONLY, NEW_FRIEND, '同一个微信用户 (unionid) 以前有过会员，不是新会员'],
  'same-phone': [NEW_ONLY, NEW_FRIEND, '手机号属于以前的会员，不是新会员'],
  'known-contact': [
    '活动只计入第一次添加企业微信的新朋友，所以没有计入',
    '您以前就是我们的联系人，谢谢您；这份见面礼是给新朋友的',
    '以前就是企业微信联系人，再次添加不算',
  ],
  moments: [
    '从朋友圈打开的不计入，请让好友从聊天里或扫码打开',
    '请让好友在聊天里分享给您，或扫好友的邀请码',
    '从朋友圈来的不计入（平台规则）',
  ],
  ring: [
    '互相邀请的，只计入先来的一次',
    '您曾邀请过这位好友，互相邀请不重复计入',
    '邀请人自己是这位好友邀请来的，互相邀请不计入',
  ],
  'staff-friend': [
    '品牌的工作人员不计入活动',
    '工作人员不参加这个活动，谢谢您的支持',
    '好友是店员或运营，不计入',
  ],
  'staff-inviter': [
    '品牌的工作人员不参加邀请有礼',
    '这份邀请不参加活动，仍然欢迎您加入',
    '邀请人是店员或运营，活动不允许店员邀请',
  ],
  'other-inviter': [
    '好友更早收到过另一份邀请，以最早的一份为准',
    '您更早打开过另一份邀请，以最早的一份为准',
    '更早打开过另一份有效邀请，归最早的邀请人',
  ],
  'campaign-not-open': [
    '活动还没有开始，那时候的不计入',
    '那时候活动还没有开始',
    '发生在活动开始以前',
  ],
  'campaign-paused': [
    '活动暂停的时候发生的，没有计入',
    '那时候活动暂停了，没有计入',
    '发生在活动暂停期间',
  ],
  'campaign-over': [
    '活动结束前没有完成，没有计入',
    '活动已经结束，没有来得及计入',
    '活动结束前没有完成活动要求',
  ],
  blocked: [LOOKED_AT, LOOKED_AT_YOU, '好友在停用名单上'],
  'inviter-blocked': [
    '您的邀请有礼暂时停用，如有疑问请联系活动主办方',
    '这份邀请不参加活动，仍然欢迎您加入',
    '邀请人在停用名单上，不再计入',
  ],
  'refused-by-hand': [LOOKED_AT, LOOKED_AT_YOU, '人工核实后不予计入'],
  'team-full': [
    '这次活动里您邀请的好友已经满了，谢谢您',
    '这位好友的邀请名额已经满了，仍然欢迎您加入',
    '这个邀请人的好友数已经到上限',
  ],
}

const COLUMN: Record<Audience, 0 | 1 | 2> = { inviter: 0, friend: 1, operator: 2 }

/** Why a credit is what it is, in one sentence. */
export const ruleWords = (rule: CreditRule, audience: Audience): string =>
  SENTENCES[rule][COLUMN[audience]]

/** The same with the day from which it is for good, as long as there is one. */
export const creditWords = (
  { state, rule, keptFrom }: Pick<Credit, 'state' | 'rule' | 'keptFrom'>,
  audience: Audience,
  now: number,
): string => {
  const words = ruleWords(rule, audience)
  if (state !== 'counted' || keptFrom === undefined || keptFrom <= now) return words
  return `${words}；${momentText(keptFrom, now)} 起留存，不再收回`
}
