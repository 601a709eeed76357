import type { DayNumber } from '../events/days'
import { goneOn, netOn, type Purchase } from '../events/story'
import type { Person } from '../persons/person'

/** What is needed of a purchase. */
export type Bought = Pick<Purchase, 'day' | 'fen' | 'backs'>

/** A purchase, or all of a day, of which something was kept. */
export interface Visit {
  day: DayNumber
  /** What is left of it, fen. */
  fen: number
}

/** Purchases as they are stored with a person. */
export const boughtOf = (purchases: Person['purchases']): Bought[] =>
  purchases.map(({ day, fen, backs = [] }) => ({
    day,
    fen,
    backs: backs.map(([back, gone]) => ({ day: back, fen: gone })),
  }))

/**
 * Somebody's standing purchases as they were known at the end of a day, oldest first: those of which
 * something is left. What went back is missing on the day on which it was bought. Purchases must be
 * given oldest first (core/events/story.ts).
 */
export const standingOf = (purchases: readonly Bought[], asOf: DayNumber): Visit[] => {
  const standing: Visit[] = []
  for (const purchase of purchases) {
    if (purchase.day > asOf) break
    const gone = goneOn(purchase as Purchase)
    if (gone === undefined || gone > asOf)
      standing.push({ day: purchase.day, fen: netOn(purchase as Purchase, asOf) })
  }
  return standing
}

/** The same with all purchases of a day as one: baskets that a marketplace split are one visit. */
export const visitsOf = (purchases: readonly Bought[], asOf: DayNumber): Visit[] => {
  const visits: Visit[] = []
  for (const one of standingOf(purchases, asOf)) {
    const last = visits.at(-1)
    if (last?.day === one.day) last.fen += one.fen
    else visits.push(one)
  }
  return visits
}
