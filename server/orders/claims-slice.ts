import { MINUTE } from '#core/kernel/time'
import { WAITING_FOR } from '#core/orders/import-limits'
import { find, lt, updateWhere } from '../platform/store'
import { claims } from './records'
import { closeClaim, finishClaim } from './take-order'

/** No call lives longer: what is still open by then has been left. */
const CALL = 2 * MINUTE
/** Claims of one look. */
const LOOKED_AT = 20

/** Finishes claims whose call died, and ends the wait for numbers that nobody imported. */
export const claimsSlice = async (now: number): Promise<boolean> => {
  const left = await find(claims, {
    where: { status: 'open', at: lt(now - CALL) },
    order: [['at', 'asc']],
    limit: LOOKED_AT,
  })
  for (const claim of left) {
    await finishClaim(claim, now)
    await closeClaim(claim)
  }
  const over = { status: 'waiting', at: lt(now - WAITING_FOR) }
  await updateWhere(claims, over, { set: { status: 'lapsed' } })
  return left.length === LOOKED_AT
}
