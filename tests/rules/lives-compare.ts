import { stageHistory } from '#core/aipl/history'
import { why } from '#core/aipl/why'
import { valueOn } from '#core/events/days'
import { rulesOn } from '#core/events/steps'
import { storyOf } from '#core/events/story'
import { lifeOf } from '#core/persons/life'
import { groupHistory, groupOf } from '#core/rfm/groups'
import { cellHistory, cellOn } from '#core/rfm/history'
import { below, randomLog, randomOf, randomRules, SPAN, START } from './lives'
import * as oracle from './lives-oracle'

/** Days looked at of each life besides its steps: all would be a thousand, and tell no more. */
const DAYS = 24

export interface Difference {
  seed: number
  day: number
  /** Stage by history and by `why`, cell by history and by day, group. */
  said: number[]
  meant: number[]
}

const daysToLookAt = (random: () => number, edges: readonly number[]): number[] => [
  ...edges.flatMap((day) => [day - 1, day]),
  ...Array.from({ length: DAYS }, () => START - 5 + below(random, SPAN + 600)),
]

/** The first day on which a random life is not what the definitions say; undefined when none is. */
export const differenceIn = (seed: number): Difference | undefined => {
  const random = randomOf(seed)
  const events = randomLog(random, `n${seed}`)
  const rules = randomRules(random)
  const life = lifeOf(storyOf(events))
  const stages = stageHistory(life, rules.aipl)
  const cells = cellHistory(life, rules.rfm)
  const groups = groupHistory(cells, rules.rfm)
  const edges = [...stages, ...cells, ...groups].map(([day]) => day)
  for (const day of daysToLookAt(random, edges)) {
    const stage = oracle.stageOn(events, rules, day)
    const cell = oracle.cellOn(events, rules, day)
    const its = rulesOn(rules.rfm, day)
    const said = [
      valueOn(stages, day) ?? 0,
      why(life, rules.aipl, day).stage,
      valueOn(cells, day) ?? 0,
      cellOn(life, its, day),
      valueOn(groups, day) ?? 0,
    ]
    const meant = [stage, stage, cell, cell, groupOf(cell, its)]
    if (String(said) !== String(meant)) return { seed, day, said, meant }
  }
  return undefined
}

export const differences = (from: number, logs: number): Difference[] =>
  Array.from({ length: logs }, (_, i) => differenceIn(from + i) ?? []).flat()
