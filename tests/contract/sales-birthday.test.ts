import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shuke } from '../bench'
import { memberWith, quote, setPoints, startTill, type Till } from './sales-bench'

/** A birthday is asked for only because it is used: for the points of its month. */
describe('the month of a birthday', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(Date.parse('2027-03-31T12:00:00+08:00')))
    await setPoints(shuke, till.operator, { birthdayPercent: 200 })
  })
  afterAll(() => shuke.stop())

  const born = async (day: string): Promise<string> => {
    const member = await memberWith(shuke, till)
    const birthday = { kind: 'day' as const, day }
    await shuke.must(member, 'member', 'membership.saveProfile', { birthday })
    return member
  }
  const earnedBy = async (member: string): Promise<number> =>
    (await quote(shuke, till, member)).sum.pointsEarned

  it('gives the brand’s factor to who told theirs, and the usual points to all others', async () => {
    expect(await earnedBy(await born('03-01'))).toBe(200)
    expect(await earnedBy(await born('04-01'))).toBe(100)
    expect(await earnedBy(await memberWith(shuke, till))).toBe(100)
  })

  it('is over with the Beijing month', async () => {
    const member = await born('03-31')
    await shuke.cloud.clock.set(Date.parse('2027-04-01T00:00:30+08:00'))
    expect(await earnedBy(member)).toBe(100)
  })

  it('may not give back more than was paid', async () => {
    const rules = { perYuan: 6, birthdayPercent: 200, pointsPerYuan: 10 }
    await expect(setPoints(shuke, till.operator, rules)).rejects.toThrow('points.rate-useless')
  })
})
