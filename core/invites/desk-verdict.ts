import { type Interval, newcombe, type Share, wilson, Z95, Z95_OF_THREE } from './desk-interval'
import type { CampaignResults } from './desk-views'

type Variant = CampaignResults['variants'][number]
type Counts = Omit<Variant, 'rate'>

const FULL = 100

/** Below so many visitors a share says more about chance than about a poster. */
export const ENOUGH_VISITS = 30

const percent = (share: number): number => Math.round(share * FULL * 10) / 10

const shareOf = ({ counted, visits }: Counts): Share => ({ hits: counted, of: visits })

/** With its share of visitors who counted; without one before the first visitor. */
export const withRate = (counts: Counts): Variant => {
  if (counts.visits === 0) return counts
  const share = shareOf(counts)
  const { from, until } = wilson(share)
  const rate = {
    percent: percent(share.hits / share.of),
    from: percent(from),
    until: percent(until),
  }
  return { ...counts, rate }
}

const better = (a: Counts, b: Counts): number => b.counted / b.visits - a.counted / a.visits

const spanText = ({ from, until }: Interval): string =>
  `${percent(from)} 到 ${percent(until)} 个百分点`

interface Pair {
  one: Counts
  other: Counts
  apart: Interval
}

/** Every pair, the better one first. */
const pairsOf = (ranked: readonly Counts[]): Pair[] => {
  const z = ranked.length > 2 ? Z95_OF_THREE : Z95
  return ranked.flatMap((one, place) =>
    ranked.slice(place + 1).map((other) => {
      return { one, other, apart: newcombe(shareOf(one), shareOf(other), z) }
    }),
  )
}

const provedText = ({ one, other, apart }: Pair): string =>
  `${one.name} 比 ${other.name} 好，高 ${spanText(apart)}（95% 把握）`

const openText = ({ one, other, apart }: Pair): string =>
  `${one.name} 和 ${other.name} 还看不出差别，相差 ${spanText(apart)}`

const tooFewText = ({ name, visits }: Counts): string =>
  `数据还不够：每个版本至少要有 ${ENOUGH_VISITS} 位好友打开过，${name} 现在有 ${visits} 位`

/**
 * What the posters' figures prove, in one sentence; undefined when there is nothing to compare. An
 * interval takes friends as independent; friends of one inviter are a little alike, so that what is
 * proved by a hair is best waited for a little longer.
 */
export const verdictOf = (variants: readonly Counts[]): string | undefined => {
  if (variants.length < 2) return undefined
  const fewest = [...variants].sort((a, b) => a.visits - b.visits)[0]
  if (fewest && fewest.visits < ENOUGH_VISITS) return tooFewText(fewest)
  const pairs = pairsOf([...variants].sort(better))
  const proved = pairs.filter(({ apart }) => apart.from > 0)
  const told = proved.length > 0 ? proved.map(provedText) : pairs.slice(0, 1).map(openText)
  return told.join('；')
}
