import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TemplateForm } from '#core/coupons/form'
import { businessDayOf, DAY, MINUTE } from '#core/kernel/time'
import type { Shuke } from '../bench'
import { claim, codeOn, join, publish } from '../story'
import { docs, fileText } from './points-bench'
import { memberWith, quote, record, startTill, type Till, takeBack } from './sales-bench'

/** The settlement against the coupons' own redemptions, with rows that the real routes write. */

const beijing = (text: string): number => Date.parse(`${text}+08:00`)

interface CouponBooks {
  costFen: number
  redemptions: { id: string; fen: number; undoneAt?: number }[]
}

interface Row {
  action: string
  settledAt: number
  uses: { fen: number; back: boolean; redemptionId: string }[]
}

/** A small generator with a seed, so that a failing run can be run again. */
const randomFrom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const forms: Partial<TemplateForm>[] = [
  {
    name: '礼品',
    benefit: { kind: 'gift', item: '茶包', valueFen: 555 },
    bearer: { kind: 'partner', name: '晨光牛奶' },
  },
  {
    name: '三次卡',
    benefit: { kind: 'exchange', item: '小饼', valueFen: 301 },
    uses: 3,
    bearer: { kind: 'store' },
  },
]
const inSales: Partial<TemplateForm>[] = [
  { name: '满减', benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 } },
  {
    name: '折扣',
    benefit: { kind: 'percent-off', offPercent: 12, capFen: 777, minFen: 0 },
    stacking: { group: '折扣', alone: false },
    bearer: { kind: 'store' },
  },
]

type Deed = 'redeem' | 'undo' | 'reverse' | 'sell' | 'return' | 'gift' | 'gift back'

