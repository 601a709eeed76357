import * as v from 'valibot'
import { catalogue, NO_CATALOGUE } from '#core/products/views'
import { NO_PROGRAM } from '#core/program/rules'
import { program } from '#core/program/views'
import { collection } from '../platform/store'

const consent = v.object({ version: v.string(), text: v.string(), hash: v.string() })

const brandDoc = v.object({
  _id: v.string(),
  name: v.string(),
  slogan: v.string(),
  hue: v.number(),
  radius: v.number(),
  consent,
  /** Beside the face, so that one read serves a page (round trips of the issue). */
  program: v.optional(program, NO_PROGRAM),
  /** Goods that tills know by name (core/products). */
  catalogue: v.optional(catalogue, NO_CATALOGUE),
  /** When the programme was last saved; 0: never. */
  programAt: v.optional(v.number(), 0),
  /** When the tiers were last saved, later each time: who reaches more now is raised (jobs/raise.ts). */
  tiersAt: v.optional(v.number(), 0),
  /** The newest longer expiry that also counts for points earned up to `at` (jobs/extend.ts). */
  extension: v.optional(v.object({ months: v.number(), at: v.number() })),
})
export type BrandDoc = v.InferOutput<typeof brandDoc>

/** One document; there is one brand per deployment (product.md). */
export const BRAND_ID = 'brand'
export const brands = collection('brand', brandDoc)

/** Every text that was ever in force, so that a member's hash can be shown to mean it. */
const consentDoc = v.object({ _id: v.string(), ...consent.entries, from: v.number() })
export const consentTexts = collection('brand', consentDoc)
export const consentTextId = (version: string) => `consent:${version}`
