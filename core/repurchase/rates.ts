import type { Counts } from '../persons/counters'
import type { Share } from './shares'

/** Bought twice or more, of all who have ever bought: from the counter `totals`. */
export const repurchaseEver = (totals: Counts): Share => ({
  part: totals.repeaters ?? 0,
  of: totals.buyers ?? 0,
})

/**
 * Bought in a month (`trade.<year>` and `05`) or on a day (`trade.<month>` and `12`) not for the first
 * time, of those who bought in it.
 */
export const againIn = (trade: Counts, at: string): Share => ({
  part: trade[`${at}-buyers-again`] ?? 0,
  of: trade[`${at}-buyers-all`] ?? 0,
})

/** Paid orders per buyer of a month, of a kind of them (`member`, `c:<channel>`, …): see `timesOf`. */
export const frequencyOf = (trade: Counts, at: string, of: string): Share => ({
  part: trade[`${at}-orders-${of}`] ?? 0,
  of: trade[`${at}-buyers-${of}`] ?? 0,
})

/** What one kind of buyers paid of all that was paid in a month, before returns. */
export const salesShareOf = (trade: Counts, at: string, of: string): Share => ({
  part: trade[`${at}-fen-${of}`] ?? 0,
  of: trade[`${at}-fen-all`] ?? 0,
})
