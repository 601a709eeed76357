import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HttpProblem, readBody, segmentsOf, send } from '../http/http.ts'
import { parseMultipart } from '../http/multipart.ts'
import { contentType } from './mime.ts'
import { rangeOf } from './range.ts'
import type { Storage } from './storage.ts'

/** uploadFile of a cloud function takes files up to 50 MB. */
const FILE_LIMIT = 50 * 1024 * 1024

const capped = (): Transform => {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > FILE_LIMIT) done(new HttpProblem(413, `a file may have ${FILE_LIMIT} bytes`))
      else done(null, chunk)
    },
  })
}

// The SDK reads failures of an upload as the XML of an object store.
const refuseUpload = (res: ServerResponse): void =>
  send(
    res,
    403,
    'application/xml',
    '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>no such upload ticket, or it ' +
      'is used up</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>',
  )

const refuseRange = (res: ServerResponse, size: number): void => {
  res.setHeader('content-range', `bytes */${size}`)
  send(
    res,
    416,
    'application/xml',
    '<?xml version="1.0"?><Error><Code>InvalidRange</Code><Message>The requested range is not ' +
      'satisfiable</Message></Error>',
  )
}

/** Keeps the body under a cloud path and answers its file id; refuses bad paths with 400. */
export const receiveFile = async (
  { files }: Storage,
  cloudPath: string,
  req: IncomingMessage,
): Promise<string> => {
  const problem = files.problem(cloudPath)
  if (problem) throw new HttpProblem(400, problem)
  await files.write(cloudPath, req.pipe(capped()))
  return files.idOf(cloudPath)
}

/** PUT of raw bytes (SDK 4.x) or POST of a form with the part `file` (SDK 2.6 and 3.x). */
export const uploadByTicket = async (
  storage: Storage,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> => {
  const cloudPath = storage.tickets.take(segmentsOf(req.url)[1] ?? '')
  if (cloudPath === undefined) return refuseUpload(res)
  if (req.method === 'PUT') {
    await receiveFile(storage, cloudPath, req)
    return send(res, 200, 'text/plain', '')
  }
  const form = parseMultipart(req.headers['content-type'] ?? '', await readBody(req, FILE_LIMIT))
  const file = form.get('file')
  if (!file) throw new HttpProblem(400, 'the form has no part named file')
  await storage.files.write(cloudPath, file)
  send(res, 204, 'text/plain', '')
}

/**
 * GET or HEAD /files/<cloud path>, whole or the one range of a `Range` header: WeChat's storage is
 * COS, whose GET Object takes it (cloud.tencent.com/document/product/436/7753).
 */
export const download = async (storage: Storage, req: IncomingMessage, res: ServerResponse) => {
  const cloudPath = segmentsOf(req.url).slice(1).join('/')
  const found = await storage.files.find(cloudPath)
  if (!found) throw new HttpProblem(404, `no such file: ${cloudPath}`)
  const range = rangeOf(req.headers.range, found.size)
  if (range === 'outside') return refuseRange(res, found.size)
  const { start, end } = range ?? { start: 0, end: found.size - 1 }
  res.writeHead(range ? 206 : 200, {
    'content-type': contentType(cloudPath),
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(range ? { 'content-range': `bytes ${start}-${end}/${found.size}` } : {}),
    'x-content-type-options': 'nosniff',
    // Uploaded HTML or SVG must not run as a page of this server, which can act as any person.
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src *",
    'access-control-allow-origin': '*',
  })
  if (req.method === 'HEAD' || end < start) return void res.end()
  await pipeline(createReadStream(found.file, { start, end }), res)
}
