import * as v from 'valibot'
import { templateForm } from '../coupons/form'
import { route } from '../kernel/route'
import { findings } from './views'

export const complianceOperatorRoutes = {
  /** What the rules object to in a coupon as it stands on the form; nothing is kept. */
  'compliance.coupon': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ form: templateForm }),
    output: v.strictObject({ findings }),
    refusals: [],
  }),
}
