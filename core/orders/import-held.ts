import * as v from 'valibot'
import { platform } from '../events/event'
import { addDiff, type Held, type ImportDiff, NO_DIFF } from './import'
import { GOODS_TEXT, MAX_GOODS } from './import-limits'
import { orderLine } from './line'
import { joinLines, type Line } from './order'
import { type OrderPurchase, purchaseIn, type Standing, standingOf } from './standing'

/** A row as it is kept: what stands once in `said` is left out. */
const {
  platform: _platform,
  orderNo: _orderNo,
  buyer: _buyer,
  phone: _phone,
  ...kept
} = orderLine.entries
export const saidLine = v.object({
  /** Row of the file: the same row read twice is one. */
  row: v.number(),
  ...kept,
})
export type SaidLine = v.InferOutput<typeof saidLine>

/** What one import says of one order; buyer and phone are identities, never names or numbers. */
export const said = v.object({
  importId: v.string(),
  orderId: v.string(),
  /** When the import was made: a later one is believed. */
  at: v.number(),
  platform,
  orderNo: v.string(),
  buyer: v.optional(v.string()),
  phone: v.optional(v.string()),
  lines: v.array(saidLine),
})
export type Said = v.InferOutput<typeof said>

const earlier = (a: Said, b: Said): number =>
  a.at - b.at || (a.importId < b.importId ? -1 : a.importId > b.importId ? 1 : 0)

type Backs = [at: number, fen: number][]

const sumOf = (backs: Readonly<Backs>): number => backs.reduce((sum, [, fen]) => sum + fen, 0)

/** The first of them that make up `fen`. */
const upTo = (backs: Readonly<Backs>, fen: number): Backs => {
  if (backs.length === 0) return []
  let left = fen
  return backs.flatMap(([at, one]): Backs => {
    const part = Math.min(left, one)
    left -= part
    return part > 0 ? [[at, part]] : []
  })
}

/** An order as the first imports have told it. */
interface Told {
  lines: Line[]
  standing: Standing
  purchase: OrderPurchase | undefined
  backs: Backs
}

/**
 * When money went back: what the first file tells together with the purchase lies on the day it ended,
 * else on that of the purchase; what a later file brings, on the day of that import. No export dates
 * its refunds (facts/platform.md §5).
 */
const tell = (told: Told | undefined, one: Said): Told => {
  const lines = joinLines(told ? [...told.lines, ...one.lines] : one.lines)
  const standing = standingOf({ lines })
  const purchase = purchaseIn(standing)
  const { at = 0, backFen = 0 } = purchase ?? {}
  const ended = told ? one.at : (standing.endedAt ?? at)
  const known = told?.backs ?? []
  const more = backFen - sumOf(known)
  const backs: Backs = more > 0 ? [...known, [Math.max(at, ended), more]] : upTo(known, backFen)
  return { lines, standing, purchase, backs }
}

const goodsOf = (lines: readonly Line[]): string[] => {
  const titles = new Set<string>()
  for (const { title = '' } of lines) if (title !== '') titles.add(title)
  return [...titles].slice(0, MAX_GOODS).map((title) => title.slice(0, GOODS_TEXT))
}

/** Of names that imports tell always the same one. */
const whoOf = (saids: readonly Said[]): Pick<Held, 'buyer' | 'phone'> => {
  const who: Pick<Held, 'buyer' | 'phone'> = {}
  for (const { buyer, phone } of saids) {
    if (buyer !== undefined && !(who.buyer !== undefined && who.buyer >= buyer)) who.buyer = buyer
    if (phone !== undefined && !(who.phone !== undefined && who.phone >= phone)) who.phone = phone
  }
  return who
}

/**
 * An order as all these imports say together; undefined when none says it. A pure function of the
 * set: taking an import out gives back exactly what was without it.
 */
export const heldOf = (saids: readonly Said[]): Held | undefined => {
  const sorted = saids.length > 1 ? [...saids].sort(earlier) : saids
  let told: Told | undefined
  for (const one of sorted) told = tell(told, one)
  if (!told) return undefined
  const { lines, standing, purchase, backs } = told
  return {
    state: standing.state,
    at: purchase?.at ?? standing.at ?? 0,
    bought: purchase !== undefined,
    fen: purchase?.fen ?? 0,
    backs: purchase ? backs : [],
    // As the shape in import.ts has them: `sameHeld` compares what was stored with what is held.
    ...whoOf(saids),
    goods: goodsOf(lines),
  }
}

export const backFenOf = ({ backs }: Pick<Held, 'backs'>): number => sumOf(backs)

const moneyOf = (held: Held | undefined) =>
  held?.bought
    ? { bought: 1, fen: held.fen, backFen: backFenOf(held) }
    : { bought: 0, fen: 0, backFen: 0 }

export const sameHeld = (a: Held | undefined, b: Held | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** What one order adds to an import's difference: nothing where the import does not say it. */
export const diffOf = (
  before: Held | undefined,
  after: Held | undefined,
): Omit<ImportDiff, 'buyersNew' | 'buyersKnown'> => {
  const [was, is] = [moneyOf(before), moneyOf(after)]
  const same = sameHeld(before, after)
  return {
    orders: after ? 1 : 0,
    fresh: after && !before ? 1 : 0,
    changed: before && after && !same ? 1 : 0,
    same: before && same ? 1 : 0,
    bought: is.bought - was.bought,
    fen: is.fen - was.fen,
    backFen: is.backFen - was.backFen,
  }
}

/** `a` − `b`, for orders that go on in a second slice: what was counted of them is taken off. */
export const lessDiff = (
  a: ReturnType<typeof diffOf>,
  b: ReturnType<typeof diffOf>,
): ImportDiff => {
  const minus = Object.fromEntries(Object.entries(b).map(([field, n]) => [field, -n]))
  return addDiff(addDiff(NO_DIFF, a), minus)
}
