import type { GenericSchema } from 'valibot'
import * as v from 'valibot'
import { ok, type Refused, refuse } from '#core/kernel/result'
import { MINUTE, SECOND } from '#core/kernel/time'
import { now as clock } from '../clock'
import { addOnce, updateWhere } from '../store'
import { type WecomConfig, wecomConfig } from './config'
import { type Asked, ask } from './http'
import { drop, type Fetched, keep } from './kept'
import { OFF, type Outcome, type WecomRefusal } from './outcome'
import { FAILURE, failures } from './records'

const TOKEN = 'token'
/** Of 7200 s; fetched anew this long before its end, so that no request meets it. */
const EARLY = 5 * MINUTE

const tokenAnswer = v.object({ access_token: v.string(), expires_in: v.number() })

const fetchToken = async (
  { corpId, secret }: WecomConfig,
  until: number | undefined,
): Promise<Outcome<Fetched>> => {
  const query = { corpid: corpId, corpsecret: secret }
  const asked = clock()
  const answered = await ask({ path: 'gettoken', query, until })
  if (!answered.ok) return answered
  const { access_token, expires_in } = v.parse(tokenAnswer, answered.value)
  return ok({ value: access_token, until: asked + expires_in * SECOND })
}

const tokenOf = (config: WecomConfig, until: number | undefined): Promise<Outcome<string>> =>
  keep({ id: TOKEN, early: EARLY, fetch: () => fetchToken(config, until) })

/** Ordinary answers of ordinary days; the rest is for the operator to see. */
const QUIET: readonly WecomRefusal[] = ['off', 'gone', 'sent', 'sending', 'expired']

/** Never fails for its own sake: the note is worth less than the deed. */
const note = async (what: string, refused: Refused<WecomRefusal>): Promise<void> => {
  if (QUIET.includes(refused.code)) return
  const errcode = Number(refused.details?.errcode ?? 0)
  const set = { at: clock(), what, code: refused.code, errcode }
  try {
    const noted = await updateWhere(failures, { _id: FAILURE }, { set, inc: { count: 1 } })
    if (noted === 0) await addOnce(failures, { _id: FAILURE, ...set, count: 1 })
  } catch (error) {
    console.error(JSON.stringify({ unnotedFailure: true, fault: String(error) }))
  }
}

/** With a token; one that ended early is put away and fetched anew, once. */
const withToken = async (config: WecomConfig, asked: Asked): Promise<Outcome<unknown>> => {
  const attempt = async () => {
    const token = await tokenOf(config, asked.until)
    if (!token.ok) return { token: '', answered: token }
    const query = { access_token: token.value, ...asked.query }
    return { token: token.value, answered: await ask({ ...asked, query }) }
  }
  const first = await attempt()
  if (first.answered.ok || first.answered.code !== 'token' || !first.token) return first.answered
  await drop(TOKEN, first.token)
  return (await attempt()).answered
}

/**
 * Asks WeCom as the brand's corp. Answers `off` without one; every refusal is typed, and the ones
 * that an operator can do something about are noted.
 */
export const call = async <T>(
  asked: Asked,
  schema: GenericSchema<unknown, T>,
): Promise<Outcome<T>> => {
  const config = wecomConfig()
  if (!config) return OFF
  const answered = await withToken(config, asked)
  const read = answered.ok ? v.safeParse(schema, answered.value) : undefined
  if (read?.success) return ok(read.output)
  const refused = answered.ok ? refuse('refused' as const, { errcode: -1 }) : answered
  await note(asked.path, refused)
  return refused
}

export const nothingElse = v.looseObject({})
