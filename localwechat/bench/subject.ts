/** One thing under measure: the store behind the SDK, or the bare driver. */
export interface Subject {
  get(n: number): unknown
  /** Newest twenty of one shop and status, by index. */
  find(n: number): unknown
  /** Takes one from stock if there is one. */
  guarded(n: number): unknown
  /** Adds a new document with three index entries, one of them unique. */
  add(): unknown
  /** Reads one, changes it, adds another: all or nothing. */
  transaction(n: number): unknown
}

export type Operation = keyof Subject

export const PAGE = 20

/** Numbers of documents that were not there when the bench began. */
export const freshNumbers = (from: number) => {
  let next = from
  return () => next++
}
