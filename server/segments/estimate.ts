import { dayNumberOf, textOfDay } from '#core/events/days'
import { ok } from '#core/kernel/result'
import { DRAWS } from '#core/persons/draw'
import { checkRule } from '#core/segments/check'
import type { segmentsOperatorRoutes } from '#core/segments/contract'
import type { Moment } from '#core/segments/life'
import { SAMPLE } from '#core/segments/limits'
import { estimateOf } from '#core/segments/sample'
import type { Rule } from '#core/segments/views'
import { ruleText } from '#core/segments/words'
import { readCounters, readState } from '../persons'
import type { UseCase } from '../platform/context'
import { aFewAtATime } from '../platform/few'
import { between } from '../platform/store'
import { isMeant, isMember, lookAt, looksFor } from './look'
import { ownOptions } from './own'

interface Tally {
  looked: number
  people: number
  members: number
  reachable: number
}

/** From the first draw on, before the last. */
type Span = readonly [number, number]

const tallyOf = async (rule: Rule, [from, to]: Span, at: Moment): Promise<Tally> => {
  const limit = looksFor(rule)
  const found = await lookAt(rule, { draw: between(from, to) }, { draw: 1 }, limit)
  if (found.length === limit && to - from > 1) {
    // More of them than anybody would have thought: each half is looked at by itself.
    const middle = Math.floor((from + to) / 2)
    return sumOf([await tallyOf(rule, [from, middle], at), await tallyOf(rule, [middle, to], at)])
  }
  const hits = found.filter((one) => isMeant(rule, one, at))
  const members = hits.filter((one) => isMember(one, at.day))
  const reachable = members.filter(({ optOut }) => !optOut)
  return {
    looked: found.length,
    people: hits.length,
    members: members.length,
    reachable: reachable.length,
  }
}

const sumOf = (all: readonly Tally[]): Tally =>
  all.reduce((sum, one) => ({
    looked: sum.looked + one.looked,
    people: sum.people + one.people,
    members: sum.members + one.members,
    reachable: sum.reachable + one.reachable,
  }))

/** Of a full answer so much is asked for: an even draw seldom gives half as many again. */
const ROOM = 0.7

/** Even parts of the draws below `to`, each of about an answer's worth of persons. */
const spansBelow = (to: number, persons: number, each: number): Span[] => {
  const parts = Math.max(1, Math.ceil(persons / (each * ROOM)))
  const edge = (i: number) => Math.round((to * i) / parts)
  return Array.from({ length: parts }, (_, i): Span => [edge(i), edge(i + 1)])
}

/**
 * How many a rule means now. Few persons are all looked at; of many an even sample of some SAMPLE, so
 * that the call takes as long for a million as for ten thousand: some thirty requests.
 */
const count = async (rule: Rule, at: Moment, all: number) => {
  const bound = all <= SAMPLE ? DRAWS : Math.ceil((SAMPLE / all) * DRAWS)
  const spans = spansBelow(bound, Math.min(all, SAMPLE), looksFor(rule))
  const tally = sumOf(await aFewAtATime(spans, (span) => tallyOf(rule, span, at)))
  // Who came while a new generation is built counts there; nobody may be missing from the whole.
  const of = bound === DRAWS ? tally.looked : Math.max(all, tally.looked)
  const estimate = (hits: number) => estimateOf(hits, tally.looked, of)
  return {
    exact: bound === DRAWS,
    people: estimate(tally.people),
    members: estimate(tally.members),
    reachable: estimate(tally.reachable),
    looked: tally.looked,
    of,
  }
}

export type Counted = Awaited<ReturnType<typeof count>>

/** For whoever has checked the rule. */
export const countOf = async (rule: Rule, day: number): Promise<Counted & { upTo: number }> => {
  const state = await readState()
  const totals = (await readCounters(state.gen, ['totals'])).get('totals')
  const counted = await count(rule, { day, rfm: state.rules.rfm }, totals?.people ?? 0)
  return { ...counted, upTo: state.noted.at }
}

export const estimate: UseCase<(typeof segmentsOperatorRoutes)['segments.estimate']> = async (
  { rule },
  { now },
) => {
  const own = await ownOptions([rule])
  const checked = checkRule(rule, own)
  if (!checked.ok) return checked
  const day = dayNumberOf(now)
  const counted = await countOf(rule, day)
  return ok({ text: ruleText(rule, own), ...counted, day: textOfDay(day) })
}
