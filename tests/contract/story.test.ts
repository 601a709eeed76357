import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { claim, codeOn, hire, join, publish, type Stage, setStage } from '../story'

describe('the story from template to redeemed coupon', () => {
  let shuke: Shuke
  let stage: Stage

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  const fresh = async () => {
    const member = await join(shuke)
    return { member, couponId: await claim(shuke, member, stage.templateId) }
  }
  const redeem = async (couponId: string, member: string, requestId = newRequestId()) => {
    const code = await codeOn(shuke, member, couponId)
    const { storeId, clerk } = stage
    return shuke.call(clerk, 'clerk', 'redemption.redeem', { storeId, code }, requestId)
  }

  it('shows the coupon in the wallet in at most two round trips', async () => {
    const { tickets } = await shuke.must(stage.member, 'member', 'coupons.wallet', {
      filter: 'usable',
    })
    expect(tickets.map(({ id }) => id)).toEqual([stage.couponId])
    expect(roundTrips(shuke.lastCall('member')).length).toBeLessThanOrEqual(2)
  })

  it('shows the first screen in at most three round trips', async () => {
    const home = await shuke.must(stage.member, 'member', 'membership.home', {})
    expect(home.endingSoon).toHaveLength(1)
    expect(home.consent).toBeUndefined()
    expect(roundTrips(shuke.lastCall('member')).length).toBeLessThanOrEqual(3)
  })

  it('redeems once, in at most four round trips, and tells the member', async () => {
    const { member, couponId } = await fresh()
    const quote = await shuke.must(stage.clerk, 'clerk', 'redemption.quote', {
      storeId: stage.storeId,
      code: await codeOn(shuke, member, couponId),
    })
    expect(quote).toMatchObject({ kind: 'coupon', quote: { couponId } })
    const first = await redeem(couponId, member)
    expect(first).toMatchObject({
      ok: true,
      data: { receipt: { state: 'redeemed', store: '一店' } },
    })
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(4)
    const seen = await shuke.must(member, 'member', 'coupons.code', { couponId })
    expect(seen).toMatchObject({ status: 'redeemed', redeemed: { store: '一店' } })
    expect(seen.code).toBeUndefined()
  })

  it('gives the first answer to a retry, even when the code is long gone', async () => {
    const { member, couponId } = await fresh()
    const requestId = newRequestId()
    const code = await codeOn(shuke, member, couponId)
    const input = { storeId: stage.storeId, code }
    const first = await shuke.must(stage.clerk, 'clerk', 'redemption.redeem', input, requestId)
    await shuke.cloud.clock.advance(5 * MINUTE)
    const again = await shuke.must(stage.clerk, 'clerk', 'redemption.redeem', input, requestId)
    expect(again).toEqual(first)
  })

  it('refuses a screenshot of an old code, and a code of no coupon', async () => {
    const { member, couponId } = await fresh()
    const code = await codeOn(shuke, member, couponId)
    await shuke.cloud.clock.advance(2 * MINUTE)
    const { storeId, clerk } = stage
    const old = await shuke.call(clerk, 'clerk', 'redemption.redeem', { storeId, code })
    expect(codeOf(old)).toBe('redemption.code-expired')
    const guess = `${code.slice(0, 17)}${(Number(code[17]) + 1) % 10}`
    const forged = await shuke.call(clerk, 'clerk', 'redemption.redeem', { storeId, code: guess })
    expect(codeOf(forged)).toBe('redemption.code-unknown')
  })

  it('lets no manager give their own used coupon back to themselves', async () => {
    const manager = await hire(shuke, stage.operator, stage.storeId, 'manager')
    await join(shuke, manager)
    const couponId = await claim(shuke, manager, stage.templateId)
    const done = await redeem(couponId, manager)
    if (!done.ok) throw new Error(done.error.code)
    const { redemptionId } = done.data.receipt
    const input = { storeId: stage.storeId, couponId, redemptionId }
    const own = await shuke.call(manager, 'clerk', 'redemption.undo', input)
    expect(codeOf(own)).toBe('redemption.own-coupon')
    await shuke.must(stage.clerk, 'clerk', 'redemption.undo', input)
  })

  it('lets the same clerk undo in four round trips, and the coupon lives again', async () => {
    const { member, couponId } = await fresh()
    const done = await redeem(couponId, member)
    if (!done.ok) throw new Error(done.error.code)
    const { redemptionId } = done.data.receipt
    const input = { storeId: stage.storeId, couponId, redemptionId }
    const undone = await shuke.must(stage.clerk, 'clerk', 'redemption.undo', input)
    expect(undone.receipt.state).toBe('undone')
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(4)
    const twice = await shuke.call(stage.clerk, 'clerk', 'redemption.undo', input)
    expect(codeOf(twice)).toBe('redemption.already-undone')
    expect(codeOf(await redeem(couponId, member))).toBe('redemption.code-used')
    await shuke.cloud.clock.advance(MINUTE)
    expect(codeOf(await redeem(couponId, member))).toBe('ok')
  })

  it('refuses an undo after ten minutes, by another clerk, and of an unknown redemption', async () => {
    const { member, couponId } = await fresh()
    const done = await redeem(couponId, member)
    if (!done.ok) throw new Error(done.error.code)
    const { redemptionId } = done.data.receipt
    const input = { storeId: stage.storeId, couponId, redemptionId }
    const colleague = await hire(shuke, stage.operator, stage.storeId)
    const other = await shuke.call(colleague, 'clerk', 'redemption.undo', input)
    expect(codeOf(other)).toBe('redemption.undo-not-yours')
    const manager = await hire(shuke, stage.operator, stage.storeId, 'manager')
    const elsewhere = { ...input, redemptionId: 'zz-unknown' }
    const unknown = await shuke.call(manager, 'clerk', 'redemption.undo', elsewhere)
    expect(codeOf(unknown)).toBe('redemption.not-found')
    await shuke.cloud.clock.advance(11 * MINUTE)
    const late = await shuke.call(stage.clerk, 'clerk', 'redemption.undo', input)
    expect(codeOf(late)).toBe('redemption.undo-too-late')
  })

  it('lets the manager of the store undo what a clerk did', async () => {
    const { member, couponId } = await fresh()
    const done = await redeem(couponId, member)
    if (!done.ok) throw new Error(done.error.code)
    const { redemptionId } = done.data.receipt
    const manager = await hire(shuke, stage.operator, stage.storeId, 'manager')
    const input = { storeId: stage.storeId, couponId, redemptionId }
    expect(codeOf(await shuke.call(manager, 'clerk', 'redemption.undo', input))).toBe('ok')
  })

  it('keeps the log of the day with its undone rows', async () => {
    const { rows } = await shuke.must(stage.clerk, 'clerk', 'redemption.today', {
      storeId: stage.storeId,
    })
    expect(rows.some(({ state }) => state === 'undone')).toBe(true)
    expect(rows.every(({ clerk }) => clerk === '小周')).toBe(true)
    const home = await shuke.must(stage.clerk, 'clerk', 'staff.home', {})
    expect(home.last).toEqual(rows.slice(0, 5))
    expect(home.today).toEqual({ redeemed: rows.length, undone: 3 })
  })

  it('lets a clerk serve by the member code, which works once', async () => {
    const { member, couponId } = await fresh()
    const { code } = await shuke.must(member, 'member', 'membership.code', {})
    const { storeId, clerk } = stage
    const quote = await shuke.must(clerk, 'clerk', 'redemption.quote', { storeId, code })
    expect(quote).toMatchObject({ kind: 'member', tickets: [{ id: couponId }] })
    const input = { storeId, code, couponId }
    const picked = await shuke.must(clerk, 'clerk', 'redemption.pick', input)
    const again = await shuke.call(clerk, 'clerk', 'redemption.pick', input)
    expect(codeOf(again)).toBe('redemption.code-used')
    const done = { storeId, code: picked.code }
    expect(codeOf(await shuke.call(clerk, 'clerk', 'redemption.redeem', done))).toBe('ok')
  })

  it('does not let a clerk redeem an own coupon', async () => {
    await join(shuke, stage.clerk)
    const couponId = await claim(shuke, stage.clerk, stage.templateId)
    expect(codeOf(await redeem(couponId, stage.clerk))).toBe('redemption.own-coupon')
  })

  it('refuses a revoked clerk on the very next call', async () => {
    const clerk = await hire(shuke, stage.operator, stage.storeId)
    await shuke.must(clerk, 'clerk', 'staff.home', {})
    const { staff } = await shuke.must(stage.operator, 'operator', 'staff.list', {})
    const newest = staff[0]
    if (!newest) throw new Error('nobody works here')
    const input = { staffId: newest.id, storeId: stage.storeId }
    await shuke.must(stage.operator, 'operator', 'staff.revoke', input)
    expect(codeOf(await shuke.call(clerk, 'clerk', 'staff.home', {}))).toBe('role.clerk-required')
  })

  it('marks coupons past their day, reminds a day ahead, and leaves rows of it all', async () => {
    const { member, couponId } = await fresh()
    shuke.cloud.acceptSubscribe(member, ['coupon-ending'])
    const wish = await shuke.must(member, 'member', 'reminders.want', { couponId })
    expect(wish.wanted).toBe(true)
    await shuke.cloud.clock.advance(29 * 24 * 60 * MINUTE)
    await shuke.cloud.fireTimer('jobs')
    expect(shuke.cloud.messages(member)).toHaveLength(1)
    await shuke.cloud.clock.advance(3 * 24 * 60 * MINUTE)
    await shuke.cloud.fireTimer('jobs')
    const { tickets } = await shuke.must(member, 'member', 'coupons.wallet', { filter: 'expired' })
    expect(tickets).toMatchObject([{ id: couponId, status: 'expired' }])
    const { rows } = await shuke.must(stage.operator, 'operator', 'audit.list', {})
    expect(rows.some(({ action }) => action === 'jobs.expire')).toBe(true)
  })

  it('stops giving a coupon that the operator ended', async () => {
    const templateId = await publish(shuke, stage.operator)
    await shuke.must(stage.operator, 'operator', 'coupons.end', { templateId })
    const late = await shuke.call(stage.member, 'member', 'coupons.claim', { templateId })
    expect(codeOf(late)).toBe('coupons.ended')
  })
})
