import type { IncomingMessage } from 'node:http'
import { HttpProblem, readBody } from '../http/http.ts'
import { parseMultipart } from '../http/multipart.ts'
import { isRecord, type Json, tryParse } from '../json.ts'

/** A batch of documents may fill the 16 MB that one document may have. */
const WIRE_LIMIT = 32 * 1024 * 1024

export interface WireBody {
  fields: Json
  /** Bytes of `requestData` in a multipart body. */
  bytes: Buffer
}

/** Reads the JSON or multipart body of a `POST /admin` (facts/cloud.md §2.3). */
export const readWireBody = async (req: IncomingMessage): Promise<WireBody> => {
  const type = req.headers['content-type'] ?? ''
  const body = await readBody(req, WIRE_LIMIT)
  if (type.startsWith('multipart/form-data')) {
    const parts = parseMultipart(type, body)
    const bytes = parts.get('requestData') ?? Buffer.alloc(0)
    const texts = [...parts].filter(([name]) => name !== 'requestData')
    return { fields: Object.fromEntries(texts.map(([k, v]) => [k, v.toString('utf8')])), bytes }
  }
  const fields = tryParse(body.toString('utf8'))
  if (!isRecord(fields)) throw new HttpProblem(400, 'body must be a JSON object')
  return { fields, bytes: Buffer.alloc(0) }
}
