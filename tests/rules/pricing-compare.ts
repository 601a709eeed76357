import type { price as priceRule } from '#core/pricing/rules'
import type { Asked, Priced, PriceSum, UsedCoupon } from '#core/pricing/views'
import { caseFrom, otherOrder } from './pricing-cases'
import { oracle, type Told } from './pricing-oracle'

/** The engine under test: the real one, or a broken one that must be caught. */
export type Price = typeof priceRule

/** Dates and hours are judged by their own tests; here only that they are the reason. */
const plainWhy = (why: string): string =>
  why.replace(/^(「[^」]*」)?[^「」]*(起可用| 可用)$/, (_, name = '', end) => `${name}${end}`)

const nameOf = ({ fen, count, productId, categoryId }: Asked['basket'][number]): string =>
  `${99_999_999 - fen * count} ${99_999_999 - fen} ${productId ?? ''} ${categoryId ?? ''}`

const linesOf = ({ basket }: Asked, { lines, used }: Priced): string[] =>
  lines
    .map(({ listFen, tierOffFen, couponOffFen, payFen }, i) => {
      const shares = used.map((one) => one.shares[i]).join(' ')
      const line = basket[i]
      return `${line ? nameOf(line) : '?'}: ${listFen} ${tierOffFen} ${couponOffFen} ${payFen} (${shares})`
    })
    .sort()

type Result = ReturnType<Price>

const toldOf = (result: Result, asked: Asked): Told => {
  if (!result.ok) return { refused: plainWhy(String(result.details?.why ?? result.code)) }
  const { used, coupons } = result.value
  return {
    used: used.map(({ couponId, fen }) => `${couponId} ${fen}`),
    lines: linesOf(asked, result.value),
    coupons: coupons
      .map((one) => `${one.couponId} ${one.soloFen} ${one.offFen} ${plainWhy(one.why ?? '')}`)
      .sort(),
  }
}

const COLUMNS = ['listFen', 'tierOffFen', 'couponOffFen', 'payFen'] as const

const added = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

const isBroken = ({ listFen, tierOffFen, couponOffFen, payFen }: PriceSum): boolean =>
  payFen < 0 || couponOffFen < 0 || listFen - tierOffFen - couponOffFen !== payFen

const isUneven = ({ fen, shares }: UsedCoupon): boolean => added(shares) !== fen

/** One case, priced three times. */
interface Sides {
  result: Result
  told: Told
  /** Lines and coupons given in another order. */
  elsewise: string
  oracle: Told
}

/** All of an answer, and in which order it names the coupons. */
const looksWhole = (result: Result, told: Told): string => {
  const named = result.ok ? result.value.coupons.map(({ couponId }) => couponId) : []
  return JSON.stringify({ ...told, named })
}

const sidesOf = (price: Price, seed: string, asked: Asked): Sides => {
  const result = price(asked)
  const other = otherOrder(asked, seed)
  const otherwise = price(other)
  return {
    result,
    told: toldOf(result, asked),
    elsewise: looksWhole(otherwise, toldOf(otherwise, other)),
    oracle: oracle(asked),
  }
}

type Part = 'used' | 'lines' | 'coupons'

const looks = (told: Told, part: Part): string =>
  'refused' in told ? `refused: ${told.refused}` : told[part].join('; ')

const alike =
  (part: Part) =>
  ({ told, oracle }: Sides): [string, string] => [looks(told, part), looks(oracle, part)]

const wrongSums = ({ lines, used, ...whole }: Priced): string[] => [
  ...COLUMNS.filter((name) => added(lines.map((one) => one[name])) !== whole[name]),
  ...used.filter(isUneven).map(({ couponId }) => couponId),
  ...[whole, ...lines].filter(isBroken).map((one) => JSON.stringify(one)),
]

/** What must hold for every basket: what is, and what should be. */
const INVARIANTS = {
  'sums match and nobody is paid for buying': ({ result }) => [
    result.ok ? wrongSums(result.value).join() : '',
    '',
  ],
  'the best combination is used, or the one that was wanted': alike('used'),
  'every fen lies on its line': alike('lines'),
  'every other coupon says why': alike('coupons'),
  'the order in which things are given changes nothing': ({ result, told, elsewise }) => [
    elsewise,
    looksWhole(result, told),
  ],
} satisfies Record<string, (sides: Sides) => [string, string]>

export type PricingInvariant = keyof typeof INVARIANTS
export const PRICING_INVARIANTS = Object.keys(INVARIANTS) as PricingInvariant[]

interface Difference {
  seed: string
  invariant: PricingInvariant
  message: string
}

const differencesOf = (price: Price, seed: string): Difference[] => {
  const asked = caseFrom(seed)
  const sides = sidesOf(price, seed, asked)
  return PRICING_INVARIANTS.flatMap((invariant) => {
    const [is, should] = INVARIANTS[invariant](sides)
    const message = `${is}\nnot ${should}\nof ${JSON.stringify(asked)}`
    return is === should ? [] : [{ seed, invariant, message }]
  })
}

/** Random baskets, priced by the engine and by the oracle: the first in which they differ (so). */
export const firstDifference = (
  price: Price,
  baskets: number,
  seed: string,
  so?: PricingInvariant,
): Difference | undefined => {
  for (let n = 1; n <= baskets; n += 1) {
    const wrong = differencesOf(price, `${seed}.${n}`)
    const found = wrong.find(({ invariant }) => so === undefined || invariant === so)
    if (found) return found
  }
}

/** How many of so many random baskets differ. */
export const countDifferent = (price: Price, baskets: number, seed: string): number => {
  const seeds = Array.from({ length: baskets }, (_, n) => `${seed}.${n}`)
  return seeds.filter((one) => differencesOf(price, one).length > 0).length
}
