import { ok, type Result, refuse } from '../kernel/result'
import type { OrderState } from './line'
import type { RowCode } from './refusals'
import type { AfterSale, Status } from './states'

/** What a row says of its money, before we know what it means. */
export interface Told {
  status: Status
  after: AfterSale
  /** The row tells when it was paid. */
  paidAt: boolean
  paidFen: number
  /** What the order came to before anything went back, where the file tells it (Taobao). */
  totalFen?: number | undefined
  /** Absent when the file has no such column, or the cell is empty. */
  refundFen?: number | undefined
}

export interface Settled {
  state: OrderState
  paidFen: number
  refundFen: number
}

/**
 * What was paid before anything went back. Tmall's 买家实际支付金额 is already without what was given
 * back (a whole refund shows 0 paid and 169 back), other exports' is not: paid and back that
 * together stay within the total, or more back than paid, can only be the former.
 */
const grossOf = ({ paidFen, totalFen = 0, refundFen = 0 }: Told): number => {
  const isNet = refundFen > paidFen || paidFen + refundFen <= totalFen
  return isNet ? paidFen + refundFen : paidFen
}

/** A closed order was a purchase only if the row shows that money had come: then it all went back. */
const closedOf = (told: Told, gross: number): Settled => {
  const { status, after, paidAt, refundFen = 0 } = told
  const wasPaid = !status.never && (paidAt || status.back || after === 'whole' || refundFen > 0)
  const fen = wasPaid ? gross : 0
  return { state: 'closed', paidFen: fen, refundFen: fen }
}

/**
 * The row's state, what was paid for it and what went back. Refuses a refund in part whose amount
 * the row does not tell.
 */
export const settle = (told: Told): Result<Settled, RowCode> => {
  const { status, after, refundFen = 0 } = told
  if (status.state === 'unpaid') return ok({ state: 'unpaid', paidFen: 0, refundFen: 0 })
  const gross = grossOf(told)
  if (status.state === 'closed') return ok(closedOf(told, gross))
  if (after === 'part' && refundFen === 0) return refuse('orders.row-refund-unknown')
  const back = after === 'whole' && refundFen === 0 ? gross : refundFen
  return ok({ state: 'paid', paidFen: gross, refundFen: back })
}
