import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shuke } from '../bench'
import { join } from '../story'
import { balanced } from './balanced'
import { memberWith, sell, setPoints, startTill, type Till, takeBack } from './sales-bench'

const SOLD = Date.parse('2027-01-31T20:00:00+08:00')
/** Points of January end with February. */
const ENDED = Date.parse('2027-03-01T00:00:00+08:00')

describe('a sale that comes back after its points have ended', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(SOLD))
  })
  afterAll(() => shuke.stop())

  const accountOf = async (member: string) => (await balanced(shuke, member)).account

  const sendBack = async (sale: { id: string; rev: number }, listFen: number) => {
    const reply = await takeBack(shuke, till, sale, listFen, { who: till.manager })
    if (!reply.ok) throw new Error(reply.error.code)
    return reply.data
  }

  /** 100 points of a sale, of which 40 were spent on another one; then they end. */
  const soldAndEnded = async () => {
    await shuke.cloud.clock.set(SOLD)
    await setPoints(shuke, till.operator, { expiryMonths: 1 })
    const member = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, member, { fen: 10_000 })
    await sell(shuke, till, member, { fen: 1000, points: 40 })
    await shuke.cloud.clock.set(ENDED)
    return { member, sale }
  }

  it.each([
    ['swept by the job', true],
    ['not swept yet', false],
  ] as const)('owes what was spent, and not what ended: %s', async (_how, swept) => {
    const { member, sale } = await soldAndEnded()
    if (swept) await shuke.cloud.fireTimer('jobs')
    const { back, debt } = await sendBack(sale, 10_000)
    expect([back.pointsTaken, debt]).toEqual([40, 40])
    expect(await accountOf(member)).toMatchObject({ balance: -40, debt: 40, lots: [] })
  })

  it('owes the same when the goods come back in parts', async () => {
    const { member, sale } = await soldAndEnded()
    const first = await sendBack(sale, 3000)
    const second = await sendBack(first.sale, 7000)
    expect([first.debt, second.debt]).toEqual([30, 10])
    expect(await accountOf(member)).toMatchObject({ balance: -40, debt: 40 })
  })

  it('owes nothing when nothing was spent', async () => {
    await shuke.cloud.clock.set(SOLD)
    const member = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, member, { fen: 10_000 })
    await shuke.cloud.clock.set(ENDED)
    const { back, debt } = await sendBack(sale, 10_000)
    expect([back.pointsTaken, debt]).toEqual([0, 0])
    expect(await accountOf(member)).toMatchObject({ balance: 0, debt: 0, lots: [] })
  })

  it('owes nothing for points that were given up with the membership', async () => {
    await shuke.cloud.clock.set(SOLD)
    const member = await memberWith(shuke, till, 100)
    const { sale } = await sell(shuke, till, member, { fen: 10_000, points: 40 })
    await shuke.must(member, 'member', 'membership.close', { sure: true })
    await join(shuke, member)
    const { back, debt } = await sendBack(sale, 10_000)
    // What paid for the goods is the member's again; what they earned went with the old account.
    expect([back.pointsBack, back.pointsTaken, debt]).toEqual([40, 0, 0])
    expect(await accountOf(member)).toMatchObject({ balance: 40, debt: 0 })
  })
})
