import { numberText } from '#core/membership/rules'
import type { CouponDoc } from '../../coupons'
import type { OwnInvite } from '../../invites'
import type { AuditDoc } from '../../platform/audit'
import type { Member } from '../../platform/people'
import type { Portion, Writer } from './portion'
import type { OwnSale } from './sections'

const time = (at: number): string => new Date(at).toISOString()

const memberOf = (member: Member) => ({
  number: numberText(member.number),
  wechat: member.openid,
  ...(member.unionid === undefined ? {} : { unionid: member.unionid }),
  joinedAt: time(member.joinedAt),
  consent: { ...member.consent, at: time(member.consent.at) },
  profile: member.profile,
  points: member.account,
  tier: member.tier,
  growth: member.growth,
  stamps: member.stamps,
})

const ledgerRow = ({ _id, at, action, why, points }: AuditDoc) => ({
  id: _id,
  at: time(at),
  action,
  why,
  ...points,
})

const couponRow = (coupon: CouponDoc) => ({
  id: coupon._id,
  name: coupon.name,
  benefit: coupon.benefit,
  rule: coupon.rule,
  rules: coupon.rules,
  status: coupon.status,
  issuedAt: time(coupon.issuedAt),
  expiresAt: time(coupon.expiresAt),
  paid: coupon.paid,
  story: coupon.story,
})

const saleRow = ({ _id, memberId: _own, at, storeName, ...rest }: OwnSale) => ({
  id: _id,
  at: time(at),
  store: storeName,
  ...rest,
})

const inviteRow = ({ at, lines, ...rest }: OwnInvite) => ({
  ...rest,
  at: time(at),
  lines: lines.map((one) => ({ ...one, at: time(one.at) })),
})

const list = ({ section, first, last, end }: Portion, rows: readonly object[]): string => {
  const open = first ? `,\n"${section}":[` : ''
  const texts = rows.map((row, i) => (first && i === 0 ? '\n' : ',\n') + JSON.stringify(row))
  return `${open}${texts.join('')}${last ? '\n]' : ''}${end ? '\n}\n' : ''}`
}

/** One object: the member, then a list per section. Times are UTC, money fen, points whole. */
export const json: Writer = {
  type: 'json',
  head: (member, now) =>
    `{\n"exportedAt":"${time(now)}",\n"member":${JSON.stringify(memberOf(member))}`,
  ledger: (portion, rows) => list(portion, rows.map(ledgerRow)),
  coupons: (portion, rows) => list(portion, rows.map(couponRow)),
  sales: (portion, rows) => list(portion, rows.map(saleRow)),
  invites: (portion, rows) => list(portion, rows.map(inviteRow)),
}
