import * as v from 'valibot'
import { storeView } from '../coupons/views'
import { id, line, nothing } from '../kernel/fields'
import { route } from '../kernel/route'

export const storesOperatorRoutes = {
  'stores.list': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ stores: v.array(storeView) }),
    refusals: [],
  }),
  'stores.save': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ storeId: v.optional(id), name: line(20), address: line(60) }),
    output: v.strictObject({ store: storeView }),
    refusals: ['stores.not-found', 'stores.too-many'],
  }),
}
