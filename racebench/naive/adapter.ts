import path from 'node:path'
import type { Director, View } from '../../localwechat/simulator/index.ts'
import type { Adapter, Books, Plan, Told } from '../adapter.ts'

/** What is remembered between setting the stage, calling and reading. */
interface Ground {
  offer: string
  /** Openids by name: points are given to an openid. */
  openids: Record<string, string>
}

interface Answer {
  ok: boolean
  why?: string
  coupon?: string
  redemption?: string
  until?: number
}

interface Coupon {
  _id: string
  owner: string
  state: string
  used: number
  uses: number
  life: string[]
}

interface Redemption {
  _id: string
  coupon: string
  undone: boolean
}

interface Row {
  owner: string
  points: number
  deed?: 'earn' | 'spend'
  redemption?: string
}

const COLLECTIONS = ['stock', 'coupons', 'redemptions', 'purses', 'ledger', 'checkIns', 'answers']

const setStage = async ({ as, add }: Director, plan: Plan) => {
  const offer = 'tea'
  const openids = Object.fromEntries(plan.members.map((name) => [name, as(name).openid]))
  const { stock: left, limit, points, uses } = plan
  await add('stock', { _id: offer, total: left, left, limit })
  for (const owner of Object.values(openids)) {
    await add('purses', { _id: owner, points })
    if (points > 0) await add('ledger', { owner, points, deed: 'earn' })
  }
  const coupons: Record<string, string> = {}
  for (const name of plan.handed) {
    coupons[name] = `card-${name}`
    const life = { state: 'issued', life: ['issued'], used: 0, uses }
    await add('coupons', { _id: coupons[name], offer: 'card', owner: openids[name], ...life })
  }
  return { ground: { offer, openids }, coupons }
}

const told = (_: unknown, result: unknown): Told => {
  const { ok, why = '', coupon, redemption, until } = result as Answer
  if (!ok) return { is: 'refused', why }
  return {
    is: 'done',
    ...(coupon === undefined ? {} : { coupon }),
    ...(redemption === undefined ? {} : { redemption }),
    ...(until === undefined ? {} : { until }),
  }
}

const couponsIn = async (view: View<Ground>): Promise<Books['coupons']> => {
  const redemptions = await view.all<Redemption>('redemptions')
  return (await view.all<Coupon>('coupons')).map(({ _id: id, ...coupon }) => ({
    ...coupon,
    id,
    redemptions: redemptions
      .filter((one) => one.coupon === id)
      .map(({ _id, undone }) => ({ id: _id, undone })),
  }))
}

const pursesIn = async (view: View<Ground>): Promise<Books['purses']> => {
  const rows = await view.all<Row>('ledger')
  const purses = await view.all<{ _id: string; points: number }>('purses')
  return purses.map(({ _id: owner, points }) => ({
    owner,
    points,
    ledger: rows.filter((row) => row.owner === owner),
  }))
}

/** The shop of shop.cjs: the reference that the bench must break. */
export const naive: Adapter<Ground> = {
  name: 'a shop that checks first and writes then',
  handlers: { shop: path.join(import.meta.dirname, 'shop.cjs') },
  schema: { collections: Object.fromEntries(COLLECTIONS.map((name) => [name, {}])) },
  deeds: ['claim', 'hold', 'release', 'redeem', 'undo', 'earn', 'spend', 'check-in'],
  holdMs: 60_000,
  setStage,
  call: ({ deed, request, coupon, redemption, points, to }, { offer, openids }) => ({
    fn: 'shop',
    data: { deed, request, offer, coupon, redemption, points, to: openids[to] ?? '' },
  }),
  told,
  read: async (view) => {
    const [stock] = await view.all<{ total: number; left: number }>('stock')
    return {
      ...(stock ? { stock } : {}),
      coupons: (await couponsIn(view)) ?? [],
      purses: (await pursesIn(view)) ?? [],
      checkIns: await view.all<{ owner: string; day: string }>('checkIns'),
    }
  },
}

export default naive
