import type { Row } from './basket'
import type { Candidate } from './search'
import { after, type Left, leftOf, takenBy } from './taking'
import type { OfferedCoupon, PriceSum, UsedCoupon } from './views'
import type { Looked } from './wallet'
import { whyNotUsed } from './why'

/** What is taken off row by row is told line by line. */
const byLine = <T>(rows: readonly Row[], values: readonly T[]): T[] => {
  const lines: T[] = [...values]
  for (const [i, { at }] of rows.entries()) lines[at] = values[i] as T
  return lines
}

interface Applied {
  used: UsedCoupon[]
  left: Left
}

export const applied = (picked: readonly Candidate[], rows: readonly Row[]): Applied => {
  const used: UsedCoupon[] = []
  let left = leftOf(rows)
  for (const one of picked) {
    const fen = takenBy(one, left)
    const next = after(one, left, fen)
    const shares = left.fen.map((before, i) => before - (next.fen[i] ?? 0))
    const { id: couponId, name, benefit } = one.coupon
    used.push({ couponId, name, benefit, fen, shares: byLine(rows, shares) })
    left = next
  }
  return { used, left }
}

export const linesOf = (rows: readonly Row[], { fen }: Left): PriceSum[] =>
  byLine(
    rows,
    rows.map(({ listFen, netFen }, i) => {
      const payFen = fen[i] ?? 0
      return { listFen, tierOffFen: listFen - netFen, couponOffFen: netFen - payFen, payFen }
    }),
  )

export const sumOf = (lines: readonly PriceSum[]): PriceSum => {
  const sum = { listFen: 0, tierOffFen: 0, couponOffFen: 0, payFen: 0 }
  for (const line of lines) {
    sum.listFen += line.listFen
    sum.tierOffFen += line.tierOffFen
    sum.couponOffFen += line.couponOffFen
    sum.payFen += line.payFen
  }
  return sum
}

interface Told {
  all: readonly Looked[]
  picked: readonly Candidate[]
  used: readonly UsedCoupon[]
  start: Left
  /** Said of a coupon that could be in the combination as well. */
  otherwise: string
}

const offerOf = (one: Looked, { all, picked, used, start, otherwise }: Told): OfferedCoupon => {
  const { coupon, soloFen, never } = one
  const { id: couponId, name, benefit, expiresAt } = coupon
  const offFen = used.find((own) => own.couponId === couponId)?.fen ?? 0
  const offer = { couponId, name, benefit, expiresAt, soloFen, offFen }
  if (offFen > 0) return offer
  if (never !== undefined) return { ...offer, why: never }
  const withIt = all.filter((other) => other === one || picked.includes(other))
  return { ...offer, why: whyNotUsed(one, picked, withIt, start, otherwise) }
}

const byUse = (a: OfferedCoupon, b: OfferedCoupon): number =>
  b.offFen - a.offFen ||
  b.soloFen - a.soloFen ||
  a.expiresAt - b.expiresAt ||
  (a.couponId < b.couponId ? -1 : 1)

/** All rebates of the wallet: used ones, then what takes most off alone, then sooner ending, then id. */
export const offersOf = (told: Told): OfferedCoupon[] =>
  told.all.map((one) => offerOf(one, told)).sort(byUse)
