import { NO_PROGRAM } from '../../core/program/rules.ts'
import { roundTrips, type Shuke, startShuke } from '../../tests/bench.ts'
import { inviterIn, runCampaign } from '../../tests/contract/invites-bench.ts'
import { memberWith, openTill, quote, record } from '../../tests/contract/sales-bench.ts'
import { claim, codeOn, join, type Stage } from '../../tests/story.ts'
import { atMost, type Figure, type Row } from './figure.mts'

/** Requests of the issues: calls × database round trips each. */
const LIMITS = {
  claim: 3,
  redeem: 4,
  undo: 4,
  wallet: 2,
  home: 3,
  checkin: 4,
  points: 2,
  saleQuote: 4,
  hold: 3,
  sale: 6,
  landing: 2,
  joinByInvitation: 6,
  progress: 2,
}

const counted = (shuke: Shuke, fn: string, what: string, limit: number): Row => {
  const trips = roundTrips(shuke.lastCall(fn))
  return atMost(`${what} (${trips.join(', ')})`, trips.length, limit)
}

const couponRows = async (shuke: Shuke, stage: Stage): Promise<Row[]> => {
  const { storeId, clerk, member, couponId } = stage
  const code = await codeOn(shuke, member, couponId)
  const { receipt } = await shuke.must(clerk, 'clerk', 'redemption.redeem', { storeId, code })
  const rows = [counted(shuke, 'clerk', 'redeem', LIMITS.redeem)]
  const { redemptionId } = receipt
  await shuke.must(clerk, 'clerk', 'redemption.undo', { storeId, couponId, redemptionId })
  rows.push(counted(shuke, 'clerk', 'undo', LIMITS.undo))
  await claim(shuke, member, stage.templateId)
  await claim(shuke, await join(shuke), stage.templateId)
  rows.push(counted(shuke, 'member', 'claim', LIMITS.claim))
  await shuke.must(member, 'member', 'coupons.wallet', { filter: 'usable' })
  rows.push(counted(shuke, 'member', 'wallet', LIMITS.wallet))
  return rows
}

/** A member with points, a coupon and a streak: every read of these pages has something to find. */
const pointsRows = async (shuke: Shuke, till: Awaited<ReturnType<typeof openTill>>) => {
  const { operator, templateId } = till
  const rules = { ...NO_PROGRAM.checkin, open: true, bonuses: [{ days: 2, points: 5 }] }
  await shuke.must(operator, 'operator', 'program.saveCheckin', { rules })
  const member = await memberWith(shuke, till, 100)
  await claim(shuke, member, templateId)
  await shuke.must(member, 'member', 'checkin.stamp', {})
  const rows = [counted(shuke, 'member', 'check-in', LIMITS.checkin)]
  const { quote: signed } = await quote(shuke, till, member, { points: 50 })
  rows.push(counted(shuke, 'clerk', 'sale quote', LIMITS.saleQuote))
  const { storeId, clerk } = till
  const held = await shuke.must(clerk, 'clerk', 'sales.hold', { storeId, quote: signed })
  rows.push(counted(shuke, 'clerk', 'hold', LIMITS.hold))
  const sold = await record(shuke, till, held.quote)
  if (!sold.ok) throw new Error(`the sale was refused: ${sold.error.code}`)
  rows.push(counted(shuke, 'clerk', 'sale with coupon and points', LIMITS.sale))
  await shuke.must(member, 'member', 'points.page', {})
  rows.push(counted(shuke, 'member', 'points page', LIMITS.points))
  await shuke.must(member, 'member', 'membership.home', {})
  rows.push(counted(shuke, 'member', 'first member screen', LIMITS.home))
  return rows
}

/** Everything as cold as it comes but the campaign, which every instance keeps for seconds. */
const inviteRows = async (shuke: Shuke): Promise<Row[]> => {
  const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
  const friend = shuke.person()
  await shuke.must(friend, 'member', 'invites.visit', { code, way: 'qr', scene: 1047 })
  const rows = [counted(shuke, 'member', 'invitation opened', LIMITS.landing)]
  await join(shuke, friend)
  rows.push(counted(shuke, 'member', 'join with credit', LIMITS.joinByInvitation))
  await shuke.must(inviter, 'member', 'invites.progress', { code })
  rows.push(counted(shuke, 'member', 'progress of a team', LIMITS.progress))
  return rows
}

export const tripsFigure: Figure = {
  name: 'trips',
  what: 'database round trips of one call',
  measure: async () => {
    const shuke = await startShuke()
    try {
      const till = await openTill(shuke)
      const points = await pointsRows(shuke, till)
      return [...(await couponRows(shuke, till)), ...points, ...(await inviteRows(shuke))]
    } finally {
      await shuke.stop()
    }
  },
}
