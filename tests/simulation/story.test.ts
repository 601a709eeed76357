import { beforeAll, describe, expect, it } from 'vitest'
import { explore, simulate } from '../../localwechat/simulator/index.ts'
import { bundleServer, type Handlers, seedsFrom } from './functions'
import { type InvariantName, invariants } from './invariants'
import { MUTANTS } from './mutants'
import { story } from './story'

/** A slice that fits into every run of the tests; `npm run simulate -- --seeds N` takes more. */
const SEEDS = 20
/** Within so many seeds each mutant has to be caught. */
const MUTANT_SEEDS = 25

let handlers: Handlers

beforeAll(async () => {
  handlers = await bundleServer()
})

describe('the story of cards, coupons and tills, with everything that can go wrong', () => {
  it(`keeps every promise under ${SEEDS} seeds`, async () => {
    const found = await explore({ ...story(handlers), seeds: SEEDS })
    console.info(`${found.runs} seeds, ${found.operations} operations`, found.faults)
    expect(found.failures).toEqual([])
    // A story in which nothing is done keeps its promises as well.
    expect(found.operations).toBeGreaterThan(SEEDS * 200)
    expect(found.faults.crash).toBeGreaterThan(0)
  })

  it('is the same for the same seed', async () => {
    const first = await simulate({ ...story(handlers), seed: 'same' })
    const second = await simulate({ ...story(handlers), seed: 'same' })
    expect(second.hash).toBe(first.hash)
  })
})

describe('a server with something broken is caught', () => {
  it.each(Object.entries(MUTANTS))('%s', async (name, { what, mutations, seed }) => {
    const broken = await bundleServer(mutations)
    const found = await explore({
      ...story(broken),
      seeds: seedsFrom(MUTANT_SEEDS, seed),
      shrinking: false,
    })
    const [failure] = found.failures
    console.info(`${what}: seed ${failure?.seed}, ${failure?.run.violation?.message}`)
    expect(failure?.run.violation?.invariant).toBe(name)
  })

  it('for each invariant there is', () => {
    expect(Object.keys(MUTANTS).sort()).toEqual((Object.keys(invariants) as InvariantName[]).sort())
  })
})
