import { differenceIn, REPURCHASE_INVARIANTS } from '../../tests/rules/repurchase-compare.ts'
import * as parts from '../../tests/rules/repurchase-parts.ts'
import { exactly, type Figure, type Row } from './figure.mts'

const TABLES = 20_000

const rowOf = (invariant: (typeof REPURCHASE_INVARIANTS)[number]): Row => {
  const difference = differenceIn(parts, invariant, TABLES)
  if (difference !== undefined) console.log(difference)
  const tables = TABLES.toLocaleString('en-US')
  return exactly(`${invariant}: ${tables} tables without a difference`, difference ? 1 : 0, 0)
}

export const repurchaseFigure: Figure = {
  name: 'repurchase',
  what: 'rates, intervals and cohorts against a slow walk over random tables of orders',
  slow: true,
  measure: async () => REPURCHASE_INVARIANTS.map(rowOf),
}
