import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Audience } from '#core/audience/views'
import { businessDayOf, DAY, HOUR, MINUTE, startOfDay } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { claim, join, publish, setUpOperator } from '../story'
import { fireJobs, killJobsAt } from './jobs-bench'
import { change, docs, memberBy } from './points-bench'

interface CouponRow {
  _id: string
  memberId: string
  templateId: string
  from: string
  story: unknown[]
}

describe('giving a coupon to an audience', () => {
  let shuke: Shuke
  let operator: string

  const jobs = () => shuke.cloud.fireTimer('jobs')
  const couponsOf = (templateId: string) => docs<CouponRow>(shuke, 'coupons', { templateId })
  const start = (templateId: string, audience: Audience = {}, requestId = newRequestId()) =>
    shuke.call(
      operator,
      'operator',
      'grants.start',
      { templateId, audience, why: '老客回馈' },
      requestId,
    )
  const started = async (templateId: string, audience: Audience = {}) => {
    const reply = await start(templateId, audience)
    if (!reply.ok) throw new Error(reply.error.code)
    return reply.data.run
  }
  const runOf = async (id: string) => {
    const { runs } = await shuke.must(operator, 'operator', 'grants.list', {})
    const run = runs.find((one) => one.id === id)
    if (!run) throw new Error('no such run')
    return run
  }
  const peopleIn = async (templateId: string, audience: Audience) => {
    const input = { templateId, audience }
    return (await shuke.must(operator, 'operator', 'grants.preview', input)).people
  }
  const set = async (person: string, data: object) => {
    const { _id } = await memberBy(shuke, person)
    await change(shuke, 'members', { _id }, { $set: data })
  }

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
  })
  afterAll(() => shuke.stop())

  it('counts exactly who is meant, and says who that is', async () => {
    const templateId = await publish(shuke, operator, { stock: 7 })
    const [anyone, regular, lost, born] = [
      await join(shuke),
      await join(shuke),
      await join(shuke),
      await join(shuke),
    ]
    const now = await shuke.cloud.clock.now()
    const month = new Date(now + 8 * 3600_000).toISOString().slice(5, 7)
    const sale = {
      saleId: 's',
      store: '一店',
      listFen: 1,
      payFen: 1,
      pointsUsed: 0,
      pointsEarned: 0,
    }
    const base = { level: 1, since: 0, until: 0 }
    await set(regular, {
      newestSale: { ...sale, at: now - DAY },
      tier: { ...base, base },
      joinedAt: now - 40 * DAY,
    })
    await set(lost, { newestSale: { ...sale, at: now - 60 * DAY }, joinedAt: now - 90 * DAY })
    await set(born, { profile: { birthday: { kind: 'day', day: `${month}-20` } } })
    await set(anyone, { profile: { birthday: { kind: 'date', date: `1990-${month}-01` } } })
    const counted: [Audience, number][] = [
      [{}, 4],
      [{ minLevel: 0 }, 4],
      [{ minLevel: 1 }, 1],
      [{ joinedWithin: 1 }, 2],
      [{ joinedWithin: 41 }, 3],
      [{ neverBought: true }, 2],
      [{ neverBought: false }, 4],
      [{ boughtWithin: 1 }, 0],
      [{ boughtWithin: 2 }, 1],
      [{ notBoughtFor: 60 }, 1],
      [{ notBoughtFor: 61 }, 0],
      [{ boughtWithin: 90, notBoughtFor: 30 }, 1],
      [{ neverBought: true, boughtWithin: 90 }, 0],
      [{ birthdayMonth: true }, 2],
      [{ birthdayMonth: true, neverBought: true, minLevel: 1 }, 0],
    ]
    for (const [audience, people] of counted)
      expect([audience, await peopleIn(templateId, audience)]).toEqual([audience, people])
    const input = { templateId, audience: { minLevel: 1 } }
    expect(await shuke.must(operator, 'operator', 'grants.preview', input)).toEqual({
      people: 1,
      about: false,
      left: 7,
      who: '限第 2 级及以上会员',
    })
    // The jobs must mean the same people as the count.
    const run = await started(templateId, { birthdayMonth: true })
    await jobs()
    expect(await runOf(run.id)).toMatchObject({ status: 'done', seen: 2, given: 2, skipped: 0 })
    const holders = (await couponsOf(templateId)).map(({ memberId }) => memberId)
    const meant = await Promise.all([born, anyone].map((one) => memberBy(shuke, one)))
    expect(holders.sort()).toEqual(meant.map(({ _id }) => _id).sort())
  })

  it('gives each member one, however often the timer fires, and files who did it', async () => {
    const templateId = await publish(shuke, operator, { stock: 500 })
    const people = await peopleIn(templateId, {})
    const run = await started(templateId)
    await Promise.all([jobs(), jobs()])
    await shuke.cloud.clock.advance(2 * MINUTE)
    await jobs()
    await jobs()
    const given = await couponsOf(templateId)
    expect(given).toHaveLength(people)
    expect(new Set(given.map(({ memberId }) => memberId)).size).toBe(people)
    expect(given.every(({ from, story }) => from === 'grant' && story.length === 1)).toBe(true)
    expect(await runOf(run.id)).toMatchObject({ status: 'done', seen: people, given: people })
    const { rows } = await shuke.must(operator, 'operator', 'audit.list', {})
    expect(rows.filter(({ what }) => what === '按人群发券完成')).not.toHaveLength(0)
    expect(await docs(shuke, 'audit', { action: 'jobs.grant', subject: run.id })).toHaveLength(1)
  })

  it('leaves out who has it already, who comes later and who has left', async () => {
    const templateId = await publish(shuke, operator, { stock: 500 })
    const [has, leaves] = [await join(shuke), await join(shuke)]
    await claim(shuke, has, templateId)
    const run = await started(templateId, { joinedWithin: 3 })
    await shuke.must(leaves, 'member', 'membership.close', { sure: true })
    await shuke.cloud.clock.advance(1000)
    const late = await join(shuke)
    await jobs()
    const after = await runOf(run.id)
    expect(after).toMatchObject({ status: 'done', skipped: 1, given: after.seen - 1 })
    const lateId = (await memberBy(shuke, late))._id
    const given = await couponsOf(templateId)
    expect(given.map(({ memberId }) => memberId)).not.toContain(lateId)
    const { tickets } = await shuke.must(has, 'member', 'coupons.wallet', { filter: 'usable' })
    expect(tickets).toHaveLength(1)
  })

  it('stops at the stock, and counts who got none', async () => {
    const templateId = await publish(shuke, operator, { stock: 2 })
    const run = await started(templateId)
    await jobs()
    const { given, skipped, seen, status } = await runOf(run.id)
    expect({ given, status }).toEqual({ given: 2, status: 'done' })
    expect(skipped).toBe(seen - 2)
    expect(await couponsOf(templateId)).toHaveLength(2)
  })

  it('waits while the coupon is paused, and lets other runs pass', async () => {
    const [paused, open] = [
      await publish(shuke, operator, { stock: 500 }),
      await publish(shuke, operator, { stock: 500 }),
    ]
    const waiting = await started(paused)
    const passing = await started(open)
    await shuke.must(operator, 'operator', 'coupons.pause', { templateId: paused })
    await jobs()
    expect(await runOf(waiting.id)).toMatchObject({ status: 'running', given: 0 })
    expect((await runOf(passing.id)).status).toBe('done')
    await shuke.must(operator, 'operator', 'coupons.resume', { templateId: paused })
    await jobs()
    expect((await runOf(waiting.id)).status).toBe('done')
  })

  it('is reached however many older runs wait', async () => {
    await join(shuke)
    const [paused, open] = [
      await publish(shuke, operator, { stock: 500 }),
      await publish(shuke, operator, { stock: 500 }),
    ]
    const waiting: string[] = []
    for (let i = 0; i < 12; i += 1) waiting.push((await started(paused)).id)
    const passing = await started(open)
    await shuke.must(operator, 'operator', 'coupons.pause', { templateId: paused })
    await jobs()
    expect((await runOf(passing.id)).status).toBe('done')
    for (const runId of waiting) await shuke.must(operator, 'operator', 'grants.cancel', { runId })
  })

  it('can be stopped, and then stays where it is', async () => {
    const templateId = await publish(shuke, operator, { stock: 500 })
    const { id: runId } = await started(templateId)
    const { run } = await shuke.must(operator, 'operator', 'grants.cancel', { runId })
    expect(run.status).toBe('cancelled')
    await jobs()
    expect(await couponsOf(templateId)).toHaveLength(0)
    const again = await shuke.call(operator, 'operator', 'grants.cancel', { runId })
    expect(codeOf(again)).toBe('grants.not-running')
    const nowhere = await shuke.call(operator, 'operator', 'grants.cancel', { runId: 'gnowhere' })
    expect(codeOf(nowhere)).toBe('grants.not-found')
  })

  it('is started once by a request that is sent twice', async () => {
    const templateId = await publish(shuke, operator)
    const requestId = newRequestId()
    const [first, second] = [
      await start(templateId, {}, requestId),
      await start(templateId, {}, requestId),
    ]
    expect(second).toMatchObject({ ok: true, data: first.ok ? first.data : {} })
    expect(await docs(shuke, 'grantRuns', { templateId })).toHaveLength(1)
  })

  it('refuses what can not be given, and an audience of nobody', async () => {
    const nobody = await publish(shuke, operator)
    expect(codeOf(await start(nobody, { minLevel: 5 }))).toBe('grants.nobody')
    expect(codeOf(await start('tnowhere'))).toBe('coupons.template-not-found')
    const shop = { price: 10, minLevel: 0 }
    expect(codeOf(await start(await publish(shuke, operator, { shop })))).toBe('coupons.in-shop')
    await shuke.must(operator, 'operator', 'coupons.end', { templateId: nobody })
    expect(codeOf(await start(nobody))).toBe('coupons.not-published')
  })

  it('goes on where it was killed, at any of its steps, and gives nobody two', async () => {
    // At noon: what the jobs have to do at midnight would move the steps.
    const today = startOfDay(businessDayOf(shuke.cloud.clock.now()))
    await shuke.cloud.clock.set(today + DAY + 12 * HOUR)
    for (let more = 3; more > 0; more -= 1) await join(shuke)
    const offered = async () => {
      // More than one each is allowed: only the cause keeps a member from a second one.
      const templateId = await publish(shuke, operator, { stock: 500, perMember: 5 })
      return { templateId, runId: (await started(templateId, { joinedWithin: 1 })).id }
    }
    const isOfRuns = (one: { collection?: string }) => one.collection === 'grantRuns'
    const isWhole = async ({ templateId, runId }: { templateId: string; runId: string }) => {
      const given = (await couponsOf(templateId)).map(({ memberId }) => memberId)
      expect([given.length, new Set(given).size]).toEqual([3, 3])
      expect(await runOf(runId)).toMatchObject({ status: 'done', seen: 3, given: 3, skipped: 0 })
    }
    const unbroken = await offered()
    await fireJobs(shuke)
    await isWhole(unbroken)
    const { operations } = shuke.lastCall('jobs')
    const own = operations.slice(operations.findIndex(isOfRuns))
    // Three coupons, how far it came, the row and the end; the job after it asks for its batches.
    const steps = own.findIndex(({ collection }) => collection === 'codeBatches')
    expect(steps).toBeGreaterThan(12)
    for (let step = 1; step <= steps; step += 1) {
      const run = await offered()
      expect([step, await killJobsAt(shuke, 'grantRuns', step)]).toEqual([step, true])
      await fireJobs(shuke)
      await isWhole(run)
    }
  })
})
