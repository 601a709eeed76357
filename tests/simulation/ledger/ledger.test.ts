import { describe, expect, it } from 'vitest'
import * as rules from '#core/points/rules'
import { loadBroken } from '../functions'
import type { Ledger } from './compare'
import { LEDGER_INVARIANTS } from './compare'
import { LEDGER_MUTANTS, mutationOf } from './mutants'
import { playLedger } from './play'

/** A slice for every run of the tests; `npm run simulate -- --story ledger` takes more. */
const DEEDS = 60_000
/** Within so many deeds each mutant has to be caught. */
const MUTANT_DEEDS = 30_000

describe('random deeds on the ledger', () => {
  it(`end as a slow oracle says after each of ${DEEDS}`, () => {
    const { failure, operations } = playLedger(rules, DEEDS, 'tests')
    expect(failure).toBeUndefined()
    expect(operations).toBe(DEEDS)
  })

  it.each(LEDGER_MUTANTS)('are wrong, and seen to be, when $what', async (mutant) => {
    const broken = await loadBroken<Ledger>('core/points/rules.ts', mutationOf(mutant))
    const { failure } = playLedger(broken, MUTANT_DEEDS, 'mutant')
    console.info(`${mutant.what}: seed ${failure?.seed}, ${failure?.message.slice(0, 160)}`)
    expect(failure?.invariant).toBe(mutant.invariant)
  })

  it('have a mutant for each invariant there is', () => {
    const seen = new Set(LEDGER_MUTANTS.map(({ invariant }) => invariant))
    expect([...seen].sort()).toEqual([...LEDGER_INVARIANTS].sort())
  })
})
