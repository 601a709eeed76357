import * as v from 'valibot'
import { audience } from '../audience/views'
import { fen, id, instant, line, paragraph, whole } from '../kernel/fields'
import { MAX_POINTS } from '../points/limits'
import { MAX_TIERS } from '../tiers/limits'
import { MAX_PER_MEMBER, MAX_SCOPE, MAX_STOCK, MAX_USES } from './limits'
import { bearer, benefit, scope, stacking, usableWindows, validity } from './views'

/**
 * A coupon template as its operator wrote it. What is impossible is refused in words by rules.ts, and
 * what is left out has its plain meaning (rules.ts `termsOf`).
 */
export const templateForm = v.strictObject({
  name: line(20),
  benefit,
  rules: paragraph(300),
  /** 0 is refused in words. */
  stock: whole(0, MAX_STOCK),
  perMember: whole(1, MAX_PER_MEMBER),
  validity,
  /** Empty: every store. */
  storeIds: v.pipe(v.array(id), v.maxLength(MAX_SCOPE)),
  scope: v.optional(scope),
  /** When in the week it can be used; empty: always. */
  windows: v.optional(usableWindows),
  audience: v.optional(audience),
  stacking: v.optional(stacking),
  /** How often one coupon can be used. */
  uses: v.optional(whole(1, MAX_USES)),
  /** When it can be taken: from the first instant, to the last. */
  schedule: v.optional(v.strictObject({ from: v.optional(instant), until: v.optional(instant) })),
  /** At most so many a business day. */
  daily: v.optional(whole(1, MAX_STOCK)),
  /** So many of the stock are kept for people who take it in this store; they are never lent. */
  storeStock: v.optional(
    v.pipe(
      v.array(v.strictObject({ storeId: id, stock: whole(1, MAX_STOCK) })),
      v.maxLength(MAX_SCOPE),
    ),
  ),
  /** What it may cost at most in all, fen. */
  budgetFen: v.optional(fen(1)),
  /** Who pays for it; it can not be published without. */
  bearer: v.optional(bearer),
  /** Only in the points shop, for so many points, from this tier on; absent: given for free. */
  shop: v.optional(v.strictObject({ price: whole(1, MAX_POINTS), minLevel: whole(0, MAX_TIERS) })),
})
export type TemplateForm = v.InferOutput<typeof templateForm>

export const templateStatus = v.picklist(['draft', 'published', 'paused', 'ended'])
export type TemplateStatus = v.InferOutput<typeof templateStatus>
