import type { DayNumber, Step } from '../events/days'
import { type DatedRules, sortDays, spliced } from '../events/steps'
import { goneDay, type Life, ordersOf } from '../persons/life'
import { type AiplRules, ASLEEP, OUT, type Stage, type StageRule } from './stages'

/** Membership stands among the stages' spans as stage 0. */
const MEMBER = 0
const FOREVER = 9_999_999

// One array for all persons: a fold of a million would else make some ten millions of them.
const points: number[] = []
const starts: number[] = []
const ends: number[] = []
const open = [0, 0, 0, 0, 0, 0]

/** A point of time as one number, to be sorted: day, then stage, then end before start. */
const point = (day: DayNumber, stage: number, begins: 0 | 1) => day * 16 + stage * 2 + begins

const span = (stage: number, from: DayNumber, to: DayNumber): void => {
  points.push(point(from, stage, 1), point(to, stage, 0))
}

const collectBought = ({ purchases }: Life, { withinDays, atLeast }: StageRule): void => {
  for (const buy of purchases) {
    const end = Math.min(buy.day + withinDays, goneDay(buy) ?? FOREVER)
    if (end <= buy.day) continue
    for (let some = Math.min(ordersOf(buy), atLeast); some > 0; some -= 1) {
      starts.push(buy.day)
      ends.push(end)
    }
  }
}

const collect = (life: Life, rule: StageRule): void => {
  const { kinds, withinDays } = rule
  starts.length = 0
  ends.length = 0
  for (const kind of kinds) {
    if (kind === 'bought') collectBought(life, rule)
    else
      for (const day of life.days[kind] ?? []) {
        starts.push(day)
        ends.push(day + withinDays)
      }
  }
  sortDays(starts)
  sortDays(ends)
}

/** The stretches during which one rule holds: at least so many of its events count at once. */
const holds = (life: Life, rule: StageRule): void => {
  collect(life, rule)
  let counting = 0
  let from = 0
  let ended = 0
  for (let started = 0; ended < ends.length; ) {
    const begins = started < starts.length && (starts[started] as number) < (ends[ended] as number)
    if (begins) {
      counting += 1
      if (counting === rule.atLeast) from = starts[started] as number
      started += 1
    } else {
      if (counting === rule.atLeast) span(rule.stage, from, ends[ended] as number)
      counting -= 1
      ended += 1
    }
  }
}

const members = ({ membership }: Life): void => {
  membership.forEach(([day, member], i) => {
    if (member) span(MEMBER, day, membership[i + 1]?.[0] ?? FOREVER)
  })
}

const highest = (): Stage => {
  if (open[MEMBER] === 0) return OUT
  for (let stage = 5; stage > ASLEEP; stage -= 1) if (open[stage] !== 0) return stage as Stage
  return ASLEEP
}

const swept = (): Step<Stage>[] => {
  const steps: Step<Stage>[] = []
  open.fill(0)
  sortDays(points)
  let value: Stage = OUT
  for (let i = 0; i < points.length; ) {
    const day = Math.floor((points[i] as number) / 16)
    for (; i < points.length && Math.floor((points[i] as number) / 16) === day; i += 1) {
      const stage = ((points[i] as number) >> 1) & 7
      open[stage] = (open[stage] ?? 0) + ((points[i] as number) & 1 ? 1 : -1)
    }
    const stage = day >= FOREVER ? value : highest()
    if (stage !== value) steps.push([day, stage])
    value = stage
  }
  return steps
}

const byRules =
  (life: Life) =>
  ({ rules }: AiplRules): Step<Stage>[] => {
    points.length = 0
    for (const rule of rules) holds(life, rule)
    members(life)
    return swept()
  }

/**
 * The stage of each day, as steps: before the first one OUT. The days on which windows run out by
 * themselves are in it, so it holds for all days to come as long as nothing happens.
 */
export const stageHistory = (life: Life, dated: DatedRules<AiplRules>): Step<Stage>[] =>
  // Nobody is a member: nothing to sweep.
  life.membership.length === 0 ? [] : spliced(dated, byRules(life))
