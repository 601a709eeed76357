import type { Json } from '../json.ts'
import { WechatError } from '../wire/errors.ts'
import { type ApiAnswer, decodeApiData, encodeApiAnswer } from '../wire/protobuf.ts'
import type { OpenApi, OpenApiContext } from './context.ts'
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

const jsonAnswer = (value: Json): ApiAnswer => ({
  body: Buffer.from(JSON.stringify(value)),
  contentType: 'application/json',
})

const run = (name: string, bytes: Uint8Array, context: OpenApiContext): ApiAnswer => {
  const api = Object.hasOwn(APIS, name) ? APIS[name] : undefined
  if (!api) throw new WechatError(NOT_FOUND, `API not found: localwechat does not have ${name}`)
  const answer = api(decodeApiData(bytes), context)
  if ('bytes' in answer) return { body: answer.bytes, contentType: answer.contentType }
  return jsonAnswer({ errcode: 0, errmsg: 'ok', ...answer.json })
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
  if (!permissions.includes(name))
    return { reply: encodeApiAnswer({ errorCode: NO_PERMISSION }), code: String(NO_PERMISSION) }
  try {
    return { reply: encodeApiAnswer(run(name, bytes, context)) }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode, message } = error
    const reply = encodeApiAnswer(jsonAnswer({ errcode, errmsg: message }))
    return { reply, code: String(errcode) }
  }
}
