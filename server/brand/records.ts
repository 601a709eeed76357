import * as v from 'valibot'
import { collection } from '../platform/store'

const consent = v.object({ version: v.string(), text: v.string(), hash: v.string() })

const brandDoc = v.object({
  _id: v.string(),
  name: v.string(),
  slogan: v.string(),
  hue: v.number(),
  radius: v.number(),
  consent,
})
export type BrandDoc = v.InferOutput<typeof brandDoc>

/** One document; there is one brand per deployment (product.md). */
export const BRAND_ID = 'brand'
export const brands = collection('brand', brandDoc)

/** Every text that was ever in force, so that a member's hash can be shown to mean it. */
const consentDoc = v.object({ _id: v.string(), ...consent.entries, from: v.number() })
export const consentTexts = collection('brand', consentDoc)
export const consentTextId = (version: string) => `consent:${version}`
