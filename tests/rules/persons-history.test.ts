import { describe, expect, it } from 'vitest'
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

/** By default a slice; `npm run figures -- lifecycle` looks at 10^5 logs. */
const LOGS = Number(process.env.SHUKE_LIVES ?? 400)
/** Days looked at of each life: all of it would be a thousand, and neighbours tell most. */
const DAYS = 24

const daysToLookAt = (random: () => number, edges: readonly number[]): number[] => [
  ...edges.flatMap((day) => [day - 1, day]),
  ...Array.from({ length: DAYS }, () => START - 5 + below(random, SPAN + 600)),
]

describe('stage and cell of every day', () => {
  it(`are what the definitions say, in ${LOGS} random lives`, () => {
    for (let seed = 1; seed <= LOGS; seed += 1) {
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
        // An expectation for each of a million days would take longer than all of them.
        if (String(said) !== String(meant)) expect(said, `seed ${seed}, day ${day}`).toEqual(meant)
      }
    }
    expect(LOGS).toBeGreaterThan(0)
  })

  it('never has a step that changes nothing, or two on one day', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomOf(seed)
      const life = lifeOf(storyOf(randomLog(random, `n${seed}`)))
      const rules = randomRules(random)
      for (const steps of [stageHistory(life, rules.aipl), cellHistory(life, rules.rfm)])
        steps.forEach(([day, value], i) => {
          const [before, was] = steps[i - 1] ?? [-1, 0]
          expect(day, `seed ${seed}`).toBeGreaterThan(before)
          expect(value, `seed ${seed}`).not.toBe(was)
        })
    }
  })
})
