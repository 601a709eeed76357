import type { Area } from '../case.ts'
import { arrays } from './arrays.ts'
import { documents } from './documents.ts'
import { expressionCases } from './expressions.ts'
import { geo } from './geo.ts'
import { groups } from './groups.ts'
import { limits } from './limits.ts'
import { projections } from './projections.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { sets } from './sets.ts'
import { stages } from './stages.ts'
import { transactions } from './transactions.ts'
import { updates } from './updates.ts'

/** Every case. The behaviours are those that the SDK's own tests on the real service describe. */
export const AREAS: Area[] = [
  { area: 'documents', cases: documents },
  { area: 'queries', cases: queries },
  { area: 'arrays in queries', cases: arrays },
  { area: 'order, page and projection', cases: projections },
  { area: 'limits', cases: limits },
  { area: 'updates', cases: updates },
  { area: 'stages', cases: stages },
  { area: 'expressions', cases: expressionCases },
  { area: 'sets', cases: sets },
  { area: 'groups', cases: groups },
  { area: 'places', cases: geo },
  { area: 'transactions', cases: transactions },
  { area: 'refusals', cases: refusals },
]
