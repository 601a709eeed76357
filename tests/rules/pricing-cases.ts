import type { Benefit } from '#core/coupons/views'
import type { Asked, Line, WalletCoupon } from '#core/pricing/views'
import { below, type Random, randomFrom } from '../../localwechat/simulator/random.ts'

/** 18:00 of a Thursday in Beijing. */
export const NOW = Date.parse('2026-12-03T10:00:00Z')
const DAY = 86_400_000

const oneOf = <T>(random: Random, values: readonly [T, ...T[]]): T =>
  values[below(random, values.length)] ?? values[0]

const between = (random: Random, from: number, to: number): number =>
  from + below(random, to - from + 1)

/** Prices of a few fen, where rounding is most of the price, as often as those of a shop. */
const moneyFrom = (random: Random): number => {
  const kind = random()
  if (kind < 0.4) return between(random, 1, 12)
  if (kind < 0.7) return 100 * between(random, 1, 40)
  return between(random, 1, 9999)
}

const PRODUCTS = ['p1', 'p2', 'p3', 'p4'] as const
const CATEGORIES = ['k1', 'k2'] as const

const lineFrom = (random: Random): Line => {
  const line = { fen: moneyFrom(random), count: between(random, 1, 3) }
  if (random() < 0.2) return line
  const productId = oneOf(random, PRODUCTS)
  return random() < 0.3
    ? { ...line, productId }
    : { ...line, productId, categoryId: oneOf(random, CATEGORIES) }
}

/** Now and then the same line twice. */
const basketFrom = (random: Random): Line[] => {
  const lines = Array.from({ length: below(random, 7) }, () => lineFrom(random))
  const [first] = lines
  return first && random() < 0.3 ? [...lines, { ...first }] : lines
}

const minFrom = (random: Random): number => (random() < 0.4 ? 0 : moneyFrom(random))

const benefitFrom = (random: Random): Benefit => {
  const item = '桂花糕'
  const kind = random()
  if (kind < 0.3) return { kind: 'amount-off', offFen: moneyFrom(random), minFen: minFrom(random) }
  if (kind < 0.6)
    return {
      kind: 'percent-off',
      offPercent: oneOf(random, [1, 12, 30, 50, 99]),
      capFen: moneyFrom(random),
      minFen: minFrom(random),
    }
  if (kind < 0.8) return { kind: 'exchange', item, valueFen: moneyFrom(random) }
  if (kind < 0.95)
    return { kind: 'item-price', item, priceFen: minFrom(random), capFen: moneyFrom(random) }
  return { kind: 'gift', item, valueFen: 100 }
}

const some = <T>(random: Random, values: readonly T[]): T[] => values.filter(() => random() < 0.4)

const scopeFrom = (random: Random) =>
  random() < 0.4
    ? { productIds: [], categoryIds: [] }
    : { productIds: some(random, PRODUCTS), categoryIds: some(random, CATEGORIES) }

/** Around 18:00 of a Thursday, with both edges. */
const windowsFrom = (random: Random) =>
  random() < 0.92
    ? []
    : [
        {
          weekdays: oneOf(random, [[4], [1, 2, 3, 4, 5], [5, 6, 7]]),
          from: oneOf(random, [0, 1079, 1080, 1081]),
          to: oneOf(random, [1440, 1080, 1081]),
        },
      ]

const couponFrom = (random: Random, n: number): WalletCoupon => ({
  id: `c${n}`,
  name: `券${n}`,
  benefit: benefitFrom(random),
  storeIds: random() < 0.9 ? [] : [oneOf(random, ['st1', 'st2'])],
  scope: scopeFrom(random),
  windows: windowsFrom(random),
  startsAt: random() < 0.94 ? 0 : oneOf(random, [NOW, NOW + 1, NOW + 3 * DAY]),
  expiresAt: NOW + (random() < 0.94 ? DAY * between(random, 1, 3) : oneOf(random, [-1, 0, 1])),
  stacking: {
    group: oneOf(random, ['甲', '乙', '丙', '丁', '戊', '己', '庚']),
    alone: random() < 0.08,
  },
})

const MOST_COUPONS = 7

const shuffled = <T>(values: readonly T[], random: Random): T[] =>
  values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)

/** Sometimes somebody chooses: none, some, or what is not there. */
const wantedFrom = (random: Random, wallet: readonly WalletCoupon[]): string[] | undefined => {
  if (random() < 0.7) return undefined
  const ids = wallet.map(({ id }) => id)
  const wanted = ids.filter(() => random() < 0.35)
  return random() < 0.05 ? [...wanted, 'c0'] : wanted
}

const walletFrom = (random: Random, coupons: number): WalletCoupon[] =>
  shuffled(
    Array.from({ length: coupons }, (_, n) => couponFrom(random, n + 1)),
    random,
  )

/** A small basket and a small wallet, in no order; the same for the same seed. */
export const caseFrom = (seed: string): Asked => {
  const random = randomFrom(seed)
  const wallet = walletFrom(random, below(random, MOST_COUPONS + 1))
  const pricePercent = oneOf(random, [100, 95, 88, 50, 7, 1])
  const till = { storeId: 'st1', now: NOW, pricePercent }
  const wanted = wantedFrom(random, wallet)
  return { basket: basketFrom(random), wallet, till, ...(wanted ? { wanted } : {}) }
}

/** As large as it gets, or as large as said: random lines and coupons. */
export const largeCase = (seed: string, lines = 50, coupons = 50): Asked => {
  const random = randomFrom(seed)
  return {
    basket: Array.from({ length: lines }, () => lineFrom(random)),
    wallet: walletFrom(random, coupons),
    till: { storeId: 'st1', now: NOW, pricePercent: 95 },
  }
}

/**
 * Fifty lines and fifty coupons that all go together, take nearly the same off, and lie over other
 * goods each: bounds give no path up, and no two paths share a sum.
 */
export const hardCase = (benefit: Benefit): Asked => {
  const numbers = Array.from({ length: 50 }, (_, n) => n)
  const scopeOf = (n: number) => numbers.slice(0, 40).map((k) => `p${(n + k) % 50}`)
  return {
    basket: numbers.map((n) => ({ fen: 1000 + 37 * n, count: 1 + (n % 3), productId: `p${n}` })),
    wallet: numbers.map((n) => ({
      ...couponFrom(randomFrom('hard'), n + 10),
      benefit,
      scope: { productIds: scopeOf(n), categoryIds: [] },
      storeIds: [],
      windows: [],
      startsAt: 0,
      expiresAt: NOW + DAY * (50 - n),
      stacking: { group: `组${n}`, alone: false },
    })),
    till: { storeId: 'st1', now: NOW, pricePercent: 93 },
  }
}

/** The same case as somebody else would have typed it. */
export const otherOrder = (asked: Asked, seed: string): Asked => {
  const random = randomFrom(seed)
  const { basket, wallet, wanted } = asked
  return {
    ...asked,
    basket: shuffled(basket, random),
    wallet: shuffled(wallet, random),
    ...(wanted ? { wanted: shuffled(wanted, random) } : {}),
  }
}
