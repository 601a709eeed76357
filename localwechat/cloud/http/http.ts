import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRecord, type Json, tryParse } from '../json.ts'

/** SCF takes events up to 6 MB (facts/cloud.md §7); nothing else we read as a whole is larger. */
export const BODY_LIMIT = 6 * 1024 * 1024

/** A refusal with an HTTP status, meant for the caller's eyes. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Reads a whole body; refuses with 413 past the limit (bytes). */
export const readBody = async (req: IncomingMessage, limit = BODY_LIMIT): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    size += (chunk as Buffer).length
    if (size > limit) throw new HttpProblem(413, `body is larger than ${limit} bytes`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** Reads a JSON object; refuses anything else with 400. */
export const readJson = async (req: IncomingMessage): Promise<Json> => {
  const value = tryParse((await readBody(req)).toString('utf8') || '{}')
  if (!isRecord(value)) throw new HttpProblem(400, 'body must be a JSON object')
  return value
}

export const send = (res: ServerResponse, status: number, type: string, body: string | Buffer) => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  res.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  res.end(bytes)
}

// The SDK compares this header literally to tell an error from protobuf bytes.
const JSON_TYPE = 'application/json; charset=utf-8'

export const sendJson = (res: ServerResponse, status: number, value: unknown): void =>
  send(res, status, JSON_TYPE, JSON.stringify(value))

/** Path segments, percent-decoded; refuses broken encodings with 400. */
export const segmentsOf = (url: string | undefined): string[] => {
  const { pathname } = new URL(url ?? '/', 'http://local')
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    throw new HttpProblem(400, 'the address holds a broken % encoding')
  }
}
