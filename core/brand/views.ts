import * as v from 'valibot'

/** Longest names follow look.md: up to 20 Han characters. */
export const brandView = v.strictObject({
  name: v.string(),
  slogan: v.string(),
  /** 0–359, everything else of the theme derives from it. */
  hue: v.number(),
  /** Corner radius in CSS px. */
  radius: v.number(),
})
export type BrandView = v.InferOutput<typeof brandView>

/** The consent that a person reads before joining; hash = sha256 of version and text. */
export const consentView = v.strictObject({
  version: v.string(),
  text: v.string(),
  hash: v.string(),
})
export type ConsentView = v.InferOutput<typeof consentView>

export const consentGiven = v.strictObject({
  version: v.pipe(v.string(), v.maxLength(20)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
