import type { Adapter, Ask, Call, Wish } from '../../../racebench/index.ts'
import { collections } from '../../../server/platform/schema'
import type { Fn, In, RouteOf } from '../../bench'
import { bundleServer, ENVIRONMENT, type Mutation } from '../../simulation/functions'
import { REST } from '../../simulation/points/actors'
import { query, told } from './answers'
import { read } from './books'
import { type Ground, setStage } from './stage'

/** The call of an action, typed by the contract. */
const action = <F extends Fn, R extends RouteOf<F>>(
  { request }: Wish,
  fn: F,
  route: R,
  input: In<F, R>,
): Call => ({ fn, data: { route, input, requestId: request } })

/** What a clerk sees first: who stands there, and what the coupon does on this sale. */
const quoteOf = async ({ proof, coupon }: Wish, { storeId }: Ground, ask: Ask) => {
  const seen = await query(ask, 'clerk', 'redemption.quote', { storeId, code: proof })
  if (seen?.kind !== 'member') return undefined
  const items = [{ fen: 2000, count: 1 }]
  const basket = { storeId, visit: seen.visit, items, couponIds: [coupon] }
  return (await query(ask, 'clerk', 'sales.quote', basket))?.quote
}

const holdCall = async (wish: Wish, ground: Ground, ask: Ask): Promise<Call | undefined> => {
  const quote = await quoteOf(wish, ground, ask)
  const { storeId } = ground
  return quote === undefined ? undefined : action(wish, 'clerk', 'sales.hold', { storeId, quote })
}

const redeemCall = (wish: Wish, { storeId, inSale }: Ground): Call =>
  inSale
    ? action(wish, 'clerk', 'sales.record', { storeId, quote: wish.ticket })
    : action(wish, 'clerk', 'redemption.redeem', { storeId, code: wish.proof })

const earnCall = (wish: Wish, { memberIds }: Ground): Call => {
  const { points, to } = wish
  const input = { memberId: memberIds[to] ?? '', points, why: '补发积分' }
  return action(wish, 'operator', 'points.adjust', input)
}

const callOf: Adapter<Ground>['call'] = (wish, ground, ask) => {
  const { storeId, offerId, goodId } = ground
  const { coupon: couponId, redemption: redemptionId } = wish
  const calls: Record<Wish['deed'], () => Call | Promise<Call | undefined>> = {
    claim: () => action(wish, 'member', 'coupons.claim', { templateId: offerId }),
    hold: () => holdCall(wish, ground, ask),
    release: () => action(wish, 'clerk', 'sales.release', { storeId, quote: wish.ticket }),
    redeem: () => redeemCall(wish, ground),
    undo: () => action(wish, 'clerk', 'redemption.undo', { storeId, couponId, redemptionId }),
    earn: () => earnCall(wish, ground),
    spend: () => action(wish, 'member', 'shop.exchange', { templateId: goodId }),
    'check-in': () => action(wish, 'member', 'checkin.stamp', {}),
  }
  return calls[wish.deed]()
}

const show: Adapter<Ground>['show'] = async (couponId, { inSale }, ask) => {
  if (inSale) return (await query(ask, 'member', 'membership.code', {}))?.code
  return (await query(ask, 'member', 'coupons.code', { couponId }))?.code
}

/** Shuke's own functions, as they are or with something broken, for the race bench. */
export const shuke = async (mutations: readonly Mutation[] = []): Promise<Adapter<Ground>> => ({
  name: 'Shuke',
  handlers: await bundleServer(mutations),
  schema: { collections },
  env: ENVIRONMENT,
  deeds: ['claim', 'redeem', 'undo', 'earn', 'spend', 'check-in'],
  setStage,
  show,
  call: callOf,
  told,
  read,
  settle: async ({ sleep, fireTimer }) => {
    await sleep(REST)
    await fireTimer('jobs')
  },
})

export default () => shuke()
