import protobuf from 'protobufjs/minimal.js'
import { type Json, tryParse } from '../json.ts'

const { Reader, Writer } = protobuf
type Reader = protobuf.Reader

/** Walks the fields of one message; `visit` reads the value or answers false to skip it. */
const walk = (reader: Reader, end: number, visit: (field: number) => boolean): void => {
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (!visit(tag >>> 3)) reader.skipType(tag & 7)
  }
}

const readPair = (bytes: Uint8Array, into: Json): void => {
  const reader = new Reader(bytes)
  let key = ''
  let value: Uint8Array = new Uint8Array()
  walk(reader, bytes.length, (field) => {
    if (field === 1) key = reader.string()
    else if (field === 2) value = reader.bytes()
    else return false
    return true
  })
  const text = Buffer.from(value).toString('utf8')
  into[key] = tryParse(text) ?? text
}

const readPairs = (bytes: Uint8Array, into: Json): void => {
  const reader = new Reader(bytes)
  walk(reader, bytes.length, (field) => {
    if (field !== 1) return false
    readPair(reader.bytes(), into)
    return true
  })
}

/** Parameters of an open-API call: CommApiData of facts/cloud.md §2.4. Throws on other bytes. */
export const decodeApiData = (bytes: Uint8Array): Json => {
  const params: Json = {}
  const reader = new Reader(bytes)
  walk(reader, bytes.length, (field) => {
    if (field !== 2) return false
    readPairs(reader.bytes(), params)
    return true
  })
  return params
}

export interface ApiAnswer {
  body?: Uint8Array
  contentType?: string
  /** System refusal such as -604101; the SDK throws it as errCode. */
  errorCode?: number
}

/** CommOpenApiResp of facts/cloud.md §2.4. */
export const encodeApiAnswer = ({ body, contentType, errorCode }: ApiAnswer): Buffer => {
  const writer = new Writer()
  if (body) writer.uint32(10).bytes(body)
  if (contentType) writer.uint32(18).string(contentType)
  if (errorCode) writer.uint32(24).int32(errorCode)
  writer.uint32(32).int32(200)
  return Buffer.from(writer.finish())
}