describe('the settlement and the coupons', () => {
  let shuke: Shuke
  let till: Till
  const seed = Number(process.env.SHUKE_SEED ?? 20_261_203)
  const done: Record<Deed, number> = {
    redeem: 0,
    undo: 0,
    reverse: 0,
    sell: 0,
    return: 0,
    gift: 0,
    'gift back': 0,
  }

  const settledIn = async (from: string, to: string): Promise<number> =>
    (await shuke.must(till.operator, 'operator', 'settlement.all', { from, to })).total.fen

  /** Redemptions that stand, by the coupons themselves. */
  const standing = async (): Promise<number> => {
    const coupons = await docs<CouponBooks>(shuke, 'coupons', {})
    const fens = coupons.flatMap(({ redemptions }) =>
      redemptions.filter(({ undoneAt }) => undoneAt === undefined).map(({ fen }) => fen),
    )
    return fens.reduce((sum, fen) => sum + fen, 0)
  }

  const rows = () => docs<Row>(shuke, 'audit', { settledAt: { $gt: 0 } })

  const play = async (months: readonly string[]) => {
    const random = randomFrom(seed)
    const pick = <T>(list: T[]): T | undefined => list.splice(random(list.length), 1)[0]
    const { operator, storeId } = till
    const [alone, sold] = await Promise.all(
      [forms, inSales].map((list) =>
        Promise.all(list.map((form) => publish(shuke, operator, { stock: 300, ...form }))),
      ),
    )
    const shop = { price: 10, minLevel: 0 }
    const gift = { kind: 'gift', item: '杯子', valueFen: 1999 } as const
    const good = await publish(shuke, operator, { stock: 300, perMember: 10, benefit: gift, shop })
    const used: { couponId: string; redemptionId: string; at: number }[] = []
    const sales: { id: string; rev: number; fen: number }[] = []
    const gifts: string[] = []

    const redeem = async (member: string, couponId: string) => {
      const code = await codeOn(shuke, member, couponId)
      const { receipt } = await shuke.must(till.clerk, 'clerk', 'redemption.redeem', {
        storeId,
        code,
      })
      return receipt.redemptionId
    }
    const deeds: Record<Deed, () => Promise<unknown>> = {
      redeem: async () => {
        const member = await join(shuke)
        const couponId = await claim(shuke, member, alone?.[random(2)] ?? '')
        const at = shuke.cloud.clock.now()
        used.push({ couponId, redemptionId: await redeem(member, couponId), at })
      },
      undo: async () => {
        const one = used.findIndex(({ at }) => at > shuke.cloud.clock.now() - 9 * MINUTE)
        if (one < 0) return false
        const [{ couponId = '', redemptionId = '' } = {}] = used.splice(one, 1)
        const input = { storeId, couponId, redemptionId }
        await shuke.must(till.clerk, 'clerk', 'redemption.undo', input)
      },
      reverse: async () => {
        const one = used.findIndex(({ at }) => at < shuke.cloud.clock.now() - 11 * MINUTE)
        if (one < 0) return false
        const [{ couponId = '', redemptionId = '' } = {}] = used.splice(one, 1)
        const input = { storeId, couponId, redemptionId, why: '顾客退货' }
        await shuke.must(till.manager, 'clerk', 'redemption.reverse', input)
      },
      sell: async () => {
        const member = await join(shuke)
        for (const templateId of sold ?? []) await claim(shuke, member, templateId)
        const fen = 6000 + random(9000)
        const { quote: signed } = await quote(shuke, till, member, { fen })
        const reply = await record(shuke, till, signed)
        if (!reply.ok) throw new Error(reply.error.code)
        sales.push({ id: reply.data.sale.id, rev: reply.data.sale.rev, fen })
      },
      return: async () => {
        const sale = pick(sales)
        if (!sale) return false
        const reply = await takeBack(shuke, till, sale, sale.fen, { who: till.manager })
        if (!reply.ok) throw new Error(reply.error.code)
      },
      gift: async () => {
        const member = await memberWith(shuke, till, 10)
        const { ticket } = await shuke.must(member, 'member', 'shop.exchange', { templateId: good })
        await redeem(member, ticket.id)
        gifts.push(ticket.id)
      },
      'gift back': async () => {
        const couponId = pick(gifts)
        if (couponId === undefined) return false
        await shuke.must(till.manager, 'clerk', 'shop.return', { storeId, couponId })
      },
    }
    const names = Object.keys(deeds) as Deed[]
    for (const month of months) {
      // Ten minutes before midnight, and over it: some deeds are taken back in another month.
      await shuke.cloud.clock.set(beijing(`${month}T23:50:00`))
      for (let i = 0; i < 24; i += 1) {
        const deed = names[random(names.length)] ?? 'redeem'
        if ((await deeds[deed]()) !== false) done[deed] += 1
        await shuke.cloud.clock.advance(random(4) * MINUTE)
      }
    }
  }

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(beijing('2027-01-05T12:00:00')))
    await play(['2027-01-15', '2027-01-31', '2027-02-28'])
  }, 120_000)
  afterAll(() => shuke.stop())

  it('has seen every way to use a coupon and to take it back', () => {
    for (const [deed, times] of Object.entries(done))
      expect([deed, times > 0]).toEqual([deed, true])
  })

  it(`agree to the fen (seed ${seed})`, async () => {
    const today = businessDayOf(shuke.cloud.clock.now())
    const expected = await standing()
    expect(expected).toBeGreaterThan(0)
    expect(await settledIn('2027-01-01', today)).toBe(expected)
    const costs = (await docs<CouponBooks>(shuke, 'coupons', {})).map(({ costFen }) => costFen)
    expect(costs.reduce((sum, fen) => sum + fen, 0)).toBe(expected)
  })

  it('agree day by day: the days of three months add up to all of it', async () => {
    const days: number[] = []
    const end = shuke.cloud.clock.now()
    for (let at = beijing('2027-01-05T00:00:00'); at <= end; at += DAY) {
      const day = businessDayOf(at)
      days.push(await settledIn(day, day))
    }
    expect(days.filter((fen) => fen !== 0).length).toBeGreaterThan(2)
    expect(days.reduce((sum, fen) => sum + fen, 0)).toBe(await standing())
  })

  it('say the same in the CSV, row by row, and in the statement of the store', async () => {
    const period = { from: '2027-01-01', to: businessDayOf(shuke.cloud.clock.now()) }
    const { fileId } = await shuke.must(till.operator, 'operator', 'settlement.csv', period)
    const lines = (await fileText(shuke, fileId)).trim().split('\r\n').slice(1)
    const fens = lines.map((line) => Math.round(Number(line.split(',')[6]) * 100))
    expect(fens.reduce((sum, fen) => sum + fen, 0)).toBe(await standing())
    const input = { ...period, storeId: till.storeId }
    const { statement } = await shuke.must(till.manager, 'clerk', 'settlement.ofStore', input)
    expect(statement.fen).toBe(await standing())
    const net = statement.shares.reduce((sum, { uses }) => sum + uses, 0)
    expect(net).toBe(statement.made - statement.back)
  })

  it.each(['redemption.undo', 'redemption.reverse', 'sales.return', 'shop.return'])(
    'would differ if %s wrote no entry',
    async (action) => {
      const kept = (await rows()).filter((row) => row.action !== action)
      const fen = kept.flatMap(({ uses }) => uses).reduce((sum, use) => sum + use.fen, 0)
      expect(fen).not.toBe(await standing())
    },
  )

  it('would differ if what is taken back had the wrong sign', async () => {
    const uses = (await rows()).flatMap((row) => row.uses)
    const wrong = uses.reduce((sum, { fen }) => sum + Math.abs(fen), 0)
    expect(wrong).not.toBe(await standing())
    expect(uses.every(({ fen, back }) => (back ? fen <= 0 : fen >= 0))).toBe(true)
  })
})
