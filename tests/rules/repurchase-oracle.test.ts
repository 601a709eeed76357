import { describe, expect, it } from 'vitest'
import { loadBroken } from '../simulation/functions'
import { differenceIn, type Parts, REPURCHASE_INVARIANTS } from './repurchase-compare'
import { REPURCHASE_MUTANTS } from './repurchase-mutants'
import * as parts from './repurchase-parts'

/** A slice for every run; `npm run figures -- repurchase` takes 20,000. */
const TABLES = 60
/** Within so many each mutant has to be caught. */
const MUTANT_TABLES = 400

describe('figures of repurchase', () => {
  it.each(REPURCHASE_INVARIANTS)(`say, for ${TABLES} tables of orders, that %s`, (invariant) => {
    expect(differenceIn(parts, invariant, TABLES)).toBeUndefined()
  })

  it.each(REPURCHASE_MUTANTS)('are seen to be wrong when $what', async (mutant) => {
    const broken = await loadBroken<Parts>('tests/rules/repurchase-parts.ts', [mutant])
    expect(differenceIn(broken, mutant.invariant, MUTANT_TABLES)).toBeDefined()
  })

  it('have a mutant for each invariant there is', () => {
    const seen = new Set(REPURCHASE_MUTANTS.map(({ invariant }) => invariant))
    expect([...seen].sort()).toEqual([...REPURCHASE_INVARIANTS].sort())
  })
})
