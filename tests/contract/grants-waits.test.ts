import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '#core/kernel/time'
import { NO_PROGRAM } from '#core/program/rules'
import { newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { claim, join, publish, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { docs, memberBy } from './points-bench'

const PEOPLE = 5
/** Longer than any call lives (server/jobs/reconcile.ts), and a firing of the timer. */
const RESTS = 11 * MINUTE

describe('what the brand gives waits', () => {
  let shuke: Shuke
  let operator: string
  let people: string[]

  const start = async (templateId: string) => {
    const input = { templateId, audience: {}, why: '老客回馈' }
    return (await shuke.must(operator, 'operator', 'grants.start', input)).run.id
  }
  const runOf = async (id: string) => {
    const { runs } = await shuke.must(operator, 'operator', 'grants.list', {})
    return runs.find((one) => one.id === id)
  }
  const couponsOf = (templateId: string) => docs(shuke, 'coupons', { templateId })
  const noonOf = (day: string) => shuke.cloud.clock.set(Date.parse(`${day}T12:00:00+08:00`))
  /** The only unit is taken from the stock, and its call dies before it is a coupon. */
  const strand = async (templateId: string) => {
    const kill = { on: 'operation', fault: 'kill', fn: 'member', at: [1] } as const
    const rule = { ...kill, collection: 'coupons', action: 'insertDocument' }
    shuke.cloud.chaos.set({ seed: 1, rules: [rule] })
    const id = newRequestId()
    const taker = people[0] ?? ''
    await shuke.send(taker, 'member', 'coupons.claim', { templateId }, id).catch(() => 0)
    shuke.cloud.chaos.clear()
  }
  const rest = async () => {
    await shuke.cloud.clock.advance(RESTS)
    await shuke.cloud.fireTimer('jobs')
    await fireJobs(shuke)
  }

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    await noonOf('2027-03-01')
    people = []
    for (let i = 0; i < PEOPLE; i += 1) people.push(await join(shuke))
  })
  afterEach(() => shuke.cloud.chaos.clear())
  afterAll(() => shuke.stop())

  it('for tomorrow when the day has given its most, and asks nobody meanwhile', async () => {
    const templateId = await publish(shuke, operator, { stock: 40, daily: 2 })
    const run = await start(templateId)
    await fireJobs(shuke)
    expect(await couponsOf(templateId)).toHaveLength(2)
    expect(await runOf(run)).toMatchObject({ status: 'running', skipped: 0 })
    await fireJobs(shuke)
    const asked = roundTrips(shuke.lastCall('jobs'))
    const fromRuns = asked.slice(asked.findIndex((one) => one.endsWith(' grantRuns')))
    const ofRuns = fromRuns.slice(
      0,
      fromRuns.findIndex((one) => one.endsWith(' codeBatches')),
    )
    expect(ofRuns).not.toEqual([])
    expect(ofRuns.filter((one) => one.endsWith(' members'))).toEqual([])
    for (const given of [4, 5]) {
      await shuke.cloud.clock.advance(DAY)
      await fireJobs(shuke)
      expect(await couponsOf(templateId)).toHaveLength(given)
    }
    await fireJobs(shuke)
    expect(await runOf(run)).toMatchObject({ status: 'done', given: PEOPLE, seen: PEOPLE })
  })

  it('for a unit that a killed claim has in its hands, and gives it when it is back', async () => {
    const templateId = await publish(shuke, operator, { stock: 1 })
    await strand(templateId)
    const run = await start(templateId)
    await fireJobs(shuke)
    expect(await runOf(run)).toMatchObject({ status: 'running', given: 0, skipped: 0 })
    await rest()
    expect(await runOf(run)).toMatchObject({ status: 'done', given: 1, skipped: PEOPLE - 1 })
  })

  it('for the same with a coupon of check-in, and lapses only when all are given', async () => {
    await noonOf('2027-04-01')
    const templateId = await publish(shuke, operator, { stock: 1 })
    const bonuses = [{ days: 2, points: 0, templateId }]
    const rules = { ...NO_PROGRAM.checkin, open: true, bonuses }
    await shuke.must(operator, 'operator', 'program.saveCheckin', { rules })
    const [, first = '', second = ''] = people
    await shuke.must(first, 'member', 'checkin.stamp', {})
    await shuke.must(second, 'member', 'checkin.stamp', {})
    await shuke.cloud.clock.advance(DAY)
    await strand(templateId)
    await shuke.must(first, 'member', 'checkin.stamp', {})
    const owedTo = async (member: string) => {
      const { _id: memberId } = await memberBy(shuke, member)
      const owed = await docs<{ status: string }>(shuke, 'grants', { memberId })
      return owed.map(({ status }) => status)
    }
    expect(await owedTo(first)).toEqual(['owed'])
    await rest()
    expect(await owedTo(first)).toEqual(['given'])
    await shuke.must(second, 'member', 'checkin.stamp', {})
    expect(await owedTo(second)).toEqual(['lapsed'])
  })

  it('keeps the count of a day for a week, and no longer', async () => {
    const templateId = await publish(shuke, operator, { stock: 40, daily: 2 })
    const daysOf = () => docs(shuke, 'stock', { templateId, kind: 'day' })
    await claim(shuke, await join(shuke), templateId)
    await shuke.cloud.clock.advance(6 * DAY)
    await fireJobs(shuke)
    expect(await daysOf()).toHaveLength(1)
    await shuke.cloud.clock.advance(2 * DAY)
    await fireJobs(shuke)
    expect(await daysOf()).toHaveLength(0)
    // The stock itself stays, however old it is.
    expect(await docs(shuke, 'stock', { templateId, kind: 'stock' })).toHaveLength(1)
  })
})
