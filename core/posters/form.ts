import * as v from 'valibot'
import { businessDay, fen, whole } from '../kernel/fields'
import { MAX_POINTS } from './limits'

/* @__NO_SIDE_EFFECTS__ */
const words = (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^[^\p{Cc}]*$/u))

/**
 * A poster has eight named places (facts/mission.md S3-16a…h). What is left empty is not drawn; what
 * may not be published is told by the check (core/compliance, core/posters/rules.ts), not here.
 */
export const posterForm = v.strictObject({
  /** 身份: nickname and picture of the member who shares, only with their consent; else neutral. */
  identity: v.boolean(),
  /** 背书: brand, shop or number, with its source. */
  endorsement: v.optional(v.strictObject({ words: words(24), source: words(30) })),
  /** 主题: one line. */
  theme: words(20),
  /** 借势: a festival or an occasion, drawn only inside its days. */
  occasion: v.optional(v.strictObject({ words: words(12), from: businessDay, until: businessDay })),
  /** 内容: three to five points. */
  points: v.pipe(v.array(words(18)), v.maxLength(MAX_POINTS + 1)),
  /** 价格锚点: a price that was really asked, with the proof. */
  anchor: v.optional(
    v.strictObject({
      name: words(12),
      listFen: fen(1),
      payFen: fen(),
      proof: words(30),
      day: businessDay,
    }),
  ),
  /** 紧迫: true stock or true end, or nothing. */
  urgency: v.picklist(['none', 'stock', 'end']),
  /** 短期利益: words before the friend's benefit, whose name the campaign puts in itself. */
  benefit: words(10),
  paper: v.picklist(['brand', 'light', 'dark']),
})
export type PosterForm = v.InferOutput<typeof posterForm>

/** One of several posters that are compared; a member always sees the same one. */
export const posterVariant = v.strictObject({
  name: v.picklist(['A', 'B', 'C']),
  /** Share of members, of the sum of all weights. */
  weight: whole(1, 100),
  poster: posterForm,
})
export type PosterVariant = v.InferOutput<typeof posterVariant>
