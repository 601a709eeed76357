import { invitesRefusals } from '../../core/invites/refusals.ts'
import { kernelRefusals } from '../../core/kernel/refusals.ts'
import { membershipRefusals } from '../../core/membership/refusals.ts'
import { redemptionRefusals } from '../../core/redemption/refusals.ts'
import { salesRefusals } from '../../core/sales/refusals.ts'
import { shopRefusals } from '../../core/shop/refusals.ts'
import { staffRefusals } from '../../core/staff/refusals.ts'

/** A scripted cloud for the built pages: each route answers data, a refusal, or nothing at all. */

/** 2026-11-22 18:00 in Beijing. */
export const NOW = Date.UTC(2026, 10, 22, 10)

export interface Call {
  fn: string
  route: string
  input: Record<string, unknown>
  requestId?: string
}
/** Answers by route; `now` is the cloud's clock where it is not NOW. */
export type Script = Record<string, unknown>

const sentences: Record<string, string> = {
  ...invitesRefusals,
  ...kernelRefusals,
  ...membershipRefusals,
  ...redemptionRefusals,
  ...salesRefusals,
  ...shopRefusals,
  ...staffRefusals,
}

export class Refusal {
  constructor(
    readonly code: string,
    readonly message = sentences[code] ?? code,
  ) {}
}
export const refusal = (code: string, message?: string) => new Refusal(code, message)

/** A route's turn: the call never reaches the cloud, or its answer never comes back. */
export const LOST = Symbol('lost')

const replyOf = (value: unknown, now: number) => {
  if (value instanceof Refusal) {
    const { code, message } = value
    return { ok: false, error: { code, message }, now }
  }
  return { ok: true, data: value, now }
}

const scripted = async (script: Script, call: Call): Promise<unknown> => {
  const turn = script[call.route]
  if (turn === undefined) return refusal('request.unknown-route')
  return typeof turn === 'function' ? turn(call.input, call) : turn
}

/** The one person of these tests, as the phone's own sheets ask for them. */
export const PERSON = {
  id: 'tester',
  name: '林夏',
  openid: 'o-tester',
  avatar: 'http://localhost/face.png',
}

/** What is no call: the person's number, a picture, a picture that is put into the cloud. */
const aside = (url: string): Response => {
  if (url.endsWith('/people')) return Response.json([{ ...PERSON, phone: '13800005678' }])
  if (url.endsWith('/phone-number')) return Response.json({ code: 'c0de' })
  const upload = /\/upload\/(.+)$/.exec(url)?.[1]
  if (upload) return Response.json({ fileID: `cloud://e.b/${upload}` })
  return new Response('bytes', { status: 200 })
}

/** `fetch` for a phone in jsdom, and the calls it made. */
export function cloudOf(script: Script): { fetch: typeof fetch; calls: Call[] } {
  const calls: Call[] = []
  const answer = async (url: string, body: string): Promise<Response> => {
    const match = /\/call\/(\w+)$/.exec(url)
    if (!match) return aside(url)
    const { data } = JSON.parse(body) as { data: Omit<Call, 'fn'> }
    const call = { ...data, fn: match[1] ?? '' }
    calls.push(call)
    const value = await scripted(script, call)
    if (value === LOST) throw new TypeError('network changed')
    return Response.json({
      result: replyOf(value, Number(script.now ?? NOW)),
      requestID: 'r',
      errMsg: 'ok:ok',
    })
  }
  const fake = (url: unknown, init?: RequestInit) => answer(String(url), String(init?.body ?? ''))
  return { fetch: fake as typeof fetch, calls }
}
