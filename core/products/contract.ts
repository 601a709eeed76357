import * as v from 'valibot'
import { nothing } from '../kernel/fields'
import { route } from '../kernel/route'
import { catalogue } from './views'

export const productsClerkRoutes = {
  'products.all': route({
    role: 'clerk',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ catalogue }),
    refusals: [],
  }),
}

export const productsOperatorRoutes = {
  'products.list': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ catalogue }),
    refusals: [],
  }),
  /** Replaces the whole catalogue, when nobody else has changed it since `rev`. */
  'products.save': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ catalogue }),
    output: v.strictObject({ catalogue }),
    refusals: ['products.changed', 'products.twice', 'products.category-missing'],
  }),
}
