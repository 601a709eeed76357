import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpRoute } from '../config.ts'
import type { Services } from '../context.ts'
import type { Invocation } from '../functions/host.ts'
import { asText, isRecord, type Json, tryParse } from '../json.ts'
import { HttpProblem, readBody, send } from './http.ts'

// Envelope and answers follow docs.cloudbase.net/service/access-cloud-function; nothing of this
// was checked against a live gateway.

const JSON_TYPE = 'application/json; charset=utf-8'
const TEXT_TYPE = 'text/plain; charset=utf-8'

/** Bodies of these types go to the function as text, all others as base64. */
const TEXT = /^(text\/|application\/(json|xml|x-www-form-urlencoded|javascript)|[^;]+\+(json|xml))/i

const covers = (route: string, path: string): boolean =>
  path === route || path.startsWith(`${route}/`)

/** The longest route that is a prefix of the path, part by part. */
const routeOf = (routes: HttpRoute[], path: string): HttpRoute | undefined =>
  routes
    .filter(({ route }) => covers(route, path))
    .sort((a, b) => b.route.length - a.route.length)[0]

const headersOf = (req: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  )

const envelope = async (req: IncomingMessage, env: string): Promise<Json> => {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://local')
  const bytes = await readBody(req)
  const type = req.headers['content-type'] ?? ''
  const isBase64Encoded = bytes.length > 0 && !TEXT.test(type)
  return {
    path: pathname,
    httpMethod: req.method,
    headers: headersOf(req),
    queryStringParameters: Object.fromEntries(searchParams),
    body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
    requestContext: { requestId: randomUUID(), envId: env },
  }
}

/** `{statusCode, headers, body, isBase64Encoded}` of a function, as an HTTP answer. */
const sendIntegrated = (res: ServerResponse, answer: Json): void => {
  const { statusCode, headers, body = '', isBase64Encoded } = answer
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const bytes = Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8')
  const own = isRecord(headers) ? headers : {}
  const lower = Object.entries(own).map(([name, value]) => [name.toLowerCase(), String(value)])
  const type = typeof body === 'string' ? TEXT_TYPE : JSON_TYPE
  res.writeHead(Number(statusCode), {
    'content-type': type,
    ...Object.fromEntries(lower),
    'content-length': bytes.length,
  })
  res.end(bytes)
}

const isStatus = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599

/** A text or number is plain text, an object is JSON, unless it names a status. */
const sendResult = (res: ServerResponse, result: unknown) => {
  if (isRecord(result) && 'statusCode' in result) {
    if (isStatus(result.statusCode)) return sendIntegrated(res, result)
    throw new HttpProblem(502, `the function answered the statusCode ${result.statusCode}`)
  }
  if (typeof result === 'string' || typeof result === 'number')
    return send(res, 200, TEXT_TYPE, String(result))
  send(res, 200, JSON_TYPE, JSON.stringify(result))
}

const resultOf = (invocation: Invocation): unknown => {
  if (invocation.kind === 'missing') throw new HttpProblem(404, 'the function does not exist')
  const { outcome } = invocation
  if (outcome.ok) return tryParse(outcome.json)
  throw new HttpProblem(outcome.kind === 'timeout' ? 504 : 500, asText(outcome.message))
}

/** Runs the function whose route covers the path, without any identity; false when none does. */
export const httpTrigger = async (
  { config, host }: Services,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> => {
  const { pathname } = new URL(req.url ?? '/', 'http://local')
  const found = routeOf(config.http ?? [], pathname)
  if (!found) return false
  const event = await envelope(req, config.env)
  sendResult(res, resultOf(await host.invoke(found.function, event, { source: 'wx_http' })))
  return true
}
