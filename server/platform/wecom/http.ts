import * as v from 'valibot'
import { ok, type Refused } from '#core/kernel/result'
import { SECOND } from '#core/kernel/time'
import { now as clock } from '../clock'
import { baseUrl } from './config'
import { type Outcome, refusalOf, type WecomRefusal } from './outcome'

/** A function that answers callbacks has less than 5 s; nobody gains by waiting longer. */
const TIMEOUT = 4 * SECOND
/** A request that has no time to be answered is not begun. */
const LEAST = 50

const answer = v.looseObject({
  errcode: v.optional(v.number(), 0),
  errmsg: v.optional(v.string(), ''),
})

export interface Asked {
  /** As `externalcontact/get`, below /cgi-bin/. */
  path: string
  query?: Record<string, string>
  /** JSON, or a form for uploads. Absent: GET. */
  body?: object
  /** No later than this, ms: the caller has to answer somebody. */
  until?: number | undefined
}

const bodyOf = (body: object | undefined): RequestInit => {
  if (body === undefined) return { method: 'GET' }
  if (body instanceof FormData) return { method: 'POST', body }
  const headers = { 'content-type': 'application/json' }
  return { method: 'POST', body: JSON.stringify(body), headers }
}

const UNREACHABLE: Refused<WecomRefusal> = { ok: false, code: 'unreachable' }

/** One request; an answer with an error code is its typed refusal. The address holds secrets: never log it. */
export const ask = async ({ path, query, body, until }: Asked): Promise<Outcome<unknown>> => {
  const left = Math.min(TIMEOUT, (until ?? Number.POSITIVE_INFINITY) - clock())
  if (left < LEAST) return UNREACHABLE
  const url = `${baseUrl()}/cgi-bin/${path}?${new URLSearchParams(query)}`
  try {
    const response = await fetch(url, { ...bodyOf(body), signal: AbortSignal.timeout(left) })
    const { errcode, errmsg, ...rest } = v.parse(answer, await response.json())
    return errcode === 0 ? ok(rest) : refusalOf(errcode, errmsg.slice(0, 200))
  } catch {
    return UNREACHABLE
  }
}
