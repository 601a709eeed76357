import { expect, it } from 'vitest'
import { catchMutants } from './caught'
import { invariants } from './invariants'
import { MUTANTS } from './mutants'

catchMutants(0)

it('has something broken for each invariant there is', () => {
  expect(Object.keys(MUTANTS).sort()).toEqual(Object.keys(invariants).sort())
})
