import { describe, expect, it } from 'vitest'
import type { RiskPlan } from '#core/invites/form'
import { type Deed, judge, measure, planWords, RISK_RULES, replay } from '#core/invites/risk'
import { randomFrom } from '../../localwechat/simulator/random.ts'
import { shuffled } from './invites-logs'
import { DAY, on } from './invites-story'

const MINUTE = 60_000

const PLAN: RiskPlan = {
  perHour: 3,
  perDay: 5,
  perDevice: 2,
  perNetwork: 2,
  perNight: 1,
  keptFrom: 4,
  keptPercent: 50,
}

const deed = (n: number, at: number, more: Partial<Deed> = {}): Deed => ({
  friendId: `f${String(n).padStart(2, '0')}`,
  teamId: 'ann',
  at,
  ...more,
})

/** 03:00 in Beijing. */
const night = (day: number, ms = 0) => on(day, ms) - 7 * 60 * MINUTE

const trippedIn = (deeds: readonly Deed[], plan = PLAN) =>
  replay(deeds, plan).map(({ friendId, rule }) => `${friendId} ${rule}`)

describe('the risk plan', () => {
  it('holds the friend after the most that one inviter may bring in an hour', () => {
    const deeds = [0, 1, 2, 3, 4].map((n) => deed(n, on(1, n * 20 * MINUTE)))
    expect(trippedIn(deeds)).toEqual([])
    const faster = [0, 1, 2, 3].map((n) => deed(n, on(1, n * 19 * MINUTE)))
    expect(trippedIn(faster)).toEqual(['f03 inviter-hour'])
  })

  it('holds the friend after the most of a business day, and forgets it at midnight', () => {
    const hours = (n: number) => on(1, n * 70 * MINUTE)
    const deeds = [0, 1, 2, 3, 4, 5].map((n) => deed(n, hours(n)))
    expect(trippedIn(deeds)).toEqual(['f05 inviter-day'])
    expect(trippedIn([...deeds.slice(0, 5), deed(5, on(1, 14 * 60 * MINUTE))])).toEqual([])
  })

  it('holds the third person on one phone, whoever invites them', () => {
    const deeds = [0, 1, 2].map((n) => deed(n, on(n + 1), { device: 'x', teamId: `t${n}` }))
    expect(trippedIn(deeds)).toEqual(['f02 device'])
  })

  it('holds the third friend of one inviter from one network within an hour', () => {
    const deeds = [0, 1, 2].map((n) => deed(n, on(1, n), { network: 'shop' }))
    expect(trippedIn(deeds)).toEqual(['f02 network-hour'])
    const others = deeds.map((one, n) => ({ ...one, teamId: `t${n}` }))
    expect(trippedIn(others)).toEqual([])
  })

  it('holds the second friend of a night', () => {
    expect(trippedIn([deed(0, night(1)), deed(1, night(1, 1))])).toEqual(['f01 night'])
    expect(trippedIn([deed(0, night(1)), deed(1, night(2))])).toEqual([])
  })

  it('holds the next friend of an inviter whose friends do not stay', () => {
    const gone = (n: number, stayed: boolean) => deed(n, on(n), { endedAt: on(n + 7), stayed })
    const four = [gone(0, true), gone(1, false), gone(2, false), gone(3, false)]
    expect(trippedIn([...four, deed(9, on(12))])).toEqual(['f09 kept-rate'])
    expect(trippedIn([...four, deed(9, on(9))])).toEqual([])
    expect(trippedIn([gone(8, true), ...four, deed(9, on(15)), deed(8, on(9))])).toEqual([
      'f09 kept-rate',
    ])
    const half = [gone(0, true), gone(1, true), gone(2, false), gone(3, false)]
    expect(trippedIn([...half, deed(9, on(12))])).toEqual([])
  })

  it('counts a friend once, however often the deed is told', () => {
    const one = deed(0, on(1), { device: 'x', network: 'y' })
    expect(trippedIn([one, one, one, one, one, one, one])).toEqual([])
  })

  it('measures only what was known by then', () => {
    const later = [1, 2, 3, 4].map((n) => deed(n, on(1, n)))
    const around = { team: later, device: [], network: [] }
    expect(measure(deed(0, on(1)), around).hour).toBe(1)
  })

  it('says in words what it allows, and what it saw', () => {
    expect(planWords(PLAN)).toHaveLength(RISK_RULES.length)
    const measures = { hour: 4, day: 4, device: 0, network: 0, night: 0, ended: 0, stayed: 0 }
    expect(judge(measures, PLAN)).toEqual([
      {
        rule: 'inviter-hour',
        words: '同一位会员 1 小时内最多 3 位好友完成',
        seen: '1 小时内 4 位好友完成',
      },
    ])
  })

  it('replays a day the same in any order, and only that day', () => {
    const random = randomFrom('replay')
    const deeds = Array.from({ length: 200 }, (_, n) =>
      deed(n, on(0, Math.floor(random() * 2 * DAY)), {
        device: `d${n % 70}`,
        network: `n${n % 9}`,
        teamId: `t${n % 12}`,
      }),
    )
    const told = replay(deeds, PLAN)
    expect(told.length).toBeGreaterThan(10)
    for (let n = 0; n < 20; n++) expect(replay(shuffled(random, deeds), PLAN)).toEqual(told)
    const second = replay(deeds, PLAN, on(1))
    expect(second).toEqual(told.filter(({ at }) => at >= on(1)))
  })
})
