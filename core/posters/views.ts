import * as v from 'valibot'
import { posterForm } from './form'

/** A poster as it is drawn: every word is true now, and what may not be shown is not in it. */
export const posterShown = v.strictObject({
  paper: posterForm.entries.paper,
  /** Absent: the poster speaks for the brand. `who` only with the member's consent, else neutral. */
  identity: v.optional(
    v.strictObject({ who: v.optional(v.string()), avatar: v.optional(v.string()) }),
  ),
  endorsement: v.optional(v.strictObject({ words: v.string(), source: v.string() })),
  theme: v.string(),
  occasion: v.optional(v.string()),
  points: v.array(v.string()),
  anchor: v.optional(
    v.strictObject({
      name: v.string(),
      listFen: v.number(),
      payFen: v.number(),
      proof: v.string(),
    }),
  ),
  urgency: v.optional(v.string()),
  benefit: v.optional(v.strictObject({ words: v.string(), name: v.string() })),
  howTo: v.string(),
  organiser: v.string(),
})
export type PosterShown = v.InferOutput<typeof posterShown>
