import { describe, expect, it } from 'vitest'
import { stageHistory } from '#core/aipl/history'
import { why } from '#core/aipl/why'
import { dayOfText } from '#core/events/days'
import type { Event } from '#core/events/event'
import { storyOf } from '#core/events/story'
import { lifeOf } from '#core/persons/life'
import { DEFAULT_RULES } from '#core/persons/rules'
import { cellHistory } from '#core/rfm/history'
import { randomLog, randomOf, randomRules, shuffled } from './lives'
import { differences } from './lives-compare'

/** A slice; `npm run figures -- lifecycle` looks at 10^5 logs. */
const LOGS = 400

const DAY = 86_400_000
/** Noon in Beijing of a day. */
const noon = (text: string): number => Date.parse(`${text}T04:00:00Z`)
const happened = (kind: Event['kind'], day: string, more: Partial<Event> = {}): Event => ({
  _id: `${kind}.${day}`,
  key: 'm.a',
  kind,
  at: noon(day),
  notedAt: 1,
  ...more,
})
const bought = (day: string) => happened('bought', day, { fen: 5000, platform: 'store' })
const lifeFrom = (...events: Event[]) => lifeOf(storyOf(events))
const stagesOf = (...events: Event[]) => stageHistory(lifeFrom(...events), DEFAULT_RULES.aipl)
const on = dayOfText

describe('stage and cell of every day', () => {
  it(`are what the definitions say, in ${LOGS} random lives`, () => {
    expect(differences(1, LOGS)).toEqual([])
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

  it('does not depend on the order of events, nor on doubles', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = randomOf(seed)
      const events = randomLog(random, `n${seed}`)
      const again = [...shuffled(random, events), ...events.slice(0, 3)]
      expect(storyOf(again), `seed ${seed}`).toEqual(storyOf(events))
    }
  })

  it('decays on a dated day: L to P, P to I no more, then asleep', () => {
    const steps = stagesOf(
      happened('joined', '2026-01-01'),
      bought('2026-01-05'),
      bought('2026-02-01'),
    )
    expect(steps).toEqual([
      [on('2026-01-01'), 3],
      [on('2026-01-05'), 4],
      [on('2026-02-01'), 5],
      [on('2026-01-05') + 380, 4],
      [on('2026-02-01') + 380, 1],
    ])
  })

  it('goes back to I on the day on which the only order goes back, and says why', () => {
    const buy = bought('2026-01-05')
    const back = happened('returned', '2026-01-20', { fen: 5000, of: buy._id })
    const life = lifeFrom(happened('joined', '2026-01-01'), buy, back)
    const steps = stageHistory(life, DEFAULT_RULES.aipl)
    expect(steps.slice(0, 3)).toEqual([
      [on('2026-01-01'), 3],
      [on('2026-01-05'), 4],
      [on('2026-01-20'), 3],
    ])
    const then = why(life, DEFAULT_RULES.aipl, on('2026-01-20'))
    expect(then.lost).toEqual([{ kind: 'bought', day: on('2026-01-05'), id: buy._id }])
    expect(then.events).toEqual([{ kind: 'joined', day: on('2026-01-01') }])
    expect(then.next).toEqual({ day: on('2026-01-01') + 60, stage: 2 })
    expect(then.lifts[0]).toMatchObject({ more: 1, rule: { stage: 4 } })
  })

  it('is I by each of its events alone, and A by nothing but looking', () => {
    const joined = happened('joined', '2025-01-01')
    const late = '2026-01-05'
    for (const kind of ['claimed', 'stamped', 'invited', 'brought', 'added', 'redeemed'] as const) {
      const steps = stagesOf(joined, happened(kind, late))
      expect(steps.find(([day]) => day === on(late))?.[1], kind).toBe(3)
      expect(
        steps.some(([, stage]) => stage > 3),
        kind,
      ).toBe(false)
    }
    expect(stagesOf(joined, happened('viewed', late)).find(([day]) => day === on(late))?.[1]).toBe(
      2,
    )
  })

  it('is out before joining and after leaving, whatever is bought', () => {
    const steps = stagesOf(
      bought('2026-01-05'),
      happened('joined', '2026-02-01'),
      happened('left', '2026-03-01', { at: noon('2026-03-01') + DAY }),
    )
    expect(steps).toEqual([
      [on('2026-02-01'), 4],
      [on('2026-03-02'), 0],
    ])
  })
})
