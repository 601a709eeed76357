import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckinRules } from '#core/checkin/views'
import { NO_PROGRAM } from '#core/program/rules'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { join, setUpOperator } from '../story'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)
const DEVICES = 20

describe('checking in', () => {
  let shuke: Shuke
  let operator: string

  const saveRules = (over: Partial<CheckinRules>) =>
    shuke.must(operator, 'operator', 'program.saveCheckin', {
      rules: { ...NO_PROGRAM.checkin, open: true, cycle: [1, 2, 3, 4, 5, 6, 7], ...over },
    })
  const at = (text: string) => shuke.cloud.clock.set(beijing(text))
  const stamp = (member: string, requestId = newRequestId()) =>
    shuke.call(member, 'member', 'checkin.stamp', {}, requestId)
  const stamped = (member: string) => shuke.must(member, 'member', 'checkin.stamp', {})
  const page = (member: string, month?: string) =>
    shuke.must(member, 'member', 'checkin.page', month === undefined ? {} : { month })
  const makeUp = (member: string, day: string) =>
    shuke.call(member, 'member', 'checkin.makeUp', { day })
  const pointsOf = (member: string) => shuke.must(member, 'member', 'points.page', {})

  beforeAll(async () => {
    shuke = await startShuke({ workersPerFunction: 4 })
    operator = await setUpOperator(shuke)
    await at('2027-01-01T12:00:00')
    await saveRules({})
  })
  afterAll(() => shuke.stop())

  it('takes one tap and four database requests, and says what it gave and until when', async () => {
    const member = await join(shuke)
    const answer = await stamped(member)
    expect(roundTrips(shuke.lastCall('member'))).toEqual([
      'getDocument members',
      'getDocument brand',
      'modifyDocument members',
      'insertDocument audit',
    ])
    expect(answer).toMatchObject({ done: true, streak: 1, gain: 1, earned: 1, paid: 0, balance: 1 })
    expect(answer.until).toBe(beijing('2028-01-31T23:59:59.999'))
    expect(answer.calendar).toEqual({ month: '2027-01', days: 1, madeUp: 0, open: 0 })
  })

  it('opens its page in two requests, and the first screen shows the same in brief', async () => {
    const member = await join(shuke)
    await stamped(member)
    const shown = await page(member)
    expect(roundTrips(shuke.lastCall('member'))).toHaveLength(2)
    expect(shown).toMatchObject({
      open: true,
      cycle: [1, 2, 3, 4, 5, 6, 7],
      cycleDay: 1,
      stamps: 1,
      spendable: 1,
      makeUp: { price: 10, left: 3 },
    })
    const { checkin } = await shuke.must(member, 'member', 'membership.home', {})
    expect(checkin).toEqual({ today: '2027-01-01', done: true, streak: 1, gain: 1 })
  })

  it('refuses a second stamp of the day, and gives a retry its first answer', async () => {
    const member = await join(shuke)
    const requestId = newRequestId()
    const first = await stamp(member, requestId)
    expect(codeOf(await stamp(member))).toBe('checkin.already')
    const again = await stamp(member, requestId)
    if (!first.ok || !again.ok) throw new Error('refused')
    expect(again.data).toEqual(first.data)
  })

  it(`gives one reward to ${DEVICES} devices that stamp at once`, async () => {
    const member = await join(shuke)
    const replies = await Promise.all(Array.from({ length: DEVICES }, () => stamp(member)))
    const codes = replies.map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'checkin.already']))
    expect((await page(member)).spendable).toBe(1)
  })

  it('keeps the day through 08:00, when the day of UTC changes (zhenxun#1426)', async () => {
    const member = await join(shuke)
    await at('2027-01-02T07:59:30')
    expect((await stamped(member)).today).toBe('2027-01-02')
    await at('2027-01-02T08:00:01')
    expect(codeOf(await stamp(member))).toBe('checkin.already')
  })

  it('starts the new day at midnight in Beijing', async () => {
    const member = await join(shuke)
    await at('2027-01-02T23:59:40')
    expect((await stamped(member)).today).toBe('2027-01-02')
    await at('2027-01-03T00:00:00')
    expect(await stamped(member)).toMatchObject({ today: '2027-01-03', streak: 2, earned: 2 })
  })

  it('takes no word of a phone about the time', async () => {
    const member = await join(shuke)
    const input = { day: '2027-01-02', now: beijing('2027-01-02T12:00:00') }
    const reply = await shuke.send(member, 'member', 'checkin.stamp', input, newRequestId())
    expect(codeOf(reply)).toBe('request.invalid')
  })

  it('carries a streak over the end of a month (LiteSignIn#22) and pays a bonus once', async () => {
    await saveRules({ bonuses: [{ days: 2, points: 50 }] })
    const member = await join(shuke)
    await at('2027-01-31T12:00:00')
    await stamped(member)
    await at('2027-02-01T12:00:00')
    expect(await stamped(member)).toMatchObject({ streak: 2, earned: 2, bonuses: [] })
    await at('2027-02-02T12:00:00')
    const third = await stamped(member)
    expect(third).toMatchObject({ streak: 3, earned: 53, bonuses: [2], balance: 56 })
    await at('2027-02-03T12:00:00')
    expect(await stamped(member)).toMatchObject({ earned: 4, bonuses: [] })
    expect((await page(member)).bonuses).toEqual([{ days: 2, points: 50, paid: true }])
    expect((await page(member, '2027-01')).calendar.days).toBe(1 << 30)
  })

  it('keeps day and bonus as two lots with a reason of their own in the ledger', async () => {
    await saveRules({ bonuses: [{ days: 2, points: 50 }] })
    const member = await join(shuke)
    await at('2027-02-10T12:00:00')
    await stamped(member)
    await at('2027-02-11T12:00:00')
    await stamped(member)
    const { rows } = await pointsOf(member)
    expect(rows.map(({ points }) => points)).toEqual([50, 2, 1])
    const entryId = rows[0]?.id ?? ''
    const { entry } = await shuke.must(member, 'member', 'points.entry', { entryId })
    expect(entry).toMatchObject({
      cause: 'bonus',
      rule: '连续签到第 2 天得 2 分；本月签满 2 天另得 50 分',
      document: { kind: 'day', id: '2027-02-11', name: '2月11日' },
    })
  })

  describe('making up a missed day', () => {
    let member: string

    beforeAll(async () => {
      const bonuses = [{ days: 4, points: 40 }]
      await saveRules({ bonuses, makeUp: { price: 5, perMonth: 2 } })
      await at('2027-03-01T12:00:00')
      member = await join(shuke)
      for (const day of ['01', '04', '05']) {
        await at(`2027-03-${day}T12:00:00`)
        await stamped(member)
      }
    })

    it('can not be paid without the points', async () => {
      const reply = await makeUp(member, '2027-03-03')
      expect(codeOf(reply)).toBe('points.not-enough')
      expect(reply).toMatchObject({ error: { details: { have: 4 } } })
      expect((await page(member)).calendar).toMatchObject({ days: 0b11001, madeUp: 0, open: 0b110 })
    })

    it('fills exactly the chosen day and pays no day again (nexusphp#228, minaidai#142)', async () => {
      await at('2027-03-06T12:00:00')
      expect(await stamped(member)).toMatchObject({ streak: 3, earned: 43, bonuses: [4] })
      const made = await shuke.must(member, 'member', 'checkin.makeUp', { day: '2027-03-03' })
      expect(roundTrips(shuke.lastCall('member'))).toHaveLength(4)
      expect(made).toMatchObject({ streak: 4, earned: 0, paid: 5, bonuses: [], balance: 42 })
      expect(made).not.toHaveProperty('until')
      expect(made.calendar).toEqual({
        month: '2027-03',
        days: 0b111101,
        madeUp: 0b100,
        open: 0b10,
      })
      expect(codeOf(await stamp(member))).toBe('checkin.already')
    })

    it('is not for a day that is stamped, to come, or of another month', async () => {
      for (const [day, code] of [
        ['2027-03-03', 'checkin.day-stamped'],
        ['2027-03-06', 'checkin.day-stamped'],
        ['2027-03-07', 'checkin.day-not-missed'],
        ['2027-02-28', 'checkin.day-not-missed'],
      ] as const)
        expect([day, codeOf(await makeUp(member, day))]).toEqual([day, code])
    })

    it('ends with the number of the month', async () => {
      await at('2027-03-08T12:00:00')
      expect((await page(member)).makeUp).toEqual({ price: 5, left: 1 })
      expect(codeOf(await makeUp(member, '2027-03-02'))).toBe('ok')
      expect(codeOf(await makeUp(member, '2027-03-07'))).toBe('checkin.make-ups-used')
      expect((await page(member)).calendar.open).toBe(0)
    })

    it('says in the ledger what it cost', async () => {
      const { rows } = await pointsOf(member)
      expect(rows[0]).toMatchObject({ points: -5, balance: 37 })
      const entryId = rows[0]?.id ?? ''
      const { entry } = await shuke.must(member, 'member', 'points.entry', { entryId })
      expect(entry).toMatchObject({
        cause: 'make-up',
        rule: '补签一天用 5 分，补签的日子本身不得分',
        document: { id: '2027-03-02' },
      })
    })
  })

  it('is refused, and gone from the first screen, while the brand keeps it closed', async () => {
    await at('2027-04-01T12:00:00')
    const member = await join(shuke)
    await saveRules({ open: false })
    expect(codeOf(await stamp(member))).toBe('checkin.closed')
    expect(codeOf(await makeUp(member, '2027-04-01'))).toBe('checkin.closed')
    expect((await page(member)).open).toBe(false)
    const home = await shuke.must(member, 'member', 'membership.home', {})
    expect(home).not.toHaveProperty('checkin')
    await saveRules({})
  })

  it('multiplies the day by the factor of the tier, and says so', async () => {
    const lowest = { name: '熟客', from: 0, pricePercent: 100, pointsPercent: 250 }
    const rules = { ...NO_PROGRAM.tiers, tiers: [lowest] }
    await shuke.must(operator, 'operator', 'program.saveTiers', { rules })
    await saveRules({ tierFactor: true })
    const member = await join(shuke)
    await at('2027-05-01T12:00:00')
    expect(await stamped(member)).toMatchObject({ earned: 2, gain: 2 })
    const { rows } = await pointsOf(member)
    const entryId = rows[0]?.id ?? ''
    const { entry } = await shuke.must(member, 'member', 'points.entry', { entryId })
    expect(entry.rule).toBe('连续签到第 1 天得 1 分 × 熟客 2.5 倍')
    await shuke.must(operator, 'operator', 'program.saveTiers', { rules: NO_PROGRAM.tiers })
  })

  it('loses nothing when the answer or the second copy of the row is lost', async () => {
    await saveRules({})
    const member = await join(shuke)
    const requestId = newRequestId()
    const lost = { on: 'operation', fault: 'lost-before', action: 'insertDocument' } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [{ ...lost, collection: 'audit', at: [1] }] })
    const first = await stamp(member, requestId)
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    const again = await stamp(member, requestId)
    if (!first.ok || !again.ok) throw new Error('refused')
    expect(again.data).toEqual(first.data)
    expect((await pointsOf(member)).rows.map(({ points }) => points)).toEqual([1])
  })
})
