import type { PointsLine } from '#core/points/views'
import type { View } from '../../../localwechat/simulator/index.ts'
import type { CouponDoc } from '../../../server/coupons'
import type { AuditDoc } from '../../../server/platform/audit'
import type { Member } from '../../../server/platform/people'
import type { SaleDoc } from '../../../server/sales/records'
import type { PointsStage } from './stage'

export type Seen = View<PointsStage>

export const membersOf = (view: Seen) => view.all<Member>('members')
export const couponsOf = (view: Seen) => view.all<CouponDoc>('coupons')
export const salesOf = (view: Seen) => view.all<SaleDoc>('sales')
export const filedRows = (view: Seen) => view.all<AuditDoc>('audit')

/** Rows that are filed, and those that still wait in a member's document, each once. */
export const allRows = async (view: Seen): Promise<AuditDoc[]> => {
  const rows = new Map((await filedRows(view)).map((row) => [row._id, row]))
  for (const { receipts = [] } of await membersOf(view))
    for (const { id, row } of receipts) if (!rows.has(id)) rows.set(id, JSON.parse(row) as AuditDoc)
  return [...rows.values()]
}

/** The same for sales. */
export const allSales = async (view: Seen): Promise<SaleDoc[]> => {
  const sales = new Map((await salesOf(view)).map((sale) => [sale._id, sale]))
  for (const { receipts = [] } of await membersOf(view))
    for (const { sale } of receipts) {
      const doc = sale === undefined ? undefined : (JSON.parse(sale) as SaleDoc)
      if (doc && !sales.has(doc._id)) sales.set(doc._id, doc)
    }
  return [...sales.values()]
}

const linesOf = (row: AuditDoc | undefined): PointsLine[] => row?.points?.lines ?? []

const bump = (lots: Map<string, number>, lot: string, points: number) => {
  const left = (lots.get(lot) ?? 0) + points
  if (left === 0) lots.delete(lot)
  else lots.set(lot, left)
}

const text = (lots: ReadonlyMap<string, number>): string =>
  [...lots]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([lot, left]) => `${lot}:${left}`)
    .join(' ')

/** The account that these rows make. */
const foldOf = (rows: readonly AuditDoc[]): string => {
  const lots = new Map<string, number>()
  let [balance, debt] = [0, 0]
  for (const line of rows.flatMap(linesOf)) {
    balance += line.points
    debt += line.debt
    for (const { lot, points } of line.moves) bump(lots, lot, points)
  }
  return `${balance}, owes ${debt}: ${text(lots)}`
}

const accountText = ({ account }: Member): string => {
  const { balance = 0, debt = 0, lots = [] } = account ?? {}
  const left = new Map(lots.map(({ id, left }) => [id, left]))
  return `${balance}, owes ${debt}: ${text(left)}`
}

/** Whose account is not what these rows make of it. */
export const outOfBooks = async (
  view: Seen,
  rows: readonly AuditDoc[],
): Promise<string | undefined> => {
  for (const member of await membersOf(view)) {
    const own = rows.filter(({ memberId }) => memberId === member._id)
    const [has, should] = [accountText(member), foldOf(own)]
    if (has !== should) return `${member._id} has ${has}, the rows say ${should}`
  }
}

/** What lines of one kind did to each lot. */
export const moved = (
  rows: readonly AuditDoc[],
  kind: PointsLine['kind'],
): ReadonlyMap<string, number> => {
  const lots = new Map<string, number>()
  for (const line of rows.flatMap(linesOf).filter((one) => one.kind === kind))
    for (const { lot, points } of line.moves) bump(lots, lot, points)
  return lots
}

export const sumOf = (values: Iterable<number>): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

export const movedText = (rows: readonly AuditDoc[], kind: PointsLine['kind'], sign = 1): string =>
  text(new Map([...moved(rows, kind)].map(([lot, points]) => [lot, points * sign])))
