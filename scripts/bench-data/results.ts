/** What both sides must have found alike, and how long each took, ms. */
export interface Imported {
  orders: number
  bought: number
  fen: number
  backFen: number
  customers: number
  /** With more than one purchase. */
  repeaters: number
  rejected: number
  ms: number
  cpuMs: number
}

/** Field of a counter (core/persons/counters.ts, of `life`) with its day → how many persons. */
export type Counted = Record<string, number>

export interface Lived {
  members: number
  events: number
  /** Making persons of events; adding them to the counters. */
  foldMs: number
  countMs: number
  /** Both. */
  ms: number
  cpuMs: number
}
