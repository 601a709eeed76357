import type { CouponStatus } from '#core/coupons/views'
import { benefitText } from '#core/coupons/words'
import { CSV_START, csvLine } from '#core/kernel/csv'
import { businessDayOf, clockText } from '#core/kernel/time'
import { numberText } from '#core/membership/rules'
import type { Birthday } from '#core/membership/views'
import { titleOf } from '#core/points/words'
import type { CouponDoc } from '../../coupons'
import type { OwnInvite } from '../../invites'
import type { AuditDoc } from '../../platform/audit'
import type { Member } from '../../platform/people'
import type { Writer } from './portion'
import type { OwnSale } from './sections'

/** One table for everything, so that the file opens in any spreadsheet. */
const HEAD = csvLine(['类别', '时间', '项目', '内容', '积分', '金额（元）', '编号'])

type Cell = string | number

const time = (at: number): string => `${businessDayOf(at)} ${clockText(at)}`
const yuan = (fen: number): number => fen / 100

const row = (
  kind: string,
  at: number | undefined,
  [what, content = '', points = '', money = '', id = '']: [Cell, Cell?, Cell?, Cell?, Cell?],
): string => csvLine([kind, at === undefined ? '' : time(at), what, content, points, money, id])

const birthdayText = (given: Birthday): string => (given.kind === 'day' ? given.day : given.date)

const profileRows = ({ profile }: Member): string[] => {
  const { nickname, avatar, birthday, phone } = profile
  const parts: [string, string | undefined][] = [
    ['昵称', nickname],
    ['头像', avatar],
    ['生日', birthday && birthdayText(birthday)],
    ['手机号', phone],
  ]
  return parts.map(([what, content]) => row('资料', undefined, [what, content ?? '没有填写']))
}

const accountRows = ({ account }: Member): string[] => [
  row('积分', undefined, ['余额', '', account.balance]),
  row('积分', undefined, ['待补积分', '', account.debt]),
  ...account.lots.map(({ left, from, until, id }) =>
    row('积分批次', from, ['可用到', time(until), left, '', id]),
  ),
]

const memberRows = (member: Member): string[] => [
  row('会员', member.joinedAt, ['卡号', numberText(member.number)]),
  row('会员', member.joinedAt, ['微信标识', member.openid]),
  ...(member.unionid === undefined
    ? []
    : [row('会员', undefined, ['开放平台标识', member.unionid])]),
  row('须知', member.consent.at, ['同意的版本', member.consent.version]),
  ...profileRows(member),
  ...accountRows(member),
  // The lowest tier was never reached: it has no date.
  row('等级', member.tier.since || undefined, ['第几级', member.tier.level + 1]),
  ...member.growth.map(({ day, value }) => row('成长值', undefined, [day, value])),
  ...member.stamps.map(({ month, days }) => row('签到', undefined, [month, stampedDays(days)])),
]

/** Bit 0 is the first of the month. */
const stampedDays = (days: number): string =>
  Array.from({ length: 31 }, (_, i) => i + 1)
    .filter((day) => (days >>> (day - 1)) & 1)
    .map((day) => `${day}日`)
    .join('、')

const ledgerRows = ({ _id, at, why, points }: AuditDoc): string[] =>
  (points?.lines ?? []).map((line, i) => {
    const posting = { ...points, cause: points?.cause ?? 'adjust', lines: points?.lines ?? [] }
    const id = `${_id}.${i}`
    return row('积分流水', at, [titleOf(posting, i, why), points?.rule ?? '', line.points, '', id])
  })

const STATUS: Record<CouponStatus, string> = {
  issued: '未使用',
  held: '收款中',
  reversed: '核销已退回',
  redeemed: '已使用',
  expired: '已过期',
  voided: '已作废',
}

const couponRow = (coupon: CouponDoc): string => {
  const { name, benefit, status, expiresAt, paid, issuedAt, _id } = coupon
  const content = `${benefitText(benefit)}，${STATUS[status]}，有效期到 ${time(expiresAt)}`
  return row('券', issuedAt, [name, content, paid ? -paid.points : '', '', _id])
}

const couponsText = ({ coupons }: OwnSale): string =>
  coupons.map(({ name, offFen }) => `，用券「${name}」减 ${yuan(offFen)} 元`).join('')

const goodsText = ({ lines }: OwnSale): string =>
  lines.flatMap(({ name, count }) => (name === undefined ? [] : `，${name} × ${count}`)).join('')

const saleRows = (sale: OwnSale): string[] => {
  const { _id, at, storeName, sum, returns } = sale
  const { pointsEarned, pointsUsed, payFen } = sum
  const points = `得 ${pointsEarned} 分，用 ${pointsUsed} 分`
  const content = `${points}${couponsText(sale)}${goodsText(sale)}`
  return [
    row('消费', at, [storeName, content, pointsEarned - pointsUsed, yuan(payFen), _id]),
    ...returns.map((one) => {
      const moved = one.pointsBack - one.pointsTaken
      return row('退货', one.at, [storeName, '', moved, -yuan(one.refundFen), one.id])
    }),
  ]
}

const inviteRows = ({ id, as, campaign, lines }: OwnInvite): string[] =>
  lines.map((one) => row(as, one.at, [campaign, one.words, '', '', id]))

/** Times are Beijing time. Texts can not become formulas, whatever a person wrote. */
export const csv: Writer = {
  type: 'csv',
  head: (member) => CSV_START + HEAD + memberRows(member).join(''),
  ledger: (_portion, rows) => rows.flatMap(ledgerRows).join(''),
  coupons: (_portion, rows) => rows.map(couponRow).join(''),
  sales: (_portion, rows) => rows.flatMap(saleRows).join(''),
  invites: (_portion, rows) => rows.flatMap(inviteRows).join(''),
}
