import * as v from 'valibot'
import { instant, line, paragraph, whole } from '../kernel/fields'
import { LONGEST_WITHIN, MOST_FEN, MOST_VALUES } from './limits'

/** What conditions can be about; what each means and takes stands in fields.ts. */
export const FIELDS = [
  'member',
  'joined',
  'level',
  'birthday',
  'channel',
  'wecom',
  'tag',
  'stage',
  'moved',
  'group',
  'recency',
  'frequency',
  'money',
  'orders',
  'fen',
  'last',
  'first',
  'store',
  'platform',
  'claimed',
  'redeemed',
  'stamped',
  'invited',
  'brought',
  'kept',
  'viewed',
] as const
export type FieldName = (typeof FIELDS)[number]

/** A value of a list: id of a tag or store, name of a stage, kind of a channel. */
const value = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/))
const values = v.pipe(v.array(value), v.minLength(1), v.maxLength(MOST_VALUES))

/** One condition. Which parts a field takes stands in fields.ts; checkRule refuses others. */
export const condition = v.strictObject({
  field: v.picklist(FIELDS),
  /** At least one of these. */
  of: v.optional(values),
  /** Of `moved`: stages that were left; absent: any. */
  from: v.optional(values),
  /** Both included; times, fen, days or scores. */
  min: v.optional(whole(0, MOST_FEN)),
  max: v.optional(whole(0, MOST_FEN)),
  /** Business days, today included; absent: ever. */
  within: v.optional(whole(1, LONGEST_WITHIN)),
})
export type Condition = v.InferOutput<typeof condition>

export type Rule = Condition | { all: Rule[] } | { any: Rule[] } | { not: Rule }

const rules = v.array(v.lazy((): v.GenericSchema<unknown, Rule> => rule))

/** A tree of conditions; how deep and how wide it may be is checked by checkRule (rules.ts). */
export const rule: v.GenericSchema<unknown, Rule> = v.union([
  condition,
  v.strictObject({ all: rules }),
  v.strictObject({ any: rules }),
  v.strictObject({ not: v.lazy(() => rule) }),
]) as v.GenericSchema<unknown, Rule>

export const segmentName = line(20)
export const segmentNote = paragraph(100)

/** A count: exact, or with the bounds between which it is 95 times of 100. */
export const estimate = v.strictObject({
  count: v.number(),
  low: v.number(),
  high: v.number(),
})
export type Estimate = v.InferOutput<typeof estimate>

/** A row of the list. */
export const segmentBrief = v.strictObject({
  id: v.string(),
  name: v.string(),
  note: v.string(),
  /** The rule in words. */
  text: v.string(),
  /** Saved last. */
  at: instant,
})
export type SegmentBrief = v.InferOutput<typeof segmentBrief>

export const segmentView = v.strictObject({
  ...segmentBrief.entries,
  rule,
  /** Grows with every saving; send it back with the next one. */
  rev: v.number(),
})
export type SegmentView = v.InferOutput<typeof segmentView>

export const option = v.strictObject({ id: v.string(), name: v.string() })
export type Option = v.InferOutput<typeof option>

/** What a brand's own conditions choose from; fixed choices stand in fields.ts. */
export const ownOptions = v.strictObject({
  tags: v.array(option),
  stores: v.array(option),
  /** Lowest first: a tier's place in the list is its level. */
  tiers: v.array(option),
})
export type OwnOptions = v.InferOutput<typeof ownOptions>

/** People as they were at an instant: the list stays, whatever they do later. */
export const audienceView = v.strictObject({
  id: v.string(),
  name: v.string(),
  /** The rule in words, as it was then. */
  text: v.string(),
  at: instant,
  state: v.picklist(['making', 'done']),
  /** Of all persons looked at, 0 to 100. */
  percent: v.number(),
  people: v.number(),
  /** Of these members, … */
  members: v.number(),
  /** … who may get marketing: consent and their own word are applied last. */
  reachable: v.number(),
  /** Fell away by it. */
  strangers: v.number(),
  optedOut: v.number(),
})
export type AudienceView = v.InferOutput<typeof audienceView>
