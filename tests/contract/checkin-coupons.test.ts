import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CheckinRules } from '#core/checkin/views'
import { DAY, MINUTE } from '#core/kernel/time'
import { NO_PROGRAM } from '#core/program/rules'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { join, publish, setUpOperator } from '../story'
import { docs, memberBy } from './points-bench'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)

interface Owed {
  _id: string
  status: string
}

/** A new month for every test: its bonus can be earned anew. */
const MONTHS = ['02', '03', '04', '05', '06', '07', '08', '09', '10']

describe('coupons for checking in', () => {
  let shuke: Shuke
  let operator: string
  let templateId: string
  const months = [...MONTHS]

  const saveRules = (bonuses: CheckinRules['bonuses']) =>
    shuke.call(operator, 'operator', 'program.saveCheckin', {
      rules: { ...NO_PROGRAM.checkin, open: true, bonuses },
    })
  const jobs = async () => {
    await shuke.cloud.clock.advance(2 * MINUTE)
    await shuke.cloud.fireTimer('jobs')
  }
  const stamp = (member: string, requestId = newRequestId()) =>
    shuke.call(member, 'member', 'checkin.stamp', {}, requestId)
  /** A member who has stamped the first day of a fresh month, at noon of the second. */
  const almostThere = async () => {
    await shuke.cloud.clock.set(beijing(`2027-${months.shift()}-01T12:00:00`))
    const member = await join(shuke)
    await stamp(member)
    await shuke.cloud.clock.advance(DAY)
    return member
  }
  const ticketsOf = async (member: string) =>
    (await shuke.must(member, 'member', 'coupons.wallet', { filter: 'usable' })).tickets
  const owedTo = async (member: string) =>
    docs<Owed>(shuke, 'grants', { memberId: (await memberBy(shuke, member))._id })
  /** The function dies at this request of its next call. */
  const strike = (at: number, fault = 'kill') =>
    shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fn: 'member', at: [at], fault } as never],
    })

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    await shuke.cloud.clock.set(beijing('2027-01-10T12:00:00'))
    templateId = await publish(shuke, operator, { name: '签到礼', perMember: 10 })
    const saved = await saveRules([{ days: 2, points: 5, templateId }])
    expect(codeOf(saved)).toBe('ok')
  })
  afterEach(() => shuke.cloud.chaos.clear())
  afterAll(() => shuke.stop())

  it('come with the very stamp that earns them, once, and a retry gets the first answer', async () => {
    const member = await almostThere()
    const requestId = newRequestId()
    const first = await stamp(member, requestId)
    expect(first).toMatchObject({ ok: true, data: { bonuses: [2], coupons: ['签到礼'] } })
    const again = await stamp(member, requestId)
    expect(again).toMatchObject({ data: first.ok ? first.data : {} })
    await jobs()
    await jobs()
    const tickets = await ticketsOf(member)
    expect(tickets.map(({ name }) => name)).toEqual(['签到礼'])
    const [coupon] = await docs<{ from: string }>(shuke, 'coupons', { _id: tickets[0]?.id })
    expect(coupon?.from).toBe('checkin')
    expect((await owedTo(member)).map(({ status }) => status)).toEqual(['given'])
    const [row] = await docs<{ after: string }>(shuke, 'audit', {
      action: 'jobs.owed',
      subject: tickets[0]?.id,
    })
    expect(row?.after).toBe('签到礼')
  })

  it('cost a stamp that earns none no request', async () => {
    await shuke.cloud.clock.set(beijing(`2027-${months.shift()}-01T12:00:00`))
    const member = await join(shuke)
    await stamp(member)
    expect(roundTrips(shuke.lastCall('member'))).toHaveLength(4)
  })

  it('are told of before, in the rules and on the page', async () => {
    const { checkin } = await shuke.must(operator, 'member', 'program.words', {})
    expect(checkin).toContain('一个月签满 2 天，另得 5 分和 1 张「签到礼」，每月一次，券发完为止')
    const member = await join(shuke)
    const { bonuses } = await shuke.must(member, 'member', 'checkin.page', {})
    expect(bonuses).toEqual([{ days: 2, points: 5, coupon: '签到礼', paid: false }])
  })

  it.each([4, 5, 6, 7, 8, 9, 10])(
    'are given once whatever dies at request %i of the stamp',
    async (at) => {
      const member = await join(shuke)
      const now = shuke.cloud.clock.now()
      const next = new Date(now + 8 * 3600_000)
      // The first of the next month: the bonus is open again for everybody.
      next.setUTCMonth(next.getUTCMonth() + 1, 1)
      const first = `${next.toISOString().slice(0, 10)}T12:00:00`
      await shuke.cloud.clock.set(beijing(first))
      await stamp(member)
      await shuke.cloud.clock.advance(DAY)
      strike(at)
      const requestId = newRequestId()
      await stamp(member, requestId).catch(() => undefined)
      shuke.cloud.chaos.clear()
      // No retry: nobody holds the phone any more.
      for (let left = 3; left > 0; left -= 1) await jobs()
      const stamped = (await shuke.must(member, 'member', 'checkin.page', {})).done
      expect(await ticketsOf(member)).toHaveLength(stamped ? 1 : 0)
      await stamp(member, requestId)
      expect(await ticketsOf(member)).toHaveLength(1)
    },
  )

  it('wait while the coupon is paused', async () => {
    const member = await almostThere()
    await shuke.must(operator, 'operator', 'coupons.pause', { templateId })
    expect(codeOf(await stamp(member))).toBe('ok')
    await jobs()
    expect(await ticketsOf(member)).toHaveLength(0)
    await shuke.must(operator, 'operator', 'coupons.resume', { templateId })
    await jobs()
    expect(await ticketsOf(member)).toHaveLength(1)
  })

  it('may come alone, without points', async () => {
    await saveRules([{ days: 2, points: 0, templateId }])
    const member = await almostThere()
    const reply = await stamp(member)
    expect(reply).toMatchObject({ ok: true, data: { bonuses: [2], earned: 1 } })
    expect(await ticketsOf(member)).toHaveLength(1)
    const { checkin } = await shuke.must(operator, 'member', 'program.words', {})
    expect(checkin.join()).toContain('另得 1 张「签到礼」，每月一次')
  })

  it('lapse when there are none left, and the stamp counts all the same', async () => {
    const few = await publish(shuke, operator, { name: '只有一张', stock: 1 })
    await saveRules([{ days: 2, points: 5, templateId: few }])
    const taker = await join(shuke)
    await shuke.must(taker, 'member', 'coupons.claim', { templateId: few })
    const member = await almostThere()
    expect(codeOf(await stamp(member))).toBe('ok')
    expect((await owedTo(member)).map(({ status }) => status)).toEqual(['lapsed'])
    const { brief } = await shuke.must(member, 'member', 'points.page', {})
    expect(brief.balance).toBeGreaterThanOrEqual(6)
  })

  it('can only be such as are given away, and never nothing', async () => {
    const shop = await publish(shuke, operator, { shop: { price: 10, minLevel: 0 } })
    const ended = await publish(shuke, operator)
    await shuke.must(operator, 'operator', 'coupons.end', { templateId: ended })
    const wrong: [string, string][] = [
      [shop, 'coupons.in-shop'],
      [ended, 'coupons.not-published'],
      ['tnowhere', 'coupons.template-not-found'],
    ]
    for (const [id, code] of wrong)
      expect(codeOf(await saveRules([{ days: 3, points: 5, templateId: id }]))).toBe(code)
    expect(codeOf(await saveRules([{ days: 3, points: 0 }]))).toBe('request.invalid')
  })

  it('are named as they are, whatever a client says', async () => {
    const reply = await saveRules([{ days: 2, points: 5, templateId, coupon: '一台手机' }])
    if (!reply.ok) throw new Error(reply.error.code)
    expect(reply.data.program.checkin.bonuses).toEqual([
      { days: 2, points: 5, templateId, coupon: '签到礼' },
    ])
  })
})
