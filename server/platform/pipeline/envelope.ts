import * as v from 'valibot'
import { id, line } from '#core/kernel/fields'

/** What a phone says of itself: an id that it made once, and a name to tell it by. */
const device = v.object({ id: v.pipe(id, v.minLength(16), v.maxLength(40)), name: line(30) })

/** The event of a call. WeChat adds fields of its own (userInfo), so this one is not strict. */
const envelope = v.object({
  route: v.pipe(v.string(), v.maxLength(64)),
  input: v.optional(v.unknown(), {}),
  requestId: v.optional(v.unknown()),
  // A phone with an odd name must not keep its clerk from working: as if it had said nothing.
  device: v.fallback(v.optional(device), undefined),
})
export type Envelope = v.InferOutput<typeof envelope>

export const readEnvelope = (event: unknown): Envelope | undefined => {
  const result = v.safeParse(envelope, event)
  return result.success ? result.output : undefined
}
