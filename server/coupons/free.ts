import { movesFrom } from '#core/coupons/life-cycle'
import { lt } from '../platform/store'

/** A hold ends by itself: what is past its time is as free as what was never held. */
export const isFree = (now: number) => [
  ...movesFrom('held').map((status) => ({ status })),
  { status: 'held', heldUntil: lt(now) },
]

/** Not used up, held or not: what is voided with a batch or a membership. */
export const UNUSED = movesFrom('voided').filter((status) => status !== 'redeemed')
