import * as v from 'valibot'
import { SECOND } from '#core/kernel/time'
import { now as clock } from '../platform/clock'
import { logCall, logFault } from '../platform/pipeline/log'
import { randomId } from '../platform/random'
import { pushConfig, wecomConfig } from '../platform/wecom'
import { isFresh, isSigned, receive, type Secrets, type Signed } from '../platform/wecom/crypto'
import { type Fields, fieldsOf } from '../platform/wecom/message'
import { keepEvent } from './inbox'
import { workOn } from './work'

/** WeCom hangs up after 5 s and sends again, three times in all (facts/platform.md §1.2). */
const ANSWER_WITHIN = 4 * SECOND
/** What is not worked off by then the jobs do. */
const WORK_WITHIN = 3 * SECOND

/** The largest message of either kind has some kilobytes. */
const LARGEST = 64 * 1024

const envelope = v.object({
  path: v.fallback(v.string(), ''),
  httpMethod: v.string(),
  queryStringParameters: v.fallback(v.record(v.string(), v.unknown()), {}),
  body: v.fallback(v.string(), ''),
  isBase64Encoded: v.fallback(v.boolean(), false),
})
type Envelope = v.InferOutput<typeof envelope>

export interface HttpAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
}

const answer = (statusCode: number, body = ''): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
})

const FORBIDDEN = answer(403)

const query = ({ queryStringParameters }: Envelope, name: string): string => {
  const value = queryStringParameters[name]
  return typeof value === 'string' ? value : ''
}

const signedOf = (event: Envelope, name: string): Signed => ({
  signature: query(event, name),
  timestamp: query(event, 'timestamp'),
  nonce: query(event, 'nonce'),
})

const bodyOf = ({ body, isBase64Encoded }: Envelope): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body

/** A `+` that somebody on the way took for a space; base64 has no spaces. */
const echoOf = (event: Envelope): string => query(event, 'echostr').replace(/ /g, '+')

/** WeCom checks the address: the decrypted text, bare. */
const echo = (event: Envelope, secrets: Secrets, now: number): HttpAnswer => {
  const opened = receive(secrets, signedOf(event, 'msg_signature'), echoOf(event), now)
  return opened.ok ? answer(200, opened.value) : FORBIDDEN
}

/** WeChat checks the address of the message push: signed, not encrypted (vector M1). */
const plainEcho = (event: Envelope, { token }: Secrets, now: number): HttpAnswer => {
  const signed = signedOf(event, 'signature')
  const right = isSigned(token, signed, '') && isFresh(signed, now)
  return right ? answer(200, query(event, 'echostr')) : FORBIDDEN
}

/** Runs work that may go on behind our back for no longer than this. */
const within = async <T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** The event is kept by now: whatever happens to its work, the answer is 200. */
const work = async (raw: string, fields: Fields, now: number): Promise<void> => {
  const event = await keepEvent(raw, fields, now)
  if (!event) return
  const until = now + WORK_WITHIN
  const done = workOn(event, now, until).catch((error: unknown) => logFault(randomId(), error))
  await within(until - clock(), done, undefined)
}

const take = async (
  event: Envelope,
  secrets: Secrets,
  now: number,
  isWanted: (fields: Fields) => boolean,
): Promise<boolean> => {
  const body = bodyOf(event)
  const encrypt = body.length > LARGEST ? undefined : fieldsOf(body)?.Encrypt
  if (!encrypt) return false
  const opened = receive(secrets, signedOf(event, 'msg_signature'), encrypt, now)
  if (!opened.ok) return false
  const fields = fieldsOf(opened.value)
  if (fields && isWanted(fields)) await work(opened.value, fields, now)
  return true
}

const fromWecom = async (event: Envelope, now: number): Promise<HttpAnswer> => {
  const config = wecomConfig()
  if (!config) return answer(404)
  const secrets = { token: config.token, aesKey: config.aesKey, receiveId: config.corpId }
  if (event.httpMethod === 'GET') return echo(event, secrets, now)
  return (await take(event, secrets, now, () => true)) ? answer(200) : FORBIDDEN
}

/** Of what WeChat pushes only penalties are ours; the rest (wxa_media_check …) is thanked for. */
const isPenalty = ({ Event }: Fields): boolean => Event === 'wxa_punish_event'

const fromWechat = async (event: Envelope, now: number): Promise<HttpAnswer> => {
  const config = pushConfig()
  if (!config) return answer(404)
  const secrets = { token: config.token, aesKey: config.aesKey, receiveId: config.appid }
  if (event.httpMethod === 'GET') return plainEcho(event, secrets, now)
  return (await take(event, secrets, now, isPenalty)) ? answer(200, 'success') : FORBIDDEN
}

const isPush = ({ path }: Envelope): boolean => /\/push\/?$/.test(path)

const serve = async (event: unknown, now: number, logId: string): Promise<HttpAnswer> => {
  const read = v.safeParse(envelope, event)
  if (!read.success || !/^(GET|POST)$/.test(read.output.httpMethod)) return answer(405)
  try {
    return await (isPush(read.output) ? fromWechat : fromWecom)(read.output, now)
  } catch (error) {
    // Nothing was kept: any answer but 200 makes them send it again.
    logFault(logId, error)
    return answer(500)
  }
}

/** `main` of the function behind the address that WeCom and WeChat call. Always answers in time. */
export const answerCallback = async (event: unknown): Promise<HttpAnswer> => {
  const now = clock()
  const logId = randomId()
  const answered = await within(ANSWER_WITHIN, serve(event, now, logId), answer(503))
  const line = { fn: 'wecom', route: 'callback', ms: clock() - now, logId }
  logCall({ ...line, code: String(answered.statusCode) })
  return answered
}
