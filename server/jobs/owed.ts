import { MINUTE } from '#core/kernel/time'
import { fulfil } from '../grants'
import { grants } from '../platform/owed'
import { between, find } from '../platform/store'
import { aFewAtATime } from './members'

/** Coupons of one look. */
const LOOKED_AT = 50

/** A call that owes one gives it at once; what it has not given by then it will not give. */
const CALL = MINUTE

/**
 * Gives coupons that are owed and that their own call did not give: it died, or the coupon was paused.
 * Each firing passes over all of them once, so that those that wait hold up nobody.
 */
export const owedSlice = async (
  cursor: number,
  now: number,
): Promise<{ cursor: number; more: boolean }> => {
  const found = await find(grants, {
    where: { status: 'owed', at: between(cursor, now - CALL) },
    order: [['at', 'asc']],
    limit: LOOKED_AT,
  })
  await aFewAtATime(found, (owed) => fulfil(owed, now))
  const last = found.at(-1)
  const more = last !== undefined && found.length === LOOKED_AT
  // Those of the same millisecond that did not fit are met at the next firing.
  return { cursor: more ? last.at + 1 : 0, more }
}
