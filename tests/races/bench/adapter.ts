import { MINUTE } from '#core/kernel/time'
import type { Adapter, Ask, Call, Way, Wish } from '../../../racebench/index.ts'
import { collections } from '../../../server/platform/schema'
import type { Fn, In, RouteOf } from '../../bench'
import { bundleServer, ENVIRONMENT, type Mutation } from '../../simulation/functions'
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

/** A clerk scans the member, sees what the coupon does on this sale, and holds it. */
const holdCall = async (wish: Wish, ground: Ground, ask: Ask): Promise<Way> => {
  const { storeId } = ground
  const seen = await query(ask, 'clerk', 'redemption.quote', { storeId, code: wish.proof })
  if (!seen?.ok || seen.data.kind !== 'member') return undefined
  const items = [{ fen: 2000, count: 1 }]
  const basket = { storeId, visit: seen.data.visit, items, couponIds: [wish.coupon] }
  const quoted = await query(ask, 'clerk', 'sales.quote', basket)
  if (!quoted) return undefined
  if (!quoted.ok) return told('hold', quoted)
  return action(wish, 'clerk', 'sales.hold', { storeId, quote: quoted.data.quote })
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
  const calls: Record<Wish['deed'], () => Way | Promise<Way>> = {
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
  const shown = inSale
    ? await query(ask, 'member', 'membership.code', {})
    : await query(ask, 'member', 'coupons.code', { couponId })
  return shown?.ok ? shown.data.code : undefined
}

/** As server/sales/hold.ts promises it at the till. */
const HOLD_MS = 5 * MINUTE

/** What a crash stranded comes back once nobody has touched it for ten minutes (jobs/reconcile.ts). */
const AT_REST = 11 * MINUTE

/** Shuke's own functions, as they are or with something broken, for the race bench. */
export const shuke = async (mutations: readonly Mutation[] = []): Promise<Adapter<Ground>> => ({
  name: 'Shuke',
  handlers: await bundleServer(mutations),
  schema: { collections },
  // Few coupons, and yet more than one place to take them from.
  env: { ...ENVIRONMENT, SHUKE_STOCK_SHARDS: '2' },
  deeds: ['claim', 'hold', 'release', 'redeem', 'undo', 'earn', 'spend', 'check-in'],
  holdMs: HOLD_MS,
  setStage,
  show,
  call: callOf,
  told,
  read,
  settle: async ({ sleep, fireTimer }, _, deeds) => {
    // All else is one guarded write, or one transaction, and its row stands inside (books.ts).
    if (!deeds.some((deed) => deed === 'claim' || deed === 'hold')) return
    await sleep(AT_REST)
    await fireTimer('jobs')
  },
})

export default () => shuke()
