import { describe, expect, it } from 'vitest'
import { FAR_DAY } from '#core/persons/person'
import { isIn } from '#core/segments/rules'
import type { Rule } from '#core/segments/views'
import { tagsOf } from '#core/tags/rules'
import { below, pick, randomOf, SPAN, START } from './lives'
import { randomPerson, randomRule } from './segments-random'

const TRIALS = Number(process.env.SHUKE_TAGS ?? 60)
const pool = Array.from({ length: 40 }, (_, i) => randomPerson(randomOf(300 + i), `t${i}`))

const lastOf = (held: (day: number) => boolean, today: number): number => {
  let day = today
  while (!held(day)) day -= 1
  return day
}

const handsOf = ({ tags }: (typeof pool)[number]['person']) =>
  tags.map(({ tag, by, from, until, why }) => ({
    tag,
    by,
    from,
    ...(until === undefined ? {} : { until }),
    why,
  }))

describe('an automatic tag', () => {
  it('stands while its rule has held on one of the last days, and from the day on that it came', () => {
    const random = randomOf(83)
    for (let i = 0; i < TRIALS; i += 1) {
      const { person, rules } = pick(random, pool)
      const rule: Rule = randomRule(random, 2)
      const stay = pick(random, [0, 0, 1, 7, 40])
      const today = START + below(random, SPAN + 100)
      const held = (day: number) =>
        day >= person.firstDay && isIn(rule, person, { day, rfm: rules.rfm })
      const stoodOn = (day: number) =>
        Array.from({ length: stay + 1 }, (_, back) => day - back).some(held)
      const given = { automatic: [{ tag: 'a', rule, stay }], rfm: rules.rfm }
      const { tags } = tagsOf(person, handsOf(person), given, today)
      const found = tags.find(({ hand }) => !hand)
      const said = [i, today, stay, JSON.stringify(rule)]
      expect([...said, found !== undefined]).toEqual([...said, stoodOn(today)])
      if (!found) continue
      let from = today
      while (stoodOn(from - 1)) from -= 1
      expect([...said, found.from]).toEqual([...said, from])
      const until = held(today) ? undefined : lastOf(held, today) + stay
      expect([...said, found.until]).toEqual([...said, until])
    }
  })

  it('changes on no day before the one that is due', () => {
    const random = randomOf(89)
    for (let i = 0; i < TRIALS; i += 1) {
      const { person, rules } = pick(random, pool)
      const automatic = [0, 1].map((n) => ({
        tag: `a${n}`,
        rule: randomRule(random, 1),
        stay: pick(random, [0, 5, 30]),
      }))
      const today = START + below(random, SPAN + 100)
      const given = { automatic, rfm: rules.rfm }
      const { tags, due } = tagsOf(person, handsOf(person), given, today)
      expect(due).toBeGreaterThan(today)
      for (let day = today + 1; day < Math.min(due, today + 50); day += 1)
        expect([i, day, tagsOf(person, handsOf(person), given, day).tags]).toEqual([i, day, tags])
    }
  })
})

describe('a tag by hand', () => {
  const [{ person, rules }] = [pool[0] as (typeof pool)[number]]
  const hand = { tag: 't', by: 's1', from: 100, until: 110, why: '老邻居' }
  const given = { automatic: [], rfm: rules.rfm }

  it('stands from its first to its last day', () => {
    const on = (day: number) => tagsOf(person, [hand], given, day)
    expect(on(99)).toEqual({ tags: [], due: 100 })
    expect(on(100)).toEqual({ tags: [{ ...hand, hand: true }], due: 111 })
    expect(on(110).tags).toHaveLength(1)
    expect(on(111)).toEqual({ tags: [], due: FAR_DAY })
  })

  it('may be what an automatic one goes by', () => {
    const rule: Rule = { field: 'tag', of: ['t'] }
    const automatic = [{ tag: 'a', rule, stay: 3 }]
    const late = { ...person, firstDay: 1 }
    const on = (day: number) => tagsOf(late, [hand], { ...given, automatic }, day)
    expect(on(105).tags.map(({ tag }) => tag)).toEqual(['t', 'a'])
    expect(on(113)).toMatchObject({ tags: [{ tag: 'a', from: 100, until: 113 }], due: 114 })
    expect(on(114).tags).toEqual([])
  })
})
