import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Adapter,
  bench,
  breakOne,
  INVARIANTS,
  PLAYS,
  playsFor,
} from '../../../racebench/index.ts'
import { shuke } from './adapter'
import { MUTANTS } from './mutants'
import type { Ground } from './stage'

/** A slice that fits into every run of the tests; `npm run bench:races -- --seeds N` takes more. */
const SEEDS = 240
/** Within so many seeds of a play that it is about, each mutant has to be caught. */
const MUTANT_SEEDS = 150
/** So many of the runs are different ones; the rest is luck. */
const DIFFERENT = 0.8

let adapter: Adapter<Ground>

beforeAll(async () => {
  adapter = await shuke()
})

describe('Shuke in the race bench', () => {
  it(`keeps every promise under ${SEEDS} seeds`, async () => {
    const tally = await bench(adapter, { seeds: SEEDS })
    const { runs, schedules, operations, faults, deeds, failures } = tally
    console.info(`${runs} runs, ${schedules.size} schedules, ${operations} operations`, faults)
    for (const { timeline } of failures) console.error(timeline)
    expect(failures.map(({ play, seed, message }) => ({ play, seed, message }))).toEqual([])
    expect(runs).toBeGreaterThanOrEqual(SEEDS)
    expect(schedules.size).toBeGreaterThan(runs * DIFFERENT)
    // Functions that do nothing keep every promise as well.
    for (const deed of adapter.deeds) expect(deeds[deed]?.done, deed).toBeGreaterThan(0)
    for (const fault of ['crash', 'kill', 'lost-after', 'duplicate', 'slow'])
      expect(faults[fault], fault).toBeGreaterThan(0)
  })

  it('takes part in every play', () => {
    expect(playsFor(adapter.deeds)).toEqual(Object.keys(PLAYS))
  })
})

describe('Shuke with something broken is caught', () => {
  it.each(Object.entries(MUTANTS))(
    '%s',
    async (name, { what, play, mutations, seed: from = 1 }) => {
      const broken = await shuke(mutations)
      const search = { plays: [play], shrinking: false }
      const look = (where: { seeds: number; from?: number }) =>
        breakOne(broken, name as keyof typeof MUTANTS, { ...search, ...where })
      const found = (await look({ seeds: 1, from })) ?? (await look({ seeds: MUTANT_SEEDS }))
      console.info(`${what}: ${found?.play}, seed ${found?.seed}, ${found?.message}`)
      expect(found?.invariant).toBe(name)
    },
  )

  it('at every promise there is', () => {
    expect(Object.keys(MUTANTS).sort()).toEqual(Object.keys(INVARIANTS).sort())
  })
})
