import * as v from 'valibot'

/** The event of a call. WeChat adds fields of its own (userInfo), so this one is not strict. */
const envelope = v.object({
  route: v.pipe(v.string(), v.maxLength(64)),
  input: v.optional(v.unknown(), {}),
  requestId: v.optional(v.unknown()),
})
export type Envelope = v.InferOutput<typeof envelope>

export const readEnvelope = (event: unknown): Envelope | undefined => {
  const result = v.safeParse(envelope, event)
  return result.success ? result.output : undefined
}
