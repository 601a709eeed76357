import * as v from 'valibot'

const HOST = 'https://qyapi.weixin.qq.com'

/** WeCom makes it of exactly 43 letters and digits (facts/platform.md §1.4). */
const aesKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{43}$/))
const filled = v.pipe(v.string(), v.minLength(1))

const wecom = v.object({
  corpId: filled,
  secret: filled,
  token: filled,
  aesKey,
  /** Staff whom friends add. */
  userIds: v.pipe(v.array(filled), v.minLength(1)),
  /** The mini-program of the card in the welcome. */
  appid: v.optional(filled),
  /** Name of the corp, for the operator's page. */
  name: v.optional(filled),
})
export type WecomConfig = v.InferOutput<typeof wecom>

const push = v.object({ appid: filled, token: filled, aesKey })
export type PushConfig = v.InferOutput<typeof push>

/** JSON, or base64 of it: cloudbaserc.json is JSON itself, where bare quotes would break the file. */
const textOf = (value: string): string =>
  value.startsWith('{') ? value : Buffer.from(value, 'base64').toString()

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Never repeats the value: it is a secret, and errors are logged. */
const read = <T>(name: string, schema: v.GenericSchema<unknown, T>): T | undefined => {
  const value = process.env[name]?.trim()
  if (!value) return undefined
  const result = v.safeParse(schema, parsed(textOf(value)))
  if (result.success) return result.output
  const field = v.getDotPath(result.issues[0])
  throw new Error(`${name} must be JSON${field ? `; ${field} is missing or wrong` : ''}`)
}

/** The corp that the brand uses; undefined: the WeCom side is off, and nothing else changes. */
export const wecomConfig = (): WecomConfig | undefined => read('SHUKE_WECOM', wecom)

/** The mini-program's message push in safe mode; undefined: off. */
export const pushConfig = (): PushConfig | undefined => read('SHUKE_PUSH', push)

/** Appid of the card in a welcome. */
export const cardAppid = (): string | undefined => wecomConfig()?.appid ?? pushConfig()?.appid

export const baseUrl = (): string => process.env.SHUKE_WECOM_URL?.trim() || HOST
