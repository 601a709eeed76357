import { describe, expect, it } from 'vitest'
import { loadBroken } from '../simulation/functions'
import { differenceIn, FORECAST_INVARIANTS, type Parts } from './forecast-compare'
import { FORECAST_MUTANTS } from './forecast-mutants'
import * as parts from './forecast-parts'

describe('the forecast', () => {
  it.each(FORECAST_INVARIANTS)('keeps that %s', (invariant) => {
    expect(differenceIn(parts, invariant)).toBeUndefined()
  })

  it.each(FORECAST_MUTANTS)('is seen to be wrong when $what', async (mutant) => {
    const broken = await loadBroken<Parts>('tests/rules/forecast-parts.ts', [mutant])
    expect(differenceIn(broken, mutant.invariant)).toBeDefined()
  })

  it('has a mutant for each invariant there is', () => {
    const seen = new Set(FORECAST_MUTANTS.map(({ invariant }) => invariant))
    expect([...seen].sort()).toEqual([...FORECAST_INVARIANTS].sort())
  })
})
