import * as v from 'valibot'
import { storeView } from '../coupons/views'
import { id, line, nothing } from '../kernel/fields'
import { route } from '../kernel/route'

export const storesMemberRoutes = {
  /** Where the brand's shops are, for everybody. */
  'stores.all': route({
    role: 'anyone',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ stores: v.array(storeView) }),
    refusals: [],
  }),
}

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
    input: v.strictObject({
      storeId: v.optional(id),
      name: line(20),
      address: line(60),
      phone: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^[0-9 +-]{5,20}$/))),
      hours: v.optional(line(20)),
      place: v.optional(
        v.strictObject({
          latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
          longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
        }),
      ),
    }),
    output: v.strictObject({ store: storeView }),
    refusals: ['stores.not-found', 'stores.too-many'],
  }),
}
