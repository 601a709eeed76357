import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { hire, openStore, type Stage, setStage } from '../story'
import { type Given, tillOf } from './redemption-bench'

/** How many redemptions a clerk may make in a store on one business day. */
describe('the daily limit of a clerk', () => {
  let shuke: Shuke
  let stage: Stage
  let till: ReturnType<typeof tillOf>

  const staffIdOf = async (): Promise<string> => {
    const { staff } = await shuke.must(stage.operator, 'operator', 'staff.list', {})
    return staff[0]?.id ?? ''
  }
  /** A new clerk with this limit, and their id. */
  const limited = async (dailyLimit?: number) => {
    const clerk = await hire(shuke, stage.operator, stage.storeId)
    const staffId = await staffIdOf()
    const limit = (most?: number) =>
      shuke.must(stage.operator, 'operator', 'staff.limit', {
        staffId,
        storeId: stage.storeId,
        ...(most === undefined ? {} : { dailyLimit: most }),
      })
    await limit(dailyLimit)
    return { clerk, staffId, limit }
  }
  const gives = (count: number): Promise<Given[]> =>
    Promise.all(Array.from({ length: count }, () => till.give()))

  beforeAll(async () => {
    shuke = await startShuke({ workersPerFunction: 6 })
    // Morning in Beijing, so that some hours are the same business day.
    const midnight = Math.ceil(shuke.cloud.clock.now() / DAY) * DAY
    await shuke.cloud.clock.set(midnight)
    stage = await setStage(shuke, { stock: 1000 })
    till = tillOf(shuke, stage)
  })
  afterAll(() => shuke.stop())

  it('ends at the limit, says so, writes nothing, and begins anew the next day', async () => {
    const { clerk } = await limited(2)
    for (const given of await gives(2)) expect(codeOf(await till.redeem(given, clerk))).toBe('ok')
    const third = await till.give()
    const before = await till.coupon(third)
    const reply = await till.redeem(third, clerk)
    expect(reply).toMatchObject({
      error: {
        code: 'staff.daily-limit',
        message: '您今天的核销已经到了上限 2 次，请让店长或同事来操作',
      },
    })
    expect(await till.coupon(third)).toEqual(before)
    await shuke.cloud.clock.advance(DAY)
    expect(codeOf(await till.redeem(third, clerk))).toBe('ok')
  })

  it('costs one more round trip, and none for a clerk without one', async () => {
    const { clerk, limit } = await limited(5)
    await till.done(await till.give(), clerk)
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(5)
    await limit()
    await till.done(await till.give(), clerk)
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(4)
  })

  /** Writes of the clerk's document arrive when all calls have read it. */
  const slowly = async <T>(work: () => Promise<T>): Promise<T> => {
    const slow = { fn: 'clerk', action: 'modifyDocument', collection: 'staff', ms: 150 }
    shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fault: 'slow', rate: 1, ...slow }],
    })
    return work().finally(() => shuke.cloud.chaos.clear())
  }
  const atOnce = async (clerk: string, count: number) => {
    const codes = await Promise.all((await gives(count)).map(till.code))
    const replies = await slowly(() =>
      Promise.all(codes.map((code) => till.redeemCode(code, clerk))),
    )
    return replies.filter(({ ok }) => ok).length
  }

  it('is exact when many are redeemed at once, as the first of the day and later', async () => {
    const { clerk, limit } = await limited(2)
    expect(await atOnce(clerk, 6)).toBe(2)
    await limit(3)
    expect(await atOnce(clerk, 6)).toBe(1)
    expect(codeOf(await till.redeem(await till.give(), clerk))).toBe('staff.daily-limit')
  })

  it('gives the turn back to whoever lost a coupon to a colleague', async () => {
    const two = [await limited(4), await limited(4)].map(({ clerk }) => clerk)
    for (let i = 0; i < 4; i += 1) {
      const code = await till.code(await till.give())
      const replies = await Promise.all(two.map((clerk) => till.redeemCode(code, clerk)))
      expect(replies.map(codeOf).sort()).toEqual(['ok', 'redemption.coupon-used'])
    }
    const left = await Promise.all(two.map((clerk) => redeemAll(clerk)))
    expect(left.reduce((all, count) => all + count, 0)).toBe(4)
  })

  /** How many more redemptions this clerk may make. */
  const redeemAll = async (clerk: string): Promise<number> => {
    for (let done = 0; ; done += 1)
      if (!(await till.redeem(await till.give(), clerk)).ok) return done
  }

  it('gives the turn back when the redemption is undone on the same day, once', async () => {
    const { clerk } = await limited(1)
    const { input } = await till.done(await till.give(), clerk)
    expect(codeOf(await till.redeem(await till.give(), clerk))).toBe('staff.daily-limit')
    const requestId = newRequestId()
    for (let i = 0; i < 2; i += 1)
      expect(codeOf(await till.undo(input, clerk, requestId))).toBe('ok')
    await till.done(await till.give(), clerk)
    expect(codeOf(await till.redeem(await till.give(), clerk))).toBe('staff.daily-limit')
  })

  it('takes one turn for a request that is sent many times at once', async () => {
    const { clerk } = await limited(2)
    const code = await till.code(await till.give())
    const requestId = newRequestId()
    const same = Array.from({ length: 4 }, () => till.redeemCode(code, clerk, requestId))
    const replies = await Promise.all(same)
    expect(replies.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    expect(codeOf(await till.redeemCode(code, clerk, requestId))).toBe('ok')
    expect(codeOf(await till.redeem(await till.give(), clerk))).toBe('ok')
    expect(codeOf(await till.redeem(await till.give(), clerk))).toBe('staff.daily-limit')
  })

  it('gives no turn back that was taken yesterday, nor one that was never taken', async () => {
    const { clerk, limit } = await limited(1)
    await limit()
    const uncounted = await till.done(await till.give(), clerk)
    await limit(1)
    await till.done(await till.give(), clerk)
    await till.undo(uncounted.input, clerk)
    expect(codeOf(await till.redeem(await till.give(), clerk))).toBe('staff.daily-limit')
    const now = shuke.cloud.clock.now()
    const beijingMidnight = Math.ceil((now + 8 * HOUR) / DAY) * DAY - 8 * HOUR
    await shuke.cloud.clock.set(beijingMidnight - MINUTE)
    const other = await limited(1)
    const { input } = await till.done(await till.give(), other.clerk)
    await shuke.cloud.clock.advance(2 * MINUTE)
    await till.done(await till.give(), other.clerk)
    expect(codeOf(await till.undo(input, other.clerk))).toBe('ok')
    expect(codeOf(await till.redeem(await till.give(), other.clerk))).toBe('staff.daily-limit')
  })

  it('is counted by store: who works in two has the turns of both', async () => {
    const { operator } = stage
    const { clerk, staffId } = await limited(1)
    const storeId = await openStore(shuke, operator, '三店')
    const invited = { storeId, role: 'clerk' } as const
    const { path } = await shuke.must(operator, 'operator', 'staff.invite', invited)
    const token = path.split('token=')[1] ?? ''
    await shuke.must(clerk, 'clerk', 'staff.accept', { token, name: '小周' })
    await shuke.must(operator, 'operator', 'staff.limit', { staffId, storeId, dailyLimit: 1 })
    const there = tillOf(shuke, { ...stage, storeId })
    for (const at of [till, there]) {
      expect(codeOf(await at.redeem(await till.give(), clerk))).toBe('ok')
      expect(codeOf(await at.redeem(await till.give(), clerk))).toBe('staff.daily-limit')
    }
  })

  it('stays with the post when the same clerk is invited once more', async () => {
    const { operator, storeId } = stage
    const { clerk, staffId } = await limited(1)
    const { path } = await shuke.must(operator, 'operator', 'staff.invite', {
      storeId,
      role: 'clerk',
    })
    const token = path.split('token=')[1] ?? ''
    await shuke.must(clerk, 'clerk', 'staff.accept', { token, name: '小周' })
    const { staff } = await shuke.must(operator, 'operator', 'staff.list', {})
    expect(staff.find(({ id }) => id === staffId)?.posts).toMatchObject([{ dailyLimit: 1 }])
  })

  it('is set by operators, for a post that there is, and told in the list and the audit', async () => {
    const { staffId, limit } = await limited(7)
    const { staff } = await limit(9)
    expect(staff.posts).toMatchObject([{ storeId: stage.storeId, dailyLimit: 9 }])
    const { rows } = await shuke.must(stage.operator, 'operator', 'audit.list', {})
    expect(rows[0]).toMatchObject({
      action: 'staff.limit',
      before: '每天 7 次',
      after: '每天 9 次',
    })
    const elsewhere = await openStore(shuke, stage.operator, '二店')
    const ask = (storeId: string, id = staffId) =>
      shuke.call(stage.operator, 'operator', 'staff.limit', { staffId: id, storeId, dailyLimit: 1 })
    expect(codeOf(await ask(elsewhere))).toBe('staff.not-found')
    expect(codeOf(await ask(stage.storeId, 'snobody'))).toBe('staff.not-found')
  })
})
