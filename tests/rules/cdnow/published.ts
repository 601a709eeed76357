/** A figure in print: its name in `measured.ts`, the digits as they stand there, and where. */
export interface Published {
  what: string
  name: string
  value: string
}

const all = (source: string, figures: Record<string, readonly [name: string, value: string]>) =>
  Object.entries(figures).map(([what, [name, value]]) => ({
    what: `${source}: ${what}`,
    name,
    value,
  }))

/** Fader, Hardie, Lee: "Counting Your Customers" the Easy Way, Marketing Science 24 (2005). */
const EASY_WAY = all('FHL 2005', {
  customers: ['customers', '2357'],
  'repeat purchases in 39 weeks': ['repeats', '2457'],
  'without a repeat': ['repeats 0', '1411'],
  'with 1 repeat': ['repeats 1', '439'],
  'with 2': ['repeats 2', '214'],
  'with 3': ['repeats 3', '100'],
  'with 4': ['repeats 4', '62'],
  'with 5': ['repeats 5', '38'],
  'with 6': ['repeats 6', '29'],
  'with 7 and more': ['repeats 7+', '64'],
  'BG/NBD r': ['r', '0.243'],
  'BG/NBD alpha': ['alpha', '4.414'],
  'BG/NBD a': ['a', '0.793'],
  'BG/NBD b': ['b', '2.426'],
  'BG/NBD log likelihood': ['buyingLikelihood', '-9582.4'],
  'E[Y(39) | x=2, t_x=30.43, T=38.86]': ['conditional', '1.226'],
})

/** Hardie's sheet to the same paper, as quoted in the tests of lifetimes. */
const SHEET = all('sheet', {
  'E[X(t)], t = 0.1429 weeks': ['new 1', '0.0078'],
  't = 1': ['new 7', '0.0532'],
  't = 3': ['new 21', '0.1506'],
  't = 31.8571': ['new 223', '1.0405'],
  't = 32': ['new 224', '1.0437'],
  // The sheet sums 150 terms of its series; see below.
  't = 78, by 150 terms as there': ['new 546 by sheet', '1.8576'],
})

/** Fader, Hardie, Lee: RFM and CLV, Journal of Marketing Research 42 (2005), and Hardie's note on it. */
const RFM_CLV = all('RFM-CLV', {
  'customers with a repeat': ['repeaters', '946'],
  'mean of their mean dollars': ['mean', '35'],
  'standard deviation': ['sd', '30'],
  least: ['min', '3'],
  median: ['median', '27'],
  most: ['max', '300'],
  'gamma-gamma p': ['p', '6.25'],
  'gamma-gamma q': ['q', '3.74'],
  'gamma-gamma gamma': ['gamma', '15.44'],
  'gamma-gamma log likelihood': ['spendingLikelihood', '-4055.9177'],
  'mean value of customer 1': ['value 1', '24.65'],
  'customer 2': ['value 2', '18.91'],
  'customer 3': ['value 3', '35.17'],
  'customer 4': ['value 4', '35.17'],
  'customer 5': ['value 5', '35.17'],
  'customer 6': ['value 6', '71.46'],
  'customer 7': ['value 7', '18.91'],
  'customer 8': ['value 8', '35.17'],
  'customer 9': ['value 9', '27.28'],
  'customer 10': ['value 10', '35.17'],
})

/** Estimates of CLVTools (test_correctness_bgnbd.R), to the digits on which two optimisers agree. */
const TOOLS = all('CLVTools', {
  r: ['r', '0.24259'],
  alpha: ['alpha', '4.4136'],
  a: ['a', '0.7929'],
  b: ['b', '2.4259'],
  'log likelihood': ['buyingLikelihood', '-9582.429'],
})

/** Counted by other means (facts/platform.md §6.1). */
const COUNTED = all('counted', {
  'E[X(t)], t = 78, whole series (to 30 digits)': ['new 546', '1.857959'],
  'dollars of 18 months': ['dollars', '244091.94'],
  'with two purchase days and more': ['twice', '1139'],
  'most purchase days': ['most', '44'],
  'purchase days in the second 39 weeks': ['later', '1882'],
  'mean, more digits': ['mean', '35.0778'],
  'standard deviation, more digits': ['sd', '30.2835'],
  'least, to the cent': ['min', '2.99'],
  'median, more digits': ['median', '27.4975'],
  'most, to the cent': ['max', '299.63'],
})

export const PUBLISHED: readonly Published[] = [
  ...EASY_WAY,
  ...SHEET,
  ...RFM_CLV,
  ...TOOLS,
  ...COUNTED,
]

const digitsOf = (value: string): number => value.split('.')[1]?.length ?? 0

/** A measured number, written with as many digits as the published one. */
export const likePublished = (value: string, measured: number | undefined): string =>
  (measured ?? Number.NaN).toFixed(digitsOf(value))
