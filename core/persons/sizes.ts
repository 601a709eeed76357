import type { Counts } from './counters'

/** Documents that sizes on a day are summed from: those of years up to it, and that of its month. */
export interface LifeCounters {
  /** `2026` → life.2026 */
  years: Readonly<Record<string, Counts>>
  /** life.2026-05, of the month of the day. */
  month: Counts
}

/** A field of the table in counters.ts, taken apart. */
const parts = (field: string): { at: string; rest: string } => ({
  at: field.slice(0, 2),
  rest: field.slice(3),
})

type Take = (rest: string, count: number) => void

/** All that counts up to a day, `2026-05-12`: whole months before, then days of its own. */
const upTo = ({ years, month }: LifeCounters, day: string, take: Take): void => {
  for (const [year, counts] of Object.entries(years)) {
    if (year > day.slice(0, 4)) continue
    for (const [field, count] of Object.entries(counts)) {
      const { at, rest } = parts(field)
      if (`${year}-${at}` < day.slice(0, 7)) take(rest, count)
    }
  }
  for (const [field, count] of Object.entries(month)) {
    const { at, rest } = parts(field)
    if (at <= day.slice(8)) take(rest, count)
  }
}

/** How many persons stand in each stage (letter s) or group (g) at the end of a day; 0 is not told. */
export const sizesOn = (counters: LifeCounters, letter: 's' | 'g', day: string): number[] => {
  const sizes: number[] = Array.from({ length: letter === 's' ? 6 : 9 }, () => 0)
  upTo(counters, day, (rest, count) => {
    if (rest[0] !== letter || rest.length !== 3) return
    const [from, to] = [Number(rest[1]), Number(rest[2])]
    sizes[from] = (sizes[from] ?? 0) - count
    sizes[to] = (sizes[to] ?? 0) + count
  })
  sizes[0] = 0
  return sizes
}

/** How many persons stand in each RFM cell at the end of a day. */
export const cellSizesOn = (counters: LifeCounters, day: string): Map<number, number> => {
  const sizes = new Map<number, number>()
  upTo(counters, day, (rest, count) => {
    if (!/^c\d{3}$/.test(rest)) return
    const cell = Number(rest.slice(1))
    sizes.set(cell, (sizes.get(cell) ?? 0) + count)
  })
  return sizes
}

/** Members at the end of a day: all who joined less all who left. */
export const membersOn = (counters: LifeCounters, day: string): number => {
  let members = 0
  upTo(counters, day, (rest, count) => {
    if (rest.startsWith('in-') || rest.startsWith('again-')) members += count
    else if (rest.startsWith('out-')) members -= count
  })
  return members
}

/**
 * From (row) where to (column) where: persons who changed on that day (`at` two digits of a month's
 * document) or over that month (of a year's). Who stayed is what is left of the sizes before.
 */
export const matrixOf = (
  counts: Counts,
  at: string,
  letter: 's' | 'g',
  before: readonly number[],
): number[][] => {
  const rows = before.map((size, i) => before.map((_, j) => (i === j ? size : 0)))
  for (const [field, count] of Object.entries(counts)) {
    const { at: its, rest } = parts(field)
    if (its !== at || rest[0] !== letter || rest.length !== 3) continue
    const [from, to] = [Number(rest[1]), Number(rest[2])]
    const row = rows[from]
    if (!row) continue
    row[to] = (row[to] ?? 0) + count
    row[from] = (row[from] ?? 0) - count
  }
  return rows
}
