import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf, DAY, MINUTE } from '#core/kernel/time'
import { growthAt, levelFor } from '#core/tiers/rules'
import type { TierRule, TierRules } from '#core/tiers/views'
import { type Shuke, startShuke } from '../bench'
import { setUpOperator } from '../story'
import { addDocs, change, docs } from './points-bench'

const NOW = Date.parse('2027-02-10T12:01:00+08:00')
const FAR = 9_000_000_000_000_000
/** More than two slices of the job. */
const CROWD = 120

const tier = (name: string, from: number): TierRule => ({
  name,
  from,
  pricePercent: 100,
  pointsPercent: 100,
})
const rulesOf = (middle: number, top: number): TierRules => ({
  tiers: [tier('新客', 0), tier('熟客', middle), tier('老友', top)],
  windowMonths: 12,
  periodMonths: 6,
})
const STRICT = rulesOf(5000, 9000)
const LOWERED = rulesOf(1000, 3000)

interface Doc {
  _id: string
  tier: { level: number; since: number; until: number }
  growth: { day: string; value: number }[]
}

interface Row {
  subject: string
  before: string
  after: string
}

/** Growth of now and of long ago; some stand higher than any growth of theirs. */
const crowd = Array.from({ length: CROWD }, (_, i) => {
  const level = i % 7 === 0 ? 2 : i % 3 === 0 ? 1 : 0
  const until = level === 0 ? 0 : NOW + 90 * DAY
  const state = { level, since: NOW - 200 * DAY, until }
  const growth = [
    { day: businessDayOf(NOW - 500 * DAY), value: 5000 },
    { day: businessDayOf(NOW - i * DAY), value: i * 37 },
  ]
  return {
    _id: `mcrowd${String(i).padStart(3, '0')}`,
    openid: `o${i}`,
    number: String(10_000_000 + i),
    handle: String(1_000_000_000 + i),
    joinedAt: NOW - 700 * DAY,
    consent: { version: '1', hash: 'x', at: NOW - 700 * DAY },
    rev: 1,
    growth: i % 5 === 0 ? [] : growth,
    tier: { ...state, base: state },
    tierEnds: level === 0 ? FAR : until,
    nextExpiry: FAR,
  }
})

const levels = crowd.map(({ tier: { level }, growth }) => {
  const reached = levelFor(growthAt(growth, businessDayOf(NOW), 12), LOWERED)
  return { before: level, after: Math.max(level, reached) }
})
const RAISED = levels.filter(({ before, after }) => after > before).length

describe('lowered thresholds', () => {
  let shuke: Shuke
  let operator: string

  const save = (rules: TierRules) =>
    shuke.must(operator, 'operator', 'program.saveTiers', { rules })
  const people = async () => {
    const all = await docs<Doc>(shuke, 'members', {})
    return all.sort((a, b) => (a._id < b._id ? -1 : 1))
  }
  const rows = () => docs<Row>(shuke, 'audit', { action: 'jobs.raise' })
  /** The next mark of ten minutes fires the timer. */
  const work = () => shuke.cloud.clock.advance(10 * MINUTE)
  const strike = (at: number[], rule: object = {}) =>
    shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fn: 'jobs', fault: 'kill', at, ...rule } as never],
    })

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    await shuke.cloud.clock.set(NOW)
    await save(STRICT)
    await addDocs(shuke, 'members', crowd)
    // Both looks at everybody, for the first saving.
    await work()
    await work()
  })
  afterEach(() => shuke.cloud.chaos.clear())
  afterAll(() => shuke.stop())

  it('raise nobody as long as nothing is reached', async () => {
    expect((await people()).map((one) => one.tier.level)).toEqual(
      levels.map(({ before }) => before),
    )
    expect(await rows()).toEqual([])
  })

  it('raise whoever reaches more at once, and lower nobody, also killed half-way', async () => {
    expect(RAISED).toBeGreaterThan(20)
    await save(LOWERED)
    strike([8], { action: 'modifyDocument', collection: 'members' })
    await work()
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    const half = (await people()).filter((one, i) => one.tier.level !== levels[i]?.before)
    expect(half.length).toBeGreaterThan(0)
    expect(half.length).toBeLessThan(RAISED)
    strike([1], { action: 'insertDocument', collection: 'audit' })
    await work()
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    shuke.cloud.chaos.clear()
    await work()
    await work()
    const after = await people()
    expect(after.map((one) => one.tier.level)).toEqual(levels.map((level) => level.after))
    const filed = await rows()
    expect(filed).toHaveLength(RAISED)
    expect(new Set(filed.map(({ subject }) => subject)).size).toBe(RAISED)
  })

  it('begin a new period for whoever was raised, and say so in the audit', async () => {
    const raised = (await people()).filter((one, i) => one.tier.level !== levels[i]?.before)
    const until = Date.parse('2027-08-31T23:59:59.999+08:00')
    expect(raised.every((one) => one.tier.until === until && one.tier.since > NOW)).toBe(true)
    const list = await shuke.must(operator, 'operator', 'audit.list', {})
    expect(list.rows.find(({ action }) => action === 'jobs.raise')).toMatchObject({
      what: '按新的等级规则升级',
      who: '系统',
      before: expect.stringMatching(/^(新客|熟客)$/),
      after: expect.stringMatching(/^(熟客|老友)，成长值 \d+$/),
    })
  })

  it('are done once: later firings and raised thresholds change nothing', async () => {
    const before = await people()
    await work()
    await save(STRICT)
    await work()
    await work()
    expect(await people()).toEqual(before)
    expect(await rows()).toHaveLength(RAISED)
  })

  it('reach also whom a sale brought there under the rules before, minutes later', async () => {
    const late = crowd[0]?._id ?? ''
    await change(shuke, 'members', { _id: late }, { $set: { 'tier.level': 0 } })
    await shuke.cloud.clock.advance(7 * MINUTE)
    await save(LOWERED)
    // The first look, two minutes on, comes before a sale that was quoted before the saving.
    await shuke.cloud.clock.advance(3 * MINUTE)
    expect((await docs<Doc>(shuke, 'members', { _id: late }))[0]?.tier.level).toBe(0)
    const growth = [{ day: businessDayOf(NOW), value: 1500 }]
    await change(shuke, 'members', { _id: late }, { $set: { growth } })
    await work()
    const [member] = await docs<Doc>(shuke, 'members', { _id: late })
    expect(member?.tier.level).toBe(1)
  })
})
