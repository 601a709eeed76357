import { createHash } from 'node:crypto'
import type { Reply } from '../../../core/kernel/route.ts'
import { Plain } from '../../lib/say.mts'

/** Calls a route as a person's phone would; `step` names the request, so that a retry is one. */
export type Say = <T>(
  person: string,
  fn: 'member' | 'clerk' | 'operator',
  route: string,
  input: unknown,
  step?: string,
) => Promise<T>

/** Same step, same id: an interrupted first start goes on where it stopped (law 2). */
const requestIdOf = (step: string): string =>
  createHash('sha256').update(`demo:${step}`).digest('base64url').slice(0, 22)

interface CallAnswer<T> {
  result?: Reply<T>
  errMsg?: string
}

const dataOf = <T,>(what: string, answer: CallAnswer<T>): T => {
  const reply = answer.result
  if (reply?.ok) return reply.data
  const reason = reply ? `${reply.error.code} ${reply.error.message}` : answer.errMsg
  throw new Plain(`The demo could not be filled in: ${what} answered ${reason}`)
}

/** Speaks to the local cloud at this address, by the way that the phones use. */
export const speakTo = (url: string): Say => {
  const say: Say = async <T,>(
    person: string,
    fn: string,
    route: string,
    input: unknown,
    step?: string,
  ): Promise<T> => {
    const requestId = step === undefined ? {} : { requestId: requestIdOf(step) }
    const response = await fetch(`${url}/call/${fn}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-localwechat-person': person },
      body: JSON.stringify({ data: { route, input, ...requestId } }),
    })
    return dataOf<T>(route, (await response.json()) as CallAnswer<T>)
  }
  return say
}
