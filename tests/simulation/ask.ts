import type { Reply } from '#core/kernel/route'
import type { Actor } from '../../localwechat/simulator/index.ts'
import type { Fn, In, Out, RouteOf } from '../bench'

/** For the setup, in which nothing may go wrong. */
export const must = async <F extends Fn, R extends RouteOf<F>>(
  who: Actor,
  fn: F,
  route: R,
  input: In<F, R>,
): Promise<Out<F, R>> => {
  const requestId = newRequestId(who)
  const reply = (await who.call(fn, { route, input, requestId })) as Reply<Out<F, R>>
  if (reply.ok) return reply.data
  throw new Error(`${route}: ${reply.error.code} ${JSON.stringify(reply.error.details ?? {})}`)
}

const DIGITS = '0123456789abcdefghijklmnopqrstuv'

/** Made by the phone, kept before it is sent; here from the actor's own stream of chance. */
const newRequestId = (me: Actor): string =>
  Array.from({ length: 22 }, () => DIGITS[Math.floor(me.random() * DIGITS.length)]).join('')

/** Worth sending again with the same request id: nobody knows, or the service had a bad moment. */
const AGAIN = new Set(['server.fault', 'request.busy', 'request.too-fast'])
const TRIES = 12

const sendOnce = async (me: Actor, fn: string, data: Record<string, unknown>) => {
  try {
    const reply = (await me.call(fn, data)) as Reply<unknown>
    return !reply.ok && AGAIN.has(reply.error.code) ? undefined : reply
  } catch (error) {
    // By name: a loader may hold the simulator twice, once for each kind of module.
    if (error instanceof Error && error.name === 'CallFailed') return undefined
    throw error
  }
}

/**
 * Calls a route as our client does: one request id for the wish, sent again until there is an
 * answer; now and then once more after it (a phone that was killed before it could note it).
 * Undefined when it gave up.
 */
export const ask = async <F extends Fn, R extends RouteOf<F>>(
  me: Actor,
  fn: F,
  route: R,
  input: In<F, R>,
): Promise<Reply<Out<F, R>> | undefined> => {
  const data = { route, input, requestId: newRequestId(me) }
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const reply = await sendOnce(me, fn, data)
    if (reply && me.random() < 0.3) await sendOnce(me, fn, data)
    if (reply) return reply as Reply<Out<F, R>>
    await me.sleep(300 * tries)
  }
}
