import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openDuck } from './duck.mts'
import { lifeCounted, lifeSql, loadEvents } from './life-sql.ts'
import type { Ours } from './ours.mts'
import type { Lived } from './results.ts'
import { against, alone, type Line, seconds } from './table.mts'

/** What the issue asks for. */
const LIFE_LIMIT = 3

type Counted = Map<string, number>

const duckSide = async (events: string) => {
  const duck = await openDuck()
  try {
    await duck.run(loadEvents(events))
    const took = await duck.run(...lifeSql)
    const rows = await duck.rows(lifeCounted)
    const counted: Counted = new Map(rows.map(({ field, n }) => [String(field), Number(n)]))
    return { took, counted }
  } finally {
    duck.close()
  }
}

/** Moves between stages and groups, and cells, by day: \`2026-05-12-s23\`. */
const countedIn = (file: string): Counted => {
  const docs = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, number>>
  const counted: Counted = new Map()
  for (const [doc, fields] of Object.entries(docs)) {
    const month = /^life\.(\d{4}-\d\d)$/.exec(doc)?.[1]
    if (month === undefined) continue
    for (const [field, n] of Object.entries(fields))
      if (/^\d\d-[sgc]\d/.test(field)) counted.set(`${month}-${field}`, n)
  }
  return counted
}

const unlikeIn = (a: Counted, b: Counted): number =>
  [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key)).length

/**
 * Stage and RFM cell of every member on every day, and all moves between them. DuckDB works on its own
 * table, we on events as the database gives them; every figure of every day must be the same.
 */
export const lifeLines = async (
  ours: Ours,
  { folder, seed, members }: { folder: string; seed: number; members: number },
): Promise<Line[]> => {
  const [events, counters] = ['events.csv', 'counters.json'].map((n) => path.join(folder, n))
  await ours('events', seed, members, events ?? '')
  const duck = await duckSide(events ?? '')
  const own = await ours<Lived>('life', seed, members, counters ?? '')
  const counted = countedIn(counters ?? '')
  const unlike = unlikeIn(counted, duck.counted)
  const parts = `folds ${seconds(own.foldMs)}, counters ${seconds(own.countMs)}`
  const what = `AIPL and RFM of ${members} members on all days, ${own.events} events (${parts})`
  return [
    against(what, own, duck.took, LIFE_LIMIT),
    alone(`of ${counted.size} figures unlike DuckDB’s`, String(unlike), '= 0', unlike === 0),
  ]
}
