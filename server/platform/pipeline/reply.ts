import * as v from 'valibot'
import { kernelRefusals } from '#core/kernel/refusals'
import type { Refused, Result } from '#core/kernel/result'
import type { Reply, Route } from '#core/kernel/route'
import { type RefusalCode, refusals, sentenceOf } from '#core/refusals'

const isCode = (code: string): code is RefusalCode => code in refusals

export const refusal = (refused: Refused, now: number): Reply<never> => {
  const code: RefusalCode = isCode(refused.code) ? refused.code : 'server.fault'
  const message = sentenceOf(code, refused.details)
  const error = refused.details ? { code, message, details: refused.details } : { code, message }
  return { ok: false, error, now }
}

/** Throws when a use-case answers outside its contract: nothing undeclared leaves the server. */
export const checkOutcome = (definition: Route, outcome: Result<unknown>): Result<unknown> => {
  if (outcome.ok) return { ok: true, value: v.parse(definition.output, outcome.value) }
  const declared = outcome.code in kernelRefusals || definition.refusals.includes(outcome.code)
  if (!declared) throw new Error(`refusal ${outcome.code} is not declared by the route`)
  return outcome
}

export const replyOf = (outcome: Result<unknown>, now: number): Reply<unknown> =>
  outcome.ok ? { ok: true, data: outcome.value, now } : refusal(outcome, now)
