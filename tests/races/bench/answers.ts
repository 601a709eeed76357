import type { Reply } from '#core/kernel/route'
import type { Ask, Deed, Told } from '../../../racebench/index.ts'
import type { Fn, In, Out, RouteOf } from '../../bench'

/** Worth sending again with the same request id. */
const AGAIN = new Set(['server.fault', 'request.busy', 'request.too-fast'])

/** What the answers of all deeds together may say. */
interface Data {
  ticket?: { id: string }
  receipt?: { redemptionId: string }
  sale?: { id: string }
  until?: number
  quote?: string
  /** `waiting`: another operator has to agree. */
  state?: string
}

const idsOf = (deed: Deed, { ticket, receipt, sale, until, quote }: Data) => ({
  ...(deed === 'claim' && ticket ? { coupon: ticket.id } : {}),
  ...(receipt ? { redemption: receipt.redemptionId } : {}),
  ...(sale ? { redemption: sale.id } : {}),
  ...(deed === 'hold' && until !== undefined ? { until } : {}),
  ...(deed === 'hold' && quote !== undefined ? { ticket: quote } : {}),
})

/** A reply of Shuke in the bench's words. */
export const told = (deed: Deed, result: unknown): Told => {
  const reply = result as Reply<Data>
  if (reply.ok && reply.data.state === 'waiting') return { is: 'refused', why: 'waiting' }
  if (reply.ok) return { is: 'done', ...idsOf(deed, reply.data) }
  const { code } = reply.error
  return AGAIN.has(code) ? { is: 'unsure' } : { is: 'refused', why: code }
}

/** Asks a query of Shuke; undefined when nobody answers. */
export const query = async <F extends Fn, R extends RouteOf<F>>(
  ask: Ask,
  fn: F,
  route: R,
  input: In<F, R>,
): Promise<Reply<Out<F, R>> | undefined> =>
  (await ask(fn, { route, input })) as Reply<Out<F, R>> | undefined
