import * as v from 'valibot'
import { MAX_FEN } from './money'
import { isBusinessDay, isMonth } from './time'

/** Building blocks of contracts. Limits carry their reason. */

/** Ids are ours: letters, digits and a few joints; 64 is above the longest we make. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,63}$/))

/** Client-made request id: 22 characters of base64url hold 128 bits. */
export const requestId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,40}$/))

/** One line that a person typed: trimmed, no control characters. */
/* @__NO_SIDE_EFFECTS__ */
export const line = (max: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max), v.regex(/^[^\p{Cc}]*$/u))

/** Several lines that a person typed. */
/* @__NO_SIDE_EFFECTS__ */
export const paragraph = (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^[^\p{Cc}]*(\n[^\p{Cc}]*)*$/u))

/* @__NO_SIDE_EFFECTS__ */
export const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/* @__NO_SIDE_EFFECTS__ */
export const fen = (min = 0) => whole(min, MAX_FEN)

/** Milliseconds since the epoch, by the server's clock. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0))

export const businessDay = v.pipe(v.string(), v.check(isBusinessDay))

/** A Beijing month, `2026-12`. */
export const month = v.pipe(v.string(), v.check(isMonth))

/** Where the next page starts, opaque to the client: `<sort value>~<id>` of the last row. */
export const cursor = v.pipe(v.string(), v.regex(/^\d{1,15}~[A-Za-z0-9][A-Za-z0-9:._-]{0,63}$/))

export const nothing = v.strictObject({})
