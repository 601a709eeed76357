import type { CloudConfig } from '../config.ts'
import type { Json } from '../json.ts'
import type { Mailbox } from '../people/mailbox.ts'
import type { PhoneCodes } from '../people/phone-codes.ts'
import type { People } from '../people/registry.ts'

export interface OpenApiContext {
  config: CloudConfig
  people: People
  mailbox: Mailbox
  phoneCodes: PhoneCodes
  now: () => number
}

/** JSON fields (errcode 0 is added) or the bytes of a picture. Refusals throw WechatError. */
export type OpenApiAnswer = { json: Json } | { bytes: Buffer; contentType: string }

export type OpenApi = (params: Json, context: OpenApiContext) => OpenApiAnswer
