import type { Benefit } from '../coupons/views'
import { type Row, scopeTest } from './basket'
import { split } from './split'
import type { WalletCoupon } from './views'

/** What takes something off a purchase; a gift is handed over on its own. */
export type Rebate = Exclude<Benefit, { kind: 'gift' }>
type OfPiece = Extract<Rebate, { kind: 'exchange' | 'item-price' }>
type OfScope = Exclude<Rebate, OfPiece>

/** What is left of the rows while coupons apply one after the other; never changed in place. */
export interface Left {
  /** Still to pay, fen, by row. */
  fen: readonly number[]
  /** Pieces that no coupon has taken for itself, by row. */
  pieces: readonly number[]
}

/** A coupon beside the rows of its scope. */
export interface Judged {
  coupon: WalletCoupon
  rebate: Rebate
  /** Indices of the rows in scope; of a coupon for one piece the dearest piece first. */
  scope: readonly number[]
  /** What a piece of each row costs at member price. */
  pieceFen: (row: number) => number
}

export const leftOf = (rows: readonly Row[]): Left => ({
  fen: rows.map(({ netFen }) => netFen),
  pieces: rows.map(({ line }) => line.count),
})

export const isOfPiece = (rebate: Rebate): rebate is OfPiece =>
  rebate.kind === 'exchange' || rebate.kind === 'item-price'

export const judgedOf = (coupon: WalletCoupon, rebate: Rebate, rows: readonly Row[]): Judged => {
  const isInScope = scopeTest(coupon.scope)
  const pieceFen = (i: number): number => rows[i]?.pieceFen ?? 0
  const scope = rows.flatMap(({ line }, i) => (isInScope(line) ? [i] : []))
  if (isOfPiece(rebate)) scope.sort((a, b) => pieceFen(b) - pieceFen(a) || a - b)
  return { coupon, rebate, scope, pieceFen }
}

/** The row of the dearest piece in scope that is still there. */
export const pieceRow = ({ scope }: Judged, { pieces }: Left): number | undefined =>
  scope.find((i) => (pieces[i] ?? 0) > 0)

/** What is left to pay of the rows in scope. */
export const scopeFen = ({ scope }: Judged, { fen }: Left): number => {
  let sum = 0
  for (const i of scope) sum += fen[i] ?? 0
  return sum
}

const FULL = 100

const ofPiece = (rebate: OfPiece, piece: number): number =>
  rebate.kind === 'exchange'
    ? Math.min(piece, rebate.valueFen)
    : Math.min(Math.max(piece - rebate.priceFen, 0), rebate.capFen)

const ofScope = (rebate: OfScope, fen: number): number =>
  rebate.kind === 'amount-off'
    ? Math.min(rebate.offFen, fen)
    : Math.min(Math.floor((fen * rebate.offPercent) / FULL), rebate.capFen, fen)

/** What a coupon takes off in its place, fen. */
export const takenBy = (one: Judged, left: Left): number => {
  const { rebate } = one
  if (!isOfPiece(rebate)) return ofScope(rebate, scopeFen(one, left))
  const row = pieceRow(one, left)
  return row === undefined ? 0 : ofPiece(rebate, one.pieceFen(row))
}

/** What a piece costs less lies on its own line. */
const afterPiece = (row: number, { fen, pieces }: Left, off: number): Left => ({
  fen: fen.map((rest, i) => (i === row ? rest - off : rest)),
  pieces: pieces.map((count, i) => (i === row ? count - 1 : count)),
})

/** What goods cost less is spread over the rows in scope by what is left of each. */
const afterScope = (scope: readonly number[], { fen, pieces }: Left, off: number): Left => {
  const rest = [...fen]
  const weights = scope.map((i) => fen[i] ?? 0)
  const parts = split(off, weights)
  scope.forEach((i, n) => {
    rest[i] = (weights[n] ?? 0) - (parts[n] ?? 0)
  })
  return { fen: rest, pieces }
}

/** What is left after a coupon that takes `off` fen in its place. */
export const after = (one: Judged, left: Left, off: number): Left => {
  const row = isOfPiece(one.rebate) ? pieceRow(one, left) : undefined
  return row === undefined ? afterScope(one.scope, left, off) : afterPiece(row, left, off)
}
