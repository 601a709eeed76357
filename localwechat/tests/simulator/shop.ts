import path from 'node:path'
import type { Actor, Faults, Simulation, View } from '../../simulator/index.ts'

/** A purchase under the simulator: buyers, three goods, and what must hold at every moment. */

export const SHOP = path.join(import.meta.dirname, 'functions/shop.cjs')

const SKUS = ['tea', 'pot', 'cup']
const PRICE = 30

export const HARSH: Faults = {
  operation: {
    conflict: 0.02,
    busy: 0.01,
    overload: 0.01,
    'lost-before': 0.01,
    'lost-after': 0.02,
    slow: 0.002,
    kill: 0.003,
  },
  call: { 'lost-before': 0.03, 'lost-after': 0.03, duplicate: 0.05 },
  crash: 0.006,
  skewMs: 120_000,
}

interface Stock {
  _id: string
  total: number
  left: number
}

interface Order {
  buyer: string
  sku: string
  price: number
  outcome: string
}

interface Purse {
  _id: string
  spent: number
}

const bought = async (view: View<null>): Promise<Order[]> =>
  view.all<Order>('orders', { outcome: 'bought' })

const stockAddsUp = async (view: View<null>): Promise<string | undefined> => {
  const orders = await bought(view)
  for (const { _id, total, left } of await view.all<Stock>('stock')) {
    const sold = orders.filter(({ sku }) => sku === _id).length
    if (sold > total) return `${sold} sold of ${total} ${_id}`
    if (left !== total - sold) return `${sold} of ${total} ${_id} sold, but ${left} left`
  }
}

const pursesAddUp = async (view: View<null>): Promise<string | undefined> => {
  const orders = await bought(view)
  for (const { _id, spent } of await view.all<Purse>('purses')) {
    const owed = orders
      .filter(({ buyer }) => buyer === _id)
      .reduce((sum, one) => sum + one.price, 0)
    if (spent !== owed) return `a purse of ${owed} was charged ${spent}`
  }
}

/** Everybody buys once, and again with a key of its own; each until there is an answer. */
const buyer =
  (how: string, number: number) =>
  async (me: Actor): Promise<void> => {
    for (const round of [1, 2]) {
      const sku = SKUS[(number + round) % SKUS.length] ?? ''
      await me.insist('shop', { how, key: `${me.name}-${round}`, sku, price: PRICE })
      await me.sleep(Math.floor(me.random() * 40))
    }
  }

export interface Shop {
  how: 'careful' | 'racy'
  buyers?: number
  /** Of each of the three goods. */
  stock?: number
  faults?: Faults
}

export const shop = ({ how, buyers = 12, stock = 5, faults = HARSH }: Shop): Simulation<null> => {
  const names = Array.from({ length: buyers }, (_, index) => `b${index + 1}`)
  return {
    handlers: { shop: SHOP },
    schema: { collections: { stock: {}, orders: {}, purses: {} } },
    faults,
    actors: Object.fromEntries(names.map((name, index) => [name, buyer(how, index)])),
    invariants: {
      // Without transactions stock and order can only agree once everything has come to rest.
      'stock adds up': how === 'racy' ? { when: 'end', check: stockAddsUp } : stockAddsUp,
      'purses add up': how === 'racy' ? { when: 'end', check: pursesAddUp } : pursesAddUp,
    },
    setup: async ({ as, add }) => {
      for (const _id of SKUS) await add('stock', { _id, total: stock, left: stock })
      for (const name of names) await add('purses', { _id: as(name).openid, spent: 0 })
      return null
    },
  }
}
