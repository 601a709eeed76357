import type { Cause, LineKind, PointsLine } from './views'

/** What a line of the ledger belongs to, as its audit row says. */
export interface Posting {
  cause: Cause
  lines: readonly PointsLine[]
  where?: string | undefined
  document?: { name: string } | undefined
}

/** These say the same whatever the deed was: they ride along with it. */
const RIDING: Partial<Record<LineKind, string>> = {
  expire: '积分到期',
  settle: '补上待补积分',
  forfeit: '注销放弃',
  extend: '延长有效期',
}

/** Words by what the line did; the part after the dot says where, what or why. */
const WORDS: Record<Cause, Partial<Record<LineKind, string>>> = {
  sale: { earn: '消费', spend: '抵扣' },
  return: { restore: '退货返还', takeback: '退货收回' },
  checkin: { earn: '签到' },
  bonus: { earn: '累计签到奖励' },
  'make-up': { spend: '补签' },
  exchange: { spend: '兑换' },
  cancel: { restore: '取消兑换' },
  adjust: { earn: '品牌调整', spend: '品牌调整' },
  expiry: {},
  extension: {},
  closure: {},
  invite: { earn: '邀请有礼', takeback: '邀请奖励收回' },
}

const detailOf = ({ cause, where, document }: Posting, why: string | undefined) => {
  if (cause === 'sale' || cause === 'return') return where
  if (cause === 'exchange' || cause === 'cancel') return document?.name
  return cause === 'adjust' ? why : undefined
}

/**
 * A day earns at most one lot, named like its deed; lots beyond it are bonuses for the month's
 * stamps (server/checkin), also where a made-up day has completed them.
 */
const isBonus = ({ cause, lines }: Posting, index: number): boolean => {
  if (lines[index]?.kind !== 'earn') return false
  const firstEarned = lines.findIndex(({ kind }) => kind === 'earn')
  return cause === 'make-up' || (cause === 'checkin' && index > firstEarned)
}

const partsOf = (posting: Posting, index: number): { cause: Cause; kind: LineKind } => {
  const { kind = 'earn' } = posting.lines[index] ?? {}
  return { cause: isBonus(posting, index) ? 'bonus' : posting.cause, kind }
}

/** The cause of one line: a made-up day can bring a bonus, and any deed finds what has ended. */
export const causeOf = (posting: Posting, index: number): Cause => {
  const { cause, kind } = partsOf(posting, index)
  return kind === 'expire' ? 'expiry' : cause
}

/** One line's cause in plain words: 消费 · 一店, 兑换 · 云雾茶, 品牌调整 · 活动补发. */
export const titleOf = (posting: Posting, index: number, why?: string): string => {
  const { cause, kind } = partsOf(posting, index)
  const riding = RIDING[kind]
  if (riding !== undefined) return riding
  const words = WORDS[cause][kind] ?? '积分变动'
  const detail = detailOf({ ...posting, cause }, why)
  return detail === undefined ? words : `${words} · ${detail}`
}

const WHO: Record<string, string> = {
  anyone: '本人',
  member: '本人',
  clerk: '店员',
  manager: '店长',
  operator: '运营',
}

/** Who did it, by role and never by name: members do not learn staff names. */
export const whoText = (role: string): string => WHO[role] ?? '系统'
