import { statusAfter } from '#core/coupons/life-cycle'
import type { View } from '../../../localwechat/simulator/index.ts'
import type { Books, CouponInBooks, PurseInBooks } from '../../../racebench/index.ts'
import type { CouponDoc } from '../../../server/coupons'
import type { AuditDoc } from '../../../server/platform/audit'
import type { Member } from '../../../server/platform/people'
import type { Ground } from './stage'

type Seen = View<Ground>

interface Stock {
  _id: string
  total?: number
  left?: number
}

/** Rows that are filed, and those that still wait in the document they were written with. */
const allRows = async (view: Seen): Promise<AuditDoc[]> => {
  const rows = new Map((await view.all<AuditDoc>('audit')).map((row) => [row._id, row]))
  for (const { receipts = [] } of await view.all<Member>('members'))
    for (const { id, row } of receipts) if (!rows.has(id)) rows.set(id, JSON.parse(row) as AuditDoc)
  return [...rows.values()]
}

const stockIn = async (view: Seen, templateId: string): Promise<Books['stock']> => {
  const own = (await view.all<Stock>('stock')).filter(
    ({ _id }) => _id === templateId || _id.startsWith(`${templateId}.`),
  )
  const sum = (of: 'total' | 'left') => own.reduce((all, one) => all + (one[of] ?? 0), 0)
  return { total: sum('total'), left: sum('left') }
}

/** A move that the table does not have is told as it is, so that the bench stumbles over it. */
const lifeOf = ({ story }: CouponDoc): string[] =>
  story.map(({ event }, at) => statusAfter(story.slice(0, at + 1)) ?? `not to be ${event}`)

/** Sales that are filed, and those that still wait in their member. */
const salesIn = async (view: Seen): Promise<ReadonlySet<string>> => {
  const waiting = (await view.all<Member>('members')).flatMap(({ receipts = [] }) => receipts)
  const filed = await view.all<{ _id: string }>('sales')
  const own = waiting.filter(({ sale }) => sale !== undefined)
  return new Set([...filed.map(({ _id }) => _id), ...own.map(({ id }) => id)])
}

/** A sale that never came about took its coupon for nothing and has given it back: no redemption. */
const isReal =
  (sales: ReadonlySet<string>) =>
  ({ saleId, undoneAt }: CouponDoc['redemptions'][number]): boolean =>
    saleId === undefined || undoneAt === undefined || sales.has(saleId)

const couponOf = (coupon: CouponDoc, sales: ReadonlySet<string>): CouponInBooks => ({
  id: coupon._id,
  owner: coupon.memberId,
  state: coupon.status,
  life: lifeOf(coupon),
  uses: coupon.uses,
  used: coupon.used,
  redemptions: coupon.redemptions.filter(isReal(sales)).map(({ id, undoneAt }) => ({
    id,
    undone: undoneAt !== undefined,
  })),
})

const DEEDS: Readonly<Record<string, { deed: 'earn' | 'spend'; kind: string }>> = {
  'points.adjust': { deed: 'earn', kind: 'earn' },
  'shop.exchange': { deed: 'spend', kind: 'spend' },
}

const entriesOf = ({ action, points }: AuditDoc): PurseInBooks['ledger'] =>
  (points?.lines ?? []).map((line) => {
    const own = DEEDS[action]
    return { points: line.points, ...(own?.kind === line.kind ? { deed: own.deed } : {}) }
  })

const pursesIn = (members: readonly Member[], rows: readonly AuditDoc[]): PurseInBooks[] =>
  members.map(({ _id, account }) => ({
    owner: _id,
    points: account?.balance ?? 0,
    ledger: rows.filter(({ memberId }) => memberId === _id).flatMap(entriesOf),
  }))

const checkInsIn = (rows: readonly AuditDoc[]): Books['checkIns'] =>
  rows
    .filter(({ action }) => action === 'checkin.stamp')
    .map(({ subject, points }) => ({ owner: subject, day: points?.document?.id ?? '' }))

/** Shuke's documents in the bench's words. Coupons bought with points belong to the purse. */
export const read = async (view: Seen): Promise<Books> => {
  const { offerId, handedId } = view.stage
  const coupons = (await view.all<CouponDoc>('coupons')).filter(
    ({ templateId }) => templateId === offerId || templateId === handedId,
  )
  const rows = await allRows(view)
  const sales = await salesIn(view)
  const stock = await stockIn(view, offerId)
  return {
    ...(stock ? { stock } : {}),
    coupons: coupons.map((coupon) => couponOf(coupon, sales)),
    purses: pursesIn(await view.all<Member>('members'), rows),
    checkIns: checkInsIn(rows) ?? [],
  }
}
