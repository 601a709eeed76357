import type { DayNumber } from '../events/days'
import type { EventKind } from '../events/event'
import { type DatedRules, rulesOn } from '../events/steps'
import { goneDay, type Life } from '../persons/life'
import { stageHistory } from './history'
import { type AiplRules, ASLEEP, OUT, type Stage, type StageRule } from './stages'

/** One event that counts towards a rule on a day. */
export interface Counted {
  kind: EventKind
  day: DayNumber
  /** Of a purchase: its event, to be shown with its amount. */
  id?: string
  /** Purchases that are one here (core/persons/many.ts); absent: 1. */
  orders?: number
}

export interface Missing {
  rule: StageRule
  /** So many events more lift to it today. */
  more: number
}

export interface Why {
  stage: Stage
  /** The rule that holds; none for who is no member or asleep. */
  rule?: StageRule
  events: Counted[]
  /** When the stage changes if nothing happens, and into which. */
  next?: { day: DayNumber; stage: Stage }
  /** What would lift her today, the nearest stage first. */
  lifts: Missing[]
  /** Purchases within the window that no longer count because everything went back. */
  lost: Counted[]
}

const within = (day: DayNumber, on: DayNumber, { withinDays }: StageRule): boolean =>
  day <= on && day > on - withinDays

const bought = ({ day, id, orders }: Life['purchases'][number]): Counted => ({
  kind: 'bought',
  day,
  id,
  ...(orders === undefined ? {} : { orders }),
})

const countOf = (events: readonly Counted[]): number =>
  events.reduce((sum, { orders = 1 }) => sum + orders, 0)

/** Events that count towards a rule on a day, oldest first. */
export const countedOn = (life: Life, rule: StageRule, on: DayNumber): Counted[] => {
  const found = rule.kinds.flatMap((kind): Counted[] =>
    kind === 'bought'
      ? life.purchases
          .filter((buy) => within(buy.day, on, rule) && (goneDay(buy) ?? on + 1) > on)
          .map(bought)
      : (life.days[kind] ?? [])
          .filter((day) => within(day, on, rule))
          .map((day) => ({ kind, day })),
  )
  return found.sort((a, b) => a.day - b.day)
}

const lostOn = (life: Life, { rules }: AiplRules, on: DayNumber): Counted[] => {
  const buying = rules.filter(({ kinds }) => kinds.includes('bought'))
  return life.purchases
    .filter((buy) => (goneDay(buy) ?? on + 1) <= on)
    .filter(({ day }) => buying.some((rule) => within(day, on, rule)))
    .map(bought)
}

const isMember = (life: Life, on: DayNumber): boolean => {
  let member = 0
  for (const [day, one] of life.membership) if (day <= on) member = one
  return member === 1
}

/**
 * Why somebody stands in their stage on a day: worked out from the rules one by one and not from the
 * history, whose answer it must give (tests/rules/aipl).
 */
export const why = (life: Life, dated: DatedRules<AiplRules>, on: DayNumber): Why => {
  const rules = rulesOn(dated, on)
  const found = rules.rules.map((rule) => ({ rule, events: countedOn(life, rule, on) }))
  const holding = found
    .filter(({ rule, events }) => countOf(events) >= rule.atLeast)
    .sort((a, b) => b.rule.stage - a.rule.stage)[0]
  const member = isMember(life, on)
  const stage = !member ? OUT : (holding?.rule.stage ?? ASLEEP)
  const step = stageHistory(life, dated).find(([day]) => day > on)
  const lifts = found
    .filter(({ rule }) => rule.stage > stage)
    .map(({ rule, events }) => ({ rule, more: Math.max(1, rule.atLeast - countOf(events)) }))
    .sort((a, b) => a.rule.stage - b.rule.stage || a.more - b.more)
  return {
    stage,
    ...(member && holding ? { rule: holding.rule } : {}),
    events: member ? (holding?.events ?? []) : [],
    ...(step ? { next: { day: step[0], stage: step[1] } } : {}),
    lifts: member ? lifts : [],
    lost: lostOn(life, rules, on),
  }
}
