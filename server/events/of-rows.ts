import * as v from 'valibot'
import type { Event, EventKind } from '#core/events/event'
import { memberKey } from '#core/identity/keys'
import { type CouponDoc, coupons } from '../coupons'
import { batchIdOf } from '../inserts'
import type { AuditDoc } from '../platform/audit'
import { members } from '../platform/people'
import { findSlim, getMany, oneOf } from '../platform/store'
import { type SaleDoc, sales } from '../sales'

/** Documents that rows only name. */
interface Behind {
  sales: Map<string, SaleDoc>
  coupons: Map<string, CouponDoc>
  /** When members who joined by these rows have joined last. */
  joinedAt: Map<string, number>
}

type Made = Omit<Event, 'notedAt'>
type Reading = (row: AuditDoc, behind: Behind) => Made[]

const deed = (
  kind: EventKind,
  row: AuditDoc,
  memberId: string,
  more: Partial<Made> = {},
): Made => ({
  _id: `${kind}.${row._id}`,
  key: memberKey(memberId),
  kind,
  at: row.at,
  ref: row.subject,
  ...more,
})

const own =
  (kind: EventKind): Reading =>
  (row) => [deed(kind, row, row.whoId)]

const undone = (_id: string, key: string, at: number): Made => ({
  _id: `withdrawn.${_id}`,
  key,
  kind: 'withdrawn',
  at,
  of: _id,
})

export const joinedId = (memberId: string, at: number): string => `joined.${memberId}.${at}`

/** The newest joining is told by the member's own document, which knows by what they came (of-members.ts). */
const joined: Reading = (row, behind) =>
  behind.joinedAt.get(row.whoId) === row.at
    ? []
    : [deed('joined', row, row.whoId, { _id: joinedId(row.whoId, row.at) })]

const cardBatch = (subject: string): string =>
  `card:${batchIdOf(Number(subject.split('.')[0] ?? 0))}`

const byCard: Reading = (row) => [
  deed('claimed', row, row.whoId, { channel: cardBatch(row.subject) }),
]

const redeemedId = (redemptionId: string): string => `redeemed.${redemptionId}`

const redeemed: Reading = (row, behind) => {
  const coupon = behind.coupons.get(row.subject)
  if (!coupon) return []
  const shop = row.storeId === undefined ? {} : { storeId: row.storeId }
  return [deed('redeemed', row, coupon.memberId, { _id: redeemedId(row._id), ...shop })]
}

/** Undone at the till, reversed by a manager, or handed back: the redemption never was. */
const notRedeemed: Reading = (row, behind) => {
  const coupon = behind.coupons.get(row.subject)
  return coupon && row.of !== ''
    ? [undone(redeemedId(row.of), memberKey(coupon.memberId), row.at)]
    : []
}

const usesOf = ({ uses = [], at, storeId }: AuditDoc, key: string): Made[] =>
  uses.map(({ redemptionId, couponId, back }) => {
    const _id = redeemedId(redemptionId)
    const shop = storeId === undefined ? {} : { storeId }
    return back
      ? undone(_id, key, at)
      : { _id, key, kind: 'redeemed' as const, at, ref: couponId, ...shop }
  })

const boughtId = (saleId: string): string => `bought.store.${saleId}`

const bought: Reading = (row, behind) => {
  const sale = behind.sales.get(row.subject)
  if (!sale) return []
  const key = memberKey(sale.memberId)
  const of = boughtId(sale._id)
  const purchase: Made = {
    _id: of,
    key,
    kind: 'bought',
    at: sale.at,
    fen: sale.sum.payFen,
    platform: 'store',
    storeId: sale.storeId,
    ref: sale._id,
  }
  return [purchase, ...usesOf(row, key)]
}

const returned: Reading = (row, behind) => {
  const sale = behind.sales.get(row.subject)
  if (!sale) return []
  const key = memberKey(sale.memberId)
  const backs = sale.returns.map(
    ({ id, at, refundFen }): Made => ({
      _id: `returned.store.${sale._id}.${id}`,
      key,
      kind: 'returned',
      at,
      fen: refundFen,
      of: boughtId(sale._id),
      ref: sale._id,
    }),
  )
  return [...backs, ...usesOf(row, key)]
}

/** Which row tells of what. Rows of other actions move no stage, cell or tag. */
const readings: Record<string, Reading> = {
  'membership.join': joined,
  'membership.close': own('left'),
  'checkin.stamp': own('stamped'),
  'coupons.claim': own('claimed'),
  'claimcodes.claim': own('claimed'),
  'shop.exchange': own('claimed'),
  'inserts.claim': byCard,
  'invites.open': own('invited'),
  'redemption.redeem': redeemed,
  'redemption.undo': notRedeemed,
  'redemption.reverse': notRedeemed,
  'shop.return': notRedeemed,
  'sales.record': bought,
  'sales.return': returned,
}

/** Rows after which a member's own document says something else: level, birthday. */
const TOUCHING = ['membership.saveProfile', 'jobs.tiers', 'jobs.raise']

export const ROWS_READ = [...Object.keys(readings), ...TOUCHING]

const ids = (rows: readonly AuditDoc[], ...prefixes: string[]): string[] =>
  rows
    .filter(({ action }) => prefixes.some((prefix) => action.startsWith(prefix)))
    .map(({ subject }) => subject)

const joiner = v.object({ _id: v.string(), joinedAt: v.number() })

const joinings = async (rows: readonly AuditDoc[]): Promise<Map<string, number>> => {
  const who = rows.filter(({ action }) => action === 'membership.join').map(({ whoId }) => whoId)
  if (who.length === 0) return new Map()
  const found = await findSlim(members, {
    where: { _id: oneOf(who) },
    order: { _id: 1 },
    limit: who.length,
    take: ['joinedAt'],
    shape: joiner,
  })
  return new Map(found.map(({ _id, joinedAt }) => [_id, joinedAt]))
}

const documentsBehind = async (rows: readonly AuditDoc[]): Promise<Behind> => {
  const [sold, used, joinedAt] = await Promise.all([
    getMany(sales, ids(rows, 'sales.')),
    getMany(coupons, ids(rows, 'redemption.', 'shop.return')),
    joinings(rows),
  ])
  return {
    sales: new Map(sold.map((sale) => [sale._id, sale])),
    coupons: new Map(used.map((coupon) => [coupon._id, coupon])),
    joinedAt,
  }
}

/** Events of these rows; at most three requests for the documents that they name. */
export const eventsOfRows = async (rows: readonly AuditDoc[]): Promise<Made[]> => {
  const behind = await documentsBehind(rows)
  return rows.flatMap((row) => readings[row.action]?.(row, behind) ?? [])
}

/** Members whose persons have to be looked at again without any event; growth of a sale counts. */
export const touchedBy = (rows: readonly AuditDoc[]): string[] =>
  rows.flatMap(({ action, subject, whoId }) => {
    if (!TOUCHING.includes(action)) return []
    return action.startsWith('jobs.') ? [subject] : [whoId]
  })
