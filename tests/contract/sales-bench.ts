import { MINUTE } from '#core/kernel/time'
import type { PointsRules } from '#core/points/views'
import { NO_PROGRAM } from '#core/program/rules'
import type { TierRules } from '#core/tiers/views'
import { type In, newRequestId, type Out, type Shuke, startShuke } from '../bench'
import { hire, join, openStore, type Stage, setStage } from '../story'
import { docs, memberBy } from './points-bench'

/** A till in a brand with points and tiers: 1 yuan earns 1 point, 10 points pay 1 yuan. */

export interface Till extends Stage {
  manager: string
  otherStoreId: string
}

export const pointsRules: PointsRules = {
  ...NO_PROGRAM.points,
  perYuan: 1,
  pointsPerYuan: 10,
  approveAbove: 100_000,
}

export const tierRules: TierRules = {
  tiers: [
    { name: '新客', from: 0, to: 999, pricePercent: 100, pointsPercent: 100 },
    { name: '熟客', from: 1000, pricePercent: 95, pointsPercent: 120 },
  ],
  windowMonths: 12,
  periodMonths: 12,
}

export const setPoints = (shuke: Shuke, operator: string, over: Partial<PointsRules> = {}) => {
  const rules = { ...pointsRules, ...over }
  return shuke.must(operator, 'operator', 'program.savePoints', { rules, alsoEarned: false })
}

export const openTill = async (shuke: Shuke): Promise<Till> => {
  const stage = await setStage(shuke, { perMember: 5 })
  const { operator } = stage
  await setPoints(shuke, operator)
  await shuke.must(operator, 'operator', 'program.saveTiers', { rules: tierRules })
  const manager = await hire(shuke, operator, stage.storeId, 'manager')
  return { ...stage, manager, otherStoreId: await openStore(shuke, operator, '二店') }
}

/** A cloud of its own with a till, opened at this time (ms). */
export const startTill = async (at: number): Promise<{ shuke: Shuke; till: Till }> => {
  const shuke = await startShuke()
  await shuke.cloud.clock.set(at)
  return { shuke, till: await openTill(shuke) }
}

/** A member who has these points from the brand. */
export const memberWith = async (shuke: Shuke, till: Till, points = 0): Promise<string> => {
  const member = await join(shuke)
  if (points === 0) return member
  const { _id: memberId } = await memberBy(shuke, member)
  const input = { memberId, points, why: '开业答谢' }
  await shuke.must(till.operator, 'operator', 'points.adjust', input)
  return member
}

/** Shows the member code at the till; a minute passes first, so that it is always a new one. */
export const visit = async (shuke: Shuke, till: Till, member: string): Promise<string> => {
  await shuke.cloud.clock.advance(MINUTE)
  const { code } = await shuke.must(member, 'member', 'membership.code', {})
  const input = { storeId: till.storeId, code }
  const scanned = await shuke.must(till.clerk, 'clerk', 'redemption.quote', input)
  if (scanned.kind !== 'member') throw new Error('not a member code')
  return scanned.visit
}

type Asked = Partial<In<'clerk', 'sales.quote'>> & { fen?: number }

export const quote = async (
  shuke: Shuke,
  till: Till,
  member: string,
  { fen = 10_000, ...over }: Asked = {},
): Promise<Out<'clerk', 'sales.quote'>> =>
  shuke.must(till.clerk, 'clerk', 'sales.quote', {
    storeId: till.storeId,
    visit: over.visit ?? (await visit(shuke, till, member)),
    items: [{ fen, count: 1 }],
    ...over,
  })

export const record = (
  shuke: Shuke,
  till: Pick<Till, 'clerk' | 'storeId'>,
  signed: string,
  requestId = newRequestId(),
) =>
  shuke.call(
    till.clerk,
    'clerk',
    'sales.record',
    { storeId: till.storeId, quote: signed },
    requestId,
  )

/** A whole sale, quoted and recorded. */
export const sell = async (shuke: Shuke, till: Till, member: string, asked: Asked = {}) => {
  const { quote: signed } = await quote(shuke, till, member, asked)
  const reply = await record(shuke, till, signed)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}

export const takeBack = (
  shuke: Shuke,
  till: Till,
  { id: saleId, rev }: { id: string; rev: number },
  listFen: number,
  { who = till.clerk, requestId = newRequestId() } = {},
) =>
  shuke.call(
    who,
    'clerk',
    'sales.return',
    { storeId: till.storeId, saleId, listFen, rev },
    requestId,
  )

export const briefOf = async (shuke: Shuke, member: string) =>
  (await shuke.must(member, 'member', 'points.page', {})).brief

interface CouponState {
  status: string
  heldAt: number
  story: { event: string; store?: string }[]
}

export const couponOf = async (shuke: Shuke, couponId: string): Promise<CouponState> => {
  const [found] = await docs<CouponState>(shuke, 'coupons', { _id: couponId })
  if (!found) throw new Error('no such coupon')
  return found
}
