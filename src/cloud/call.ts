import type { Reply, RequestEnvelope } from '#core/kernel/route'
import { isLost, nameFault, problem } from './problems'
import { claimId, forgetId, stepKey } from './request-id'
import { thisPhone } from './this-phone'
import type { Answer, Fn, In, Out, RouteOf } from './types'

/** The SDK gives up after 15 s (facts/platform.md §3); this only catches a call that never ends. */
const PATIENCE_MS = 20_000
/** Long enough for a tunnel or a lift door, short enough not to feel stuck. */
const RETRY_AFTER_MS = 600

/** Answers after which nobody knows yet whether the step was done: its id must live on. */
const UNDECIDED = new Set(['server.fault', 'request.busy', 'request.too-fast'])

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const isReply = (value: unknown): value is Reply<never> =>
  typeof value === 'object' && value !== null && 'ok' in value && 'now' in value

const withPatience = <T>(work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout>
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), PATIENCE_MS)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

/** Only who works here is asked for the phone; a member's is nobody's business. */
const withPhone = (fn: Fn, data: RequestEnvelope): RequestEnvelope =>
  fn === 'member' ? data : { ...data, device: thisPhone() }

async function send<T>(fn: Fn, data: RequestEnvelope): Promise<Answer<T>> {
  try {
    const { result } = await withPatience(
      wx.cloud.callFunction({ name: fn, data: withPhone(fn, data) }),
    )
    return isReply(result) ? result : { ok: false, error: problem('client.unknown') }
  } catch (fault) {
    return { ok: false, error: await nameFault(fault) }
  }
}

/** One more try with the same envelope when the answer was lost; none while there is no network. */
async function sendTwice<T>(fn: Fn, data: RequestEnvelope): Promise<Answer<T>> {
  const first = await send<T>(fn, data)
  if (first.ok || !isLost(first.error) || first.error.code === 'client.offline') return first
  await wait(RETRY_AFTER_MS)
  return send<T>(fn, data)
}

/** Asks a query route. Never throws: a refusal or a lost answer is a value with its sentence. */
export const ask = <F extends Fn, R extends RouteOf<F, 'query'>>(
  fn: F,
  route: R,
  input: In<F, R>,
): Promise<Answer<Out<F, R>>> => sendTwice(fn, { route, input })

const underway = new Map<string, Promise<Answer<unknown>>>()

async function step<T>(fn: Fn, route: string, input: unknown, key: string): Promise<Answer<T>> {
  const answer = await sendTwice<T>(fn, { route, input, requestId: claimId(key) })
  const open = !answer.ok && (isLost(answer.error) || UNDECIDED.has(answer.error.code))
  if (!open) forgetId(key)
  return answer
}

/**
 * Calls an action route. `subject` names what it acts on (a coupon id, a store id), so that a lost
 * step is found again by the same person doing the same thing. Two calls at once are one step.
 */
export function act<F extends Fn, R extends RouteOf<F, 'action'>>(
  fn: F,
  route: R,
  input: In<F, R>,
  { subject }: { subject: string },
): Promise<Answer<Out<F, R>>> {
  const key = stepKey(route, subject, input)
  const now = underway.get(key) as Promise<Answer<Out<F, R>>> | undefined
  if (now) return now
  const work = step<Out<F, R>>(fn, route, input, key).finally(() => underway.delete(key))
  underway.set(key, work)
  return work
}
