import { describe, expect, it } from 'vitest'
import { price } from '#core/pricing/rules'
import { loadBroken } from '../simulation/functions'
import { firstDifference, PRICING_INVARIANTS, type Price } from './pricing-compare'
import { PRICING_MUTANTS } from './pricing-mutants'

/** A slice for every run of the tests; `npm run figures -- pricing` takes 100,000. */
const BASKETS = 3000
/** Within so many baskets each mutant has to be caught. */
const MUTANT_BASKETS = 3000

describe('random baskets', () => {
  it(`cost what a slow oracle says, each of ${BASKETS}`, () => {
    expect(firstDifference(price, BASKETS, 'tests')).toBeUndefined()
  })

  it.each(PRICING_MUTANTS)('cost something else, and it is seen, when $what', async (mutant) => {
    const { price: broken } = await loadBroken<{ price: Price }>('core/pricing/rules.ts', [mutant])
    const seen = firstDifference(broken, MUTANT_BASKETS, 'mutant', mutant.invariant)
    expect(seen?.invariant).toBe(mutant.invariant)
  })

  it('have a mutant for each invariant there is', () => {
    const seen = new Set(PRICING_MUTANTS.map(({ invariant }) => invariant))
    expect([...seen].sort()).toEqual([...PRICING_INVARIANTS].sort())
  })
})
