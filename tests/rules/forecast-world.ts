import type { BuyingModel } from '#core/forecast/buying'
import type { SpendingModel } from '#core/forecast/spending'
import type { Bought } from '#core/repurchase/visits'
import type { Random } from '../../localwechat/simulator/random'

/** Shops whose buyers do exactly what the models say. */
export interface World {
  buying: BuyingModel
  spending: SpendingModel
  buyers: number
  /** First purchases fall on the first so many days. */
  opening: number
  /** Days of the whole story. */
  days: number
}

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Marsaglia and Tsang's method; shapes below 1 by the power of a fraction. */
const gamma = (random: Random, shape: number): number => {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

const beta = (random: Random, a: number, b: number): number => {
  const one = gamma(random, a)
  return one / (one + gamma(random, b))
}

const WEEK = 7

/** One buyer's purchases, days from 0. */
const life = (random: Random, { buying, spending, opening, days }: World): Bought[] => {
  const rate = gamma(random, buying.r) / buying.alpha
  const leaving = beta(random, buying.a, buying.b)
  const scale = gamma(random, spending.q) / spending.gamma
  const fen = () => Math.max(1, Math.round(gamma(random, spending.p) / scale))
  const purchases: Bought[] = []
  let at = random() * opening
  while (at < days) {
    purchases.push({ day: Math.floor(at), fen: fen(), backs: [] })
    if (purchases.length > 1 && random() < leaving) break
    at += (-Math.log(1 - random()) / rate) * WEEK
  }
  return purchases
}

export const peopleIn = (random: Random, world: World): Bought[][] =>
  Array.from({ length: world.buyers }, () => life(random, world))
