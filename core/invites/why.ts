import type * as v from 'valibot'
import { yuanText } from '../kernel/money'
import { momentText } from '../kernel/time'
import type { EventOf, InviteEvent } from './events'
import type { Credit, whyLine } from './views'
import type { Audience } from './words'

type WhyLine = v.InferOutput<typeof whyLine>

const WAYS: Record<EventOf<'visited'>['way'], string> = {
  card: '从聊天里的卡片',
  group: '从群聊里的卡片',
  qr: '扫邀请码',
  link: '从链接',
  wecom: '从企业微信',
  moments: '从朋友圈',
}

/** What a line may tell: the inviter's own reading holds no amounts, phones, people or networks. */
interface Reading {
  readonly audience: Audience
  readonly credit: Credit
}

type Line<K extends InviteEvent['kind']> = (event: EventOf<K>, as: Reading) => string | undefined

const full = ({ audience }: Reading): boolean => audience === 'operator'

const visited: Line<'visited'> = ({ way, teamId }, as) => {
  if (teamId === as.credit.teamId) return `${WAYS[way]}打开了邀请`
  return full(as) ? `${WAYS[way]}打开了另一位会员的邀请` : undefined
}

const JOINED_FACTS = { first: '不是第一次加入', samePerson: '同一个微信用户', staff: '是工作人员' }

const joined: Line<'joined'> = ({ first, samePerson, staff }, as) => {
  const words = first ? '加入了会员' : '重新加入了会员'
  if (!full(as)) return words
  const facts = [
    ...(first ? [] : [JOINED_FACTS.first]),
    ...(samePerson ? [JOINED_FACTS.samePerson] : []),
    ...(staff ? [JOINED_FACTS.staff] : []),
  ]
  return facts.length > 0 ? `${words}（${facts.join('，')}）` : words
}

const phone: Line<'phone'> = ({ known }, as) => {
  if (!full(as)) return undefined
  return known ? '填写了手机号，这个号码属于以前的会员' : '填写了手机号'
}

const bought: Line<'bought'> = ({ fen }, as) =>
  full(as) ? `消费 ${yuanText(fen)} 元` : '完成了一次消费'

const returned: Line<'returned'> = ({ leftFen }, as) =>
  full(as) ? `退货，这一单还剩 ${yuanText(leftFen)} 元` : '有一次退货'

const added: Line<'added'> = ({ first, userId }, as) => {
  if (!full(as)) return '添加了企业微信'
  return first ? `添加了企业微信（${userId}）` : `添加了企业微信（${userId}），以前就是联系人`
}

const removed: Line<'removed'> = ({ by, userId }, as) => {
  if (full(as)) return `${by === 'friend' ? '好友' : '店员'}删除了企业微信联系人（${userId}）`
  return by === 'friend' ? '删除了企业微信联系人' : undefined
}

const closed: Line<'closed'> = () => '注销了会员'

const isHere = ({ campaignId }: { campaignId: string }, { credit }: Reading): boolean =>
  campaignId === credit.campaignId

const flagged: Line<'flagged'> = (event, as) => {
  if (!isHere(event, as)) return undefined
  return full(as) ? `触发风控规则：${event.seen}` : '进入人工核实'
}

const decided: Line<'decided'> = (event, as) => {
  if (!isHere(event, as)) return undefined
  const words = event.way === 'allow' ? '人工核实通过' : '人工核实后不予计入'
  return full(as) ? `${words}，理由：${event.why}` : words
}

const listed: Line<'listed'> = ({ on, why }, as) => {
  if (!full(as)) return undefined
  return `${on ? '停用' : '恢复'}，理由：${why}`
}

const LINES: { [K in InviteEvent['kind']]: Line<K> } = {
  visited,
  joined,
  phone,
  bought,
  returned,
  added,
  removed,
  closed,
  flagged,
  decided,
  listed,
}

const lineOf = (event: InviteEvent, as: Reading): WhyLine[] => {
  const words = (LINES[event.kind] as Line<InviteEvent['kind']>)(event, as)
  return words === undefined ? [] : [{ at: event.at, words }]
}

/** What the fold adds to the story by itself. */
const becameKept = ({ state, endedAt }: Credit): WhyLine[] =>
  state === 'kept' && endedAt !== undefined ? [{ at: endedAt, words: '留存，不再收回' }] : []

const willBeKept = ({ state, keptFrom }: Credit): string =>
  state === 'counted' && keptFrom !== undefined ? `，${momentText(keptFrom)} 起留存` : ''

const counted = (credit: Credit): WhyLine[] =>
  credit.doneAt === undefined
    ? []
    : [{ at: credit.doneAt, words: `完成活动要求${willBeKept(credit)}` }]

/**
 * Only what this reader may know: inviter and friend read no further than what decided the credit;
 * the operator reads everything.
 */
const readable = (events: readonly InviteEvent[], as: Reading): readonly InviteEvent[] => {
  if (full(as)) return events
  const evidence = new Set(as.credit.evidence)
  return events.filter(
    (event) => evidence.has(event.id) || event.kind === 'joined' || event.kind === 'visited',
  )
}

/** The story of a credit, dated, oldest first. */
export const whyLines = (
  events: readonly InviteEvent[],
  credit: Credit,
  audience: Audience,
): WhyLine[] => {
  const as = { audience, credit }
  const told = readable(events, as).flatMap((event) => lineOf(event, as))
  return [...told, ...counted(credit), ...becameKept(credit)].sort((a, b) => a.at - b.at)
}
