import { STAGES, type Stage } from '#core/aipl/stages'
import { stageName } from '#core/aipl/words'
import type { boardOperatorRoutes } from '#core/board/contract'
import { lifeAtEnd } from '#core/board/facts'
import { funnelOf, POOLS, poolAdvice, poolNames, poolSizes } from '#core/board/pools'
import { changesOf } from '#core/board/week'
import { monthText } from '#core/events/days'
import type { Platform } from '#core/events/event'
import { platformWords } from '#core/events/words'
import { ok } from '#core/kernel/result'
import { sizesOn } from '#core/persons/sizes'
import { tradeNames } from '#core/persons/trades'
import { GROUPS, groupNames } from '#core/rfm/groups'
import { channelWords } from '../persons'
import type { UseCase } from '../platform/context'
import { type Known, knownFor, monthAsked } from './facts'
import { shownFigures } from './shown'

/** What a part of a change is called: a platform, or the kind of a channel. */
const partName = (start: string, name: string): string => {
  if (start !== 'in-') return platformWords[name as Platform] ?? '其他渠道'
  return name === 'none' ? '来源不明' : channelWords(name)
}

const weekOf = ({ facts }: Known) =>
  changesOf(facts, partName).map(({ id, text, matter, tone }) => ({ id, text, matter, tone }))

const lifeOf = ({ facts, month }: Known) => {
  const { life, day } = lifeAtEnd(facts, month)
  const [stages, groups] = [sizesOn(life, 's', day), sizesOn(life, 'g', day)]
  return {
    stages: STAGES.slice(1).map((_, i) => ({
      name: stageName((i + 1) as Stage),
      people: stages[i + 1] ?? 0,
    })),
    groups: GROUPS.slice(1).map((name, i) => ({
      name: groupNames[name],
      people: groups[i + 1] ?? 0,
    })),
  }
}

const poolsOf = ({ facts }: Known) => {
  const sizes = poolSizes(facts)
  return {
    funnel: funnelOf(sizes),
    pools: POOLS.map((id) => ({
      id,
      name: poolNames[id],
      advice: poolAdvice[id],
      people: sizes[id],
    })),
  }
}

/** The operator's first screen. */
export const show: UseCase<(typeof boardOperatorRoutes)['board.show']> = async (input, { now }) => {
  const month = monthAsked(input.month, now)
  if (!month.ok) return month
  const known = await knownFor(month.value, now)
  const { state } = known
  const trade = state.trade ?? 'general'
  return ok({
    month: monthText(known.month),
    trade: { id: trade, name: tradeNames[trade] },
    figures: shownFigures(known),
    ...poolsOf(known),
    ...lifeOf(known),
    week: weekOf(known),
    upTo: state.noted.at,
    building: state.building !== undefined,
  })
}
