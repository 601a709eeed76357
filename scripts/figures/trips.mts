import { roundTrips, type Shuke, startShuke } from '../../tests/bench.ts'
import { claim, codeOn, setStage } from '../../tests/story.ts'
import { atMost, type Figure, type Row } from './figure.mts'

/** Requests of the issue: calls × database round trips each. */
const LIMITS = { redeem: 4, undo: 4, wallet: 2, home: 3 }

const counted = (shuke: Shuke, fn: string, what: string, limit: number): Row => {
  const trips = roundTrips(shuke.lastCall(fn))
  return atMost(`${what} (${trips.join(', ')})`, trips.length, limit)
}

export const tripsFigure: Figure = {
  name: 'trips',
  what: 'database round trips of one call',
  measure: async () => {
    const shuke = await startShuke()
    try {
      const { storeId, clerk, member, couponId } = await setStage(shuke, { perMember: 2 })
      const code = await codeOn(shuke, member, couponId)
      const { receipt } = await shuke.must(clerk, 'clerk', 'redemption.redeem', { storeId, code })
      const rows = [counted(shuke, 'clerk', 'redeem', LIMITS.redeem)]
      const { redemptionId } = receipt
      await shuke.must(clerk, 'clerk', 'redemption.undo', { storeId, couponId, redemptionId })
      rows.push(counted(shuke, 'clerk', 'undo', LIMITS.undo))
      await claim(shuke, member, couponId.split('.')[0] ?? '')
      await shuke.must(member, 'member', 'coupons.wallet', { filter: 'usable' })
      rows.push(counted(shuke, 'member', 'wallet', LIMITS.wallet))
      await shuke.must(member, 'member', 'membership.home', {})
      rows.push(counted(shuke, 'member', 'first member screen', LIMITS.home))
      return rows
    } finally {
      await shuke.stop()
    }
  },
}
