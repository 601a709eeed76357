import * as v from 'valibot'
import { businessDay, instant, line, paragraph, whole } from '../kernel/fields'
import { rule } from '../segments/views'
import { LONGEST_STAY, TAG_COLOURS } from './limits'

/** What puts a tag on by itself, and takes it off again. */
export const automatic = v.strictObject({
  rule,
  /** Days that it stays after the rule has stopped to hold; 0: it goes at once. */
  stay: whole(0, LONGEST_STAY),
})
export type Automatic = v.InferOutput<typeof automatic>

export const tagForm = v.strictObject({
  name: line(10),
  colour: v.picklist(TAG_COLOURS),
  note: paragraph(100),
  /** Absent: it is put on by hand. */
  automatic: v.optional(automatic),
  /** Is kept on the friends on WeCom as well. */
  wecom: v.boolean(),
})
export type TagForm = v.InferOutput<typeof tagForm>

export const tagView = v.strictObject({
  id: v.string(),
  ...tagForm.entries,
  /** The rule in words; '' of those that are put on by hand. */
  text: v.string(),
  at: instant,
  /** Persons who have it, as of the last fold. */
  people: v.number(),
})
export type TagView = v.InferOutput<typeof tagView>

/** A tag on one person. */
export const tagOn = v.strictObject({
  id: v.string(),
  name: v.string(),
  colour: v.picklist(TAG_COLOURS),
  /** By which rule, or whose hand, and why. */
  why: v.string(),
  hand: v.boolean(),
  from: businessDay,
  /** Last day; absent: as long as its rule holds, or until it is taken off. */
  until: v.optional(businessDay),
})
export type TagOn = v.InferOutput<typeof tagOn>
