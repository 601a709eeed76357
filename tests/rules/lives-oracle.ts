import { type DayNumber, dayNumberOf } from '#core/events/days'
import type { Event } from '#core/events/event'
import type { LifeRules } from '#core/persons/rules'

/**
 * The definitions, day by day and event by event, as slowly and plainly as they can be said. Knows
 * nothing of stories, lives, steps or sweeps.
 */

const standing = (events: readonly Event[]): Event[] => {
  const gone = events.filter(({ kind }) => kind === 'withdrawn').map(({ of }) => of)
  const ids = [...new Set(events.map(({ _id }) => _id))]
  return ids
    .map((id) => events.find(({ _id }) => _id === id) as Event)
    .filter(({ _id, kind }) => kind !== 'withdrawn' && !gone.includes(_id))
    .sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1))
}

export const returnsOf = (all: readonly Event[], buy: Event): { day: DayNumber; fen: number }[] => {
  let left = buy.fen ?? 0
  return all
    .filter(({ kind, of }) => kind === 'returned' && of === buy._id)
    .flatMap(({ at, fen = 0 }) => {
      const back = Math.min(left, fen)
      left -= back
      const day = Math.max(dayNumberOf(buy.at), dayNumberOf(at))
      return back > 0 || buy.fen === 0 ? [{ day, fen: back }] : []
    })
}

/** What is left of a purchase on a day; undefined when it no longer counts. */
export const leftOn = (all: readonly Event[], buy: Event, on: DayNumber): number | undefined => {
  const backs = returnsOf(all, buy).filter(({ day }) => day <= on)
  const left = backs.reduce((rest, { fen }) => rest - fen, buy.fen ?? 0)
  return backs.length > 0 && left === 0 ? undefined : left
}

export const isMemberOn = (events: readonly Event[], on: DayNumber): boolean => {
  const all = standing(events).filter(({ at }) => dayNumberOf(at) <= on)
  const keys = [...new Set(all.map(({ key }) => key))]
  return keys.some(
    (key) =>
      all.findLast((one) => one.key === key && (one.kind === 'joined' || one.kind === 'left'))
        ?.kind === 'joined',
  )
}

const rulesOf = <R>(dated: readonly { from: DayNumber; rules: R }[], on: DayNumber): R =>
  (dated.filter(({ from }, i) => i === 0 || from <= on).at(-1) as { rules: R }).rules

export const stageOn = (events: readonly Event[], { aipl }: LifeRules, on: DayNumber): number => {
  if (!isMemberOn(events, on)) return 0
  const all = standing(events)
  const stages = rulesOf(aipl, on).rules.map(({ stage, kinds, atLeast, withinDays }) => {
    const counted = all.filter((one) => {
      const age = on - dayNumberOf(one.at)
      if (age < 0 || age >= withinDays || !kinds.includes(one.kind)) return false
      return one.kind !== 'bought' || leftOn(all, one, on) !== undefined
    })
    return counted.length >= atLeast ? stage : 1
  })
  return Math.max(1, ...stages)
}

const bucket = (value: number, cuts: readonly number[]): number =>
  1 + cuts.filter((cut) => value >= cut).length

export const cellOn = (events: readonly Event[], { rfm }: LifeRules, on: DayNumber): number => {
  const rules = rulesOf(rfm, on)
  const all = standing(events)
  const counted = all
    .filter(({ kind }) => kind === 'bought')
    .filter(({ at }) => dayNumberOf(at) <= on && dayNumberOf(at) > on - rules.windowDays)
    .flatMap((buy) => {
      const left = leftOn(all, buy, on)
      return left === undefined ? [] : [{ day: dayNumberOf(buy.at), left }]
    })
  if (counted.length === 0) return 0
  const age = on - Math.max(...counted.map(({ day }) => day))
  const recency = 1 + rules.recencyDays.filter((cut) => age <= cut).length
  const fen = counted.reduce((sum, { left }) => sum + left, 0)
  return recency * 100 + bucket(counted.length, rules.orders) * 10 + bucket(fen, rules.fen)
}
