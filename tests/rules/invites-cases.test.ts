import { describe, expect, it } from 'vitest'
import { creditRule } from '#core/invites/views'
import { DEED_CASES } from './invites-cases-deeds'
import { VISIT_CASES } from './invites-cases-visits'
import { creditsIn, toldIn } from './invites-story'

const CASES = [...VISIT_CASES, ...DEED_CASES]

/** Rules that a team knows and the story of a friend does not (core/invites/team.ts). */
const OF_THE_TEAM = ['inviter-blocked', 'team-full']

describe('who is credited', () => {
  it.each(CASES)('$what', (one) => {
    expect(toldIn(one)).toEqual(one.told)
  })

  it.each(CASES)('$what: also when it is told backwards and twice', (one) => {
    const events = [...one.events, ...one.events].reverse()
    expect(creditsIn({ ...one, events })).toEqual(creditsIn(one))
  })

  it.each(CASES)('$what: every line names events of the story', (one) => {
    const ids = new Set(one.events.map(({ id }) => id))
    for (const { evidence } of creditsIn(one)) {
      expect(evidence.length).toBeGreaterThan(0)
      for (const id of evidence) expect(ids).toContain(id)
    }
  })

  it('has a case for each rule there is', () => {
    const seen = CASES.flatMap(({ told }) => Object.values(told).map((line) => line.split(' ')[1]))
    const all = creditRule.options.filter((rule) => !OF_THE_TEAM.includes(rule))
    expect([...new Set(seen)].sort()).toEqual([...all].sort())
  })

  it('is told in more than sixty different cases', () => {
    const names = new Set(CASES.map(({ what }) => what))
    expect(names.size).toBe(CASES.length)
    expect(names.size).toBeGreaterThanOrEqual(60)
  })
})
