import * as v from 'valibot'
import { posterForm } from './form'

/** The eight named places, in the order of facts/mission.md S3-16a…h. */
export const SLOTS = [
  'identity',
  'endorsement',
  'theme',
  'occasion',
  'points',
  'anchor',
  'urgency',
  'benefit',
] as const
export type Slot = (typeof SLOTS)[number]

export const SLOT_NAMES: Record<Slot, string> = {
  identity: '身份',
  endorsement: '背书',
  theme: '主题',
  occasion: '借势',
  points: '内容',
  anchor: '价格锚点',
  urgency: '紧迫',
  benefit: '短期利益',
}

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
