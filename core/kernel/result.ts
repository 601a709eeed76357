/** Outcome of a rule: a decision, or a refusal as a value. Faults are thrown, refusals never are. */
export type Result<T, C extends string = string> = { ok: true; value: T } | Refused<C>

export interface Refused<C extends string = string> {
  ok: false
  code: C
  /** Values for the sentence's placeholders, safe to show to the person who asked. */
  details?: Record<string, string | number>
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <C extends string>(
  code: C,
  details?: Record<string, string | number>,
): Refused<C> => (details ? { ok: false, code, details } : { ok: false, code })
