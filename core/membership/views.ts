import * as v from 'valibot'
import { businessDay, instant } from '../kernel/fields'
import { isBusinessDay } from '../kernel/time'

export const memberView = v.strictObject({
  /** Short card number to read aloud, not a secret: grouped digits. */
  number: v.string(),
  joinedAt: instant,
  /** Only when the member gave one. */
  nickname: v.optional(v.string()),
  /** Cloud file id. */
  avatar: v.optional(v.string()),
})
export type MemberView = v.InferOutput<typeof memberView>

/** A day of some year: 2000 had a 29th of February. */
const dayOfYear = v.pipe(
  v.string(),
  v.check((day) => isBusinessDay(`2000-${day}`)),
)

/** Nobody alive was born before; an earlier year is a slip of the thumb. */
const birthDate = v.pipe(businessDay, v.minValue('1900-01-01'))

/** Month and day; the year only if the member wants to say it (facts/platform.md C24). */
export const birthday = v.variant('kind', [
  v.strictObject({ kind: v.literal('day'), day: dayOfYear }),
  v.strictObject({ kind: v.literal('date'), date: birthDate }),
])
export type Birthday = v.InferOutput<typeof birthday>
