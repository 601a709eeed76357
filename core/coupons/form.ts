import * as v from 'valibot'
import { id, line, paragraph, whole } from '../kernel/fields'
import { MAX_POINTS } from '../points/limits'
import { MAX_TIERS } from '../tiers/limits'
import { MAX_PER_MEMBER, MAX_STOCK } from './limits'
import { benefit, validity } from './views'

/** What the operator fills in, and a template keeps. */
export const templateForm = v.strictObject({
  name: line(20),
  benefit,
  rules: paragraph(300),
  stock: whole(1, MAX_STOCK),
  perMember: whole(1, MAX_PER_MEMBER),
  validity,
  /** Empty: every store. */
  storeIds: v.pipe(v.array(id), v.maxLength(100)),
  /** Only in the points shop, for so many points, from this tier on; absent: given for free. */
  shop: v.optional(v.strictObject({ price: whole(1, MAX_POINTS), minLevel: whole(0, MAX_TIERS) })),
})
export type TemplateForm = v.InferOutput<typeof templateForm>

export const templateStatus = v.picklist(['draft', 'published', 'ended'])
