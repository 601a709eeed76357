import { STAGES, type Stage } from '#core/aipl/stages'
import { stageAbout, stageName } from '#core/aipl/words'
import { dayOfText, firstDayOf, lastDayOf, monthOfDay, textOfDay } from '#core/events/days'
import { ok } from '#core/kernel/result'
import { businessDayOf } from '#core/kernel/time'
import type { personsOperatorRoutes } from '#core/persons/contract'
import { cellSizesOn, type LifeCounters, matrixOf, membersOn, sizesOn } from '#core/persons/sizes'
import { GROUPS, groupAdvice, groupNames } from '#core/rfm/groups'
import type { UseCase } from '../platform/context'
import { lifeCounters } from './life-counters'
import { progressOf } from './progress'
import { readState } from './state'

type Routes = typeof personsOperatorRoutes

/** Sizes before, and the field group of the changes since then up to the end of the span. */
const spanOf = async (gen: number, day: string, over: 'day' | 'month') => {
  const on = dayOfText(day)
  const before = over === 'day' ? on - 1 : firstDayOf(monthOfDay(on)) - 1
  const last = over === 'day' ? on : lastDayOf(monthOfDay(on))
  const [earlier, now] = await Promise.all([
    lifeCounters(gen, textOfDay(before)),
    lifeCounters(gen, textOfDay(last)),
  ])
  return { sizes: sizesOn(earlier, 's', textOfDay(before)), now, last: textOfDay(last) }
}

const changesIn = ({ years, month }: LifeCounters, day: string, over: 'day' | 'month') =>
  over === 'day'
    ? { counts: month, at: day.slice(8) }
    : { counts: years[day.slice(0, 4)] ?? {}, at: day.slice(5, 7) }

/** Stage sizes of a day and the ways between stages: three requests and the progress. */
export const stages: UseCase<Routes['lifecycle.stages']> = async (input, { now }) => {
  const { over, day = businessDayOf(now) } = input
  const state = await readState()
  const [{ sizes: before, now: counters, last }, progress] = await Promise.all([
    spanOf(state.gen, day, over),
    progressOf(state),
  ])
  const { counts, at } = changesIn(counters, day, over)
  const sizes = sizesOn(counters, 's', over === 'day' ? day : last)
  return ok({
    day,
    members: membersOn(counters, over === 'day' ? day : last),
    stages: STAGES.map((_, i) => ({
      name: stageName(i as Stage),
      about: stageAbout[i as Stage],
      people: sizes[i] ?? 0,
    })),
    matrix: matrixOf(counts, at, 's', before),
    progress,
  })
}

export const groups: UseCase<Routes['rfm.groups']> = async (input, { now }) => {
  const { day = businessDayOf(now) } = input
  const state = await readState()
  const [life, progress] = await Promise.all([lifeCounters(state.gen, day), progressOf(state)])
  const sizes = sizesOn(life, 'g', day)
  const cells = [...cellSizesOn(life, day)].filter(([, people]) => people > 0)
  return ok({
    day,
    groups: GROUPS.slice(1).map((name, i) => ({
      name: groupNames[name],
      about: groupAdvice[name],
      people: sizes[i + 1] ?? 0,
    })),
    cells: cells.sort(([a], [b]) => b - a),
    progress,
  })
}
