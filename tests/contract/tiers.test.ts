import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf, DAY, MINUTE } from '#core/kernel/time'
import { growthAt, levelFor } from '#core/tiers/rules'
import type { GrowthDay, TierRule as Rule, TierRules } from '#core/tiers/views'
import { codeOf, roundTrips, type Shuke, startShuke } from '../bench'
import { join, setUpOperator } from '../story'

const NOW = Date.parse('2027-02-10T12:00:00+08:00')
const FAR = 9_000_000_000_000_000
const CROWD = 120

const RULES: TierRules = {
  tiers: [
    { name: '新客', from: 0, pricePercent: 100, pointsPercent: 100 },
    { name: '熟客', from: 1000, pricePercent: 95, pointsPercent: 120 },
    { name: '老友', from: 5000, pricePercent: 90, pointsPercent: 150 },
  ],
  windowMonths: 12,
  periodMonths: 6,
}

interface Person {
  _id: string
  growth: GrowthDay[]
  level: number
  closedAt?: number
}

/** The same crowd every time: growth of up to three days of the last 20 months. */
const crowd: Person[] = Array.from({ length: CROWD }, (_, i) => ({
  _id: `mcrowd${i}`,
  level: i % 4,
  growth: Array.from({ length: i % 4 }, (_, k) => ({
    day: businessDayOf(NOW - ((i * 37 + k * 211) % 600) * DAY),
    value: (i * 97 + k * 1231) % 4000,
  })).sort((a, b) => (a.day < b.day ? -1 : 1)),
  ...(i % 10 === 9 ? { closedAt: NOW - DAY } : {}),
}))
const open = crowd.filter(({ closedAt }) => closedAt === undefined)

/** One who has just joined, and one whom an older version wrote, without growth or tier. */
const LOWEST = 2
const OLD = { _id: 'mold', openid: 'o-mold', number: '1', handle: '1', joinedAt: NOW - 700 * DAY }

const documentOf = ({ _id, growth, level, closedAt }: Person, i: number) => {
  const until = level === 0 ? 0 : NOW - (i + 1) * MINUTE
  const state = { level, since: NOW - 200 * DAY, until }
  return {
    _id,
    openid: `o-${_id}`,
    number: String(10_000_000 + i),
    handle: String(1_000_000_000 + i),
    joinedAt: NOW - 700 * DAY,
    consent: { version: '1', hash: 'x', at: NOW - 700 * DAY },
    rev: 1,
    growth,
    tier: { ...state, base: state },
    tierEnds: level === 0 ? FAR : until,
    nextExpiry: FAR,
    ...(closedAt === undefined ? {} : { closedAt }),
  }
}

describe('tiers of living members', () => {
  let shuke: Shuke
  let operator: string
  let member: string

  const simulate = (rules: TierRules) =>
    shuke.must(operator, 'operator', 'tiers.simulate', { rules })
  const standing = async (rules = RULES) => (await simulate(rules)).tiers.map(({ now }) => now)

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    await shuke.cloud.clock.set(NOW)
    member = await join(shuke)
    await shuke.must(operator, 'operator', 'program.saveTiers', { rules: RULES })
    await shuke.cloud.store.run({
      action: 'database.insertDocument',
      collectionName: 'members',
      data: [OLD, ...crowd.map(documentOf)].map((one) => JSON.stringify(one)),
    })
  })
  afterAll(() => shuke.stop())

  it('are counted for any thresholds as the rules themselves would, without those who left', async () => {
    for (const rules of [
      RULES,
      { ...RULES, windowMonths: 3 },
      { ...RULES, windowMonths: 24 },
      { ...RULES, tiers: RULES.tiers.slice(0, 2) },
      { ...RULES, tiers: RULES.tiers.slice(0, 1) },
    ]) {
      const would = rules.tiers.map(() => 0)
      for (const { growth } of open) {
        const level = levelFor(growthAt(growth, businessDayOf(NOW), rules.windowMonths), rules)
        would[level] = (would[level] ?? 0) + 1
      }
      would[0] = (would[0] ?? 0) + LOWEST
      const answer = await simulate(rules)
      expect(answer.tiers.map((one) => one.would)).toEqual(would)
      expect(answer.members).toBe(open.length + LOWEST)
      expect(answer.tiers.reduce((all, { now }) => all + now, 0)).toBe(answer.members)
    }
  })

  it('are counted in one request beside the role, and nothing is changed', async () => {
    const before = (await shuke.must(operator, 'operator', 'program.show', {})).program
    await simulate({ ...RULES, tiers: RULES.tiers.slice(0, 1) })
    expect(roundTrips(shuke.lastCall('operator'))).toHaveLength(2)
    expect((await shuke.must(operator, 'operator', 'program.show', {})).program).toEqual(before)
  })

  it('above the rules count as the highest, as everywhere', async () => {
    const at = (level: number) => open.filter((one) => one.level === level).length
    expect(await standing()).toEqual([at(0) + LOWEST, at(1), at(2) + at(3)])
  })

  it('can not be moved to another place while members stand in them', async () => {
    const [low, middle, top] = RULES.tiers as [Rule, Rule, Rule]
    const silver = { ...middle, name: '银友', from: 500 }
    const rules = { ...RULES, tiers: [low, silver, middle, top] }
    const reply = await shuke.call(operator, 'operator', 'program.saveTiers', { rules })
    expect(codeOf(reply)).toBe('tiers.moved')
    expect(reply).toMatchObject({ error: { details: { name: '熟客', from: 2, to: 3 } } })
    await shuke.must(operator, 'operator', 'program.saveTiers', { rules: RULES })
  })

  it('are judged by the job at the end of their period, each once, also after a crash', async () => {
    const today = businessDayOf(NOW)
    const after = [LOWEST, 0, 0]
    for (const { growth, level } of open) {
      const reached = levelFor(growthAt(growth, today, RULES.windowMonths), RULES)
      const next = level === 0 ? 0 : Math.min(2, Math.max(reached, level - 1))
      after[next] = (after[next] ?? 0) + 1
    }
    const rowsBefore = (await shuke.documents()).audit ?? 0
    // The first slice is written, and the function dies before it has filed the rows.
    const lost = { on: 'operation', fault: 'lost-before', action: 'insertDocument' } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [{ ...lost, collection: 'audit', at: [1] }] })
    await shuke.cloud.clock.advance(10 * MINUTE)
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    expect((await shuke.documents()).audit).toBe(rowsBefore)
    await shuke.cloud.clock.advance(10 * MINUTE)
    expect(await standing()).toEqual(after)
    const due = crowd.filter(({ level }) => level > 0).length
    expect((await shuke.documents()).audit).toBe(rowsBefore + due)
    await shuke.cloud.clock.advance(10 * MINUTE)
    expect((await shuke.documents()).audit).toBe(rowsBefore + due)
  })

  it('leave a row that says what a tier was and became', async () => {
    const { rows } = await shuke.must(operator, 'operator', 'audit.list', {})
    expect(rows.find(({ action }) => action === 'jobs.tiers')).toMatchObject({
      what: '等级到期评定',
      who: '系统',
      before: expect.stringMatching(/^(熟客|老友)$/),
      after: expect.stringMatching(/^(新客|熟客|老友)，成长值 \d+$/),
    })
  })

  it('leave a member without growth where they are', async () => {
    const home = await shuke.must(member, 'member', 'membership.home', {})
    expect(home.tier).toMatchObject({ level: 0, name: '新客', next: { missing: 1000 } })
  })
})
