import { isRecord, type Json, tryParse } from '../json.ts'
import { CloudError, WechatError } from '../wire/errors.ts'
import { type ApiAnswer, decodeApiData, encodeApiAnswer } from '../wire/protobuf.ts'
import type { OpenApi, OpenApiAnswer, OpenApiContext } from './context.ts'
import { getPhoneNumber } from './phone-number.ts'
import { sendSubscribeMessage } from './subscribe-message.ts'
import { getUnlimited } from './wxacode.ts'

const APIS: Record<string, OpenApi> = {
  'wxacode.getUnlimited': getUnlimited,
  'subscribeMessage.send': sendSubscribeMessage,
  'phonenumber.getPhoneNumber': getPhoneNumber,
}

/** Numbers of the SDK's own table (config/error.config). */
const NOT_FOUND = -604100
const NO_PERMISSION = -604101

/** Services inside WeChat (getOpenData, getVoIPSign, …) have no dot and need no permission. */
const needsPermission = (name: string): boolean => name.includes('.')

const run = (name: string, params: Json, context: OpenApiContext): OpenApiAnswer => {
  const api = Object.hasOwn(APIS, name) ? APIS[name] : undefined
  if (!api) throw new WechatError(NOT_FOUND, `API not found: localwechat does not have ${name}`)
  return api(params, context)
}

const jsonOf = (answer: { json: Json }): Json => ({ errcode: 0, errmsg: 'ok', ...answer.json })

const jsonAnswer = (value: Json): ApiAnswer => ({
  body: Buffer.from(JSON.stringify(value)),
  contentType: 'application/json',
})

const protobufOf = (answer: OpenApiAnswer): Buffer =>
  encodeApiAnswer(
    'bytes' in answer
      ? { body: answer.bytes, contentType: answer.contentType }
      : jsonAnswer(jsonOf(answer)),
  )

/** The refusal as WeChat's servers write it, or the error itself when it is none of theirs. */
const refusalOf = (error: unknown): { errcode: number; errmsg: string } => {
  if (!(error instanceof WechatError)) throw error
  return { errcode: error.errcode, errmsg: error.message }
}

/**
 * Answers one `wx.openApi` request with protobuf bytes. `permissions` are those of the calling
 * function's config.json; without a calling function there are none.
 */
export const answerOpenApi = (
  name: string,
  bytes: Uint8Array,
  permissions: string[],
  context: OpenApiContext,
): { reply: Buffer; code?: string } => {
  if (needsPermission(name) && !permissions.includes(name))
    return { reply: encodeApiAnswer({ errorCode: NO_PERMISSION }), code: String(NO_PERMISSION) }
  // A service inside WeChat answers bytes of its own; only the system error can be told apart.
  if (!needsPermission(name))
    return { reply: encodeApiAnswer({ errorCode: NOT_FOUND }), code: String(NOT_FOUND) }
  try {
    return { reply: protobufOf(run(name, decodeApiData(bytes), context)) }
  } catch (error) {
    const refusal = refusalOf(error)
    return { reply: encodeApiAnswer(jsonAnswer(refusal)), code: String(refusal.errcode) }
  }
}

const readParams = (requestData: string): Json => {
  const params = tryParse(requestData || '{}')
  if (isRecord(params)) return params
  throw new CloudError('INVALID_PARAM', 'requestData must be a JSON object')
}

/**
 * Answers one `wx.api` request, the older `cloud.callOpenAPI`: JSON both ways, names and fields of
 * the server API. How the real cloud answers pictures and refusals there is not documented: here
 * pictures are base64 under `buffer`, refusals are `errcode` in the answer.
 */
export const answerOldOpenApi = (
  name: string,
  requestData: string,
  permissions: string[],
  context: OpenApiContext,
): { responseData: string; code?: string } => {
  try {
    if (!permissions.includes(name))
      throw new WechatError(NO_PERMISSION, `no permission: ${name} is not in config.json`)
    const answer = run(name, readParams(requestData), context)
    if (!('bytes' in answer)) return { responseData: JSON.stringify(jsonOf(answer)) }
    const { bytes, contentType } = answer
    return { responseData: JSON.stringify({ contentType, buffer: bytes.toString('base64') }) }
  } catch (error) {
    const refusal = refusalOf(error)
    return { responseData: JSON.stringify(refusal), code: String(refusal.errcode) }
  }
}
