import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '#core/kernel/route'
import { NO_PROGRAM } from '#core/program/rules'
import { codeOf, type Shuke, startShuke } from '../bench'
import { balanced } from '../contract/balanced'
import { memberWith, openTill, quote, record, type Till } from '../contract/sales-bench'
import { join, publish } from '../story'

const SHOPPERS = 200
const DEVICES = 20
/** What one stamp earns: enough for the gift that everybody wants. */
const STAMP = 50
/** A race that is won by luck is lost another time. */
const ROUNDS = 3

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

const tally = (replies: readonly Reply<unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const reply of replies) counts[codeOf(reply)] = (counts[codeOf(reply)] ?? 0) + 1
  return counts
}

const gift = (price: number) => ({
  name: '云雾茶',
  benefit: { kind: 'gift', item: '云雾茶' } as const,
  shop: { price, minLevel: 0 },
})

describe('at the same moment', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    shuke = await startShuke({ workersPerFunction: 8 })
    till = await openTill(shuke)
    const cycle = Array.from({ length: 7 }, () => STAMP)
    const rules = { ...NO_PROGRAM.checkin, open: true, cycle }
    await shuke.must(till.operator, 'operator', 'program.saveCheckin', { rules })
  })
  afterAll(() => shuke.stop())

  /** Balance = sum of lots − debt = fold of the ledger, and none of it below nothing. */
  const checked = async (person: string) => {
    const { account } = await balanced(shuke, person)
    expect(account.balance).toBeGreaterThanOrEqual(0)
    return account
  }

  it(`${SHOPPERS} members want the last gift and exactly one pays and has it`, async () => {
    const crowd: string[] = []
    // In portions: nobody joins a shop two hundred at a time.
    while (crowd.length < SHOPPERS) crowd.push(...(await times(20, () => join(shuke))))
    await Promise.all(crowd.map((one) => shuke.must(one, 'member', 'checkin.stamp', {})))
    const templateId = await publish(shuke, till.operator, { ...gift(STAMP), stock: 1 })
    const replies = await Promise.all(
      crowd.map((one) => shuke.call(one, 'member', 'shop.exchange', { templateId })),
    )
    expect(tally(replies)).toEqual({ ok: 1, 'coupons.sold-out': SHOPPERS - 1 })
    const balances = await Promise.all(crowd.map(async (one) => (await checked(one)).balance))
    expect(balances.filter((balance) => balance === 0)).toHaveLength(1)
    expect(balances.filter((balance) => balance === STAMP)).toHaveLength(SHOPPERS - 1)
  })

  it(`${DEVICES} devices of one member stamp the day and it is rewarded once`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const member = await join(shuke)
      const replies = await times(DEVICES, () => shuke.call(member, 'member', 'checkin.stamp', {}))
      const { ok, ...refused } = tally(replies)
      expect(ok).toBe(1)
      // Who loses too often is told to try again, not that it worked.
      expect(Object.keys(refused).filter((code) => code !== 'checkin.already')).toEqual([])
      expect((await checked(member)).balance).toBe(STAMP)
    }
  })

  it('exchanges and sales spend the same points and never more than there are', async () => {
    const templateId = await publish(shuke, till.operator, { ...gift(30), perMember: 10 })
    for (let round = 0; round < ROUNDS; round += 1) {
      const member = await memberWith(shuke, till, 100)
      const quotes: string[] = []
      for (let index = 0; index < 3; index += 1)
        quotes.push((await quote(shuke, till, member, { points: 60 })).quote)
      const [exchanges, sales] = await Promise.all([
        times(6, () => shuke.call(member, 'member', 'shop.exchange', { templateId })),
        Promise.all(quotes.map((signed) => record(shuke, till, signed))),
      ])
      const sold = sales.flatMap((reply) => (reply.ok ? [reply.data.sale.sum] : []))
      const earned = sold.reduce((all, { pointsEarned }) => all + pointsEarned, 0)
      const used = sold.reduce((all, { pointsUsed }) => all + pointsUsed, 0)
      const { ok = 0, ...refused } = tally(exchanges)
      expect(Object.keys(refused).filter((code) => code !== 'points.not-enough')).toEqual([])
      expect(ok + sold.length).toBeGreaterThan(0)
      expect((await checked(member)).balance).toBe(100 + earned - used - 30 * ok)
    }
  })
})
