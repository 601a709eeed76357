import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WalletFilter } from '#core/coupons/contract'
import { DAY } from '#core/kernel/time'
import { roundTrips, type Shuke, startShuke } from '../bench'
import { claim, codeOn, publish, type Stage, setStage } from '../story'
import { richMember } from './own-data'
import { addDocs, docs } from './points-bench'

const FILTERS = ['usable', 'later', 'used', 'expired'] as const

describe('the wallet', () => {
  let shuke: Shuke
  let stage: Stage

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  const exchanged = async (member: string, days: number) => {
    const shop = { price: 10, minLevel: 0 }
    const validity = { kind: 'days', days } as const
    const benefit = { kind: 'gift', item: '茶样' } as const
    const templateId = await publish(shuke, stage.operator, { shop, validity, benefit })
    return (await shuke.must(member, 'member', 'shop.exchange', { templateId })).ticket.id
  }
  /** All pages of one list; none takes more than the member and the coupons. */
  const idsIn = async (member: string, filter: WalletFilter) => {
    const pages: string[][] = []
    let after: string | undefined
    do {
      const input = after === undefined ? { filter } : { filter, after }
      const page = await shuke.must(member, 'member', 'coupons.wallet', input)
      expect(roundTrips(shuke.lastCall('member'))).toHaveLength(2)
      pages.push(page.tickets.map(({ id }) => id))
      after = page.next
    } while (after !== undefined)
    return pages
  }
  const placesOf = async (member: string, couponId: string) => {
    const places: WalletFilter[] = []
    for (const filter of FILTERS)
      if ((await idsIn(member, filter)).flat().includes(couponId)) places.push(filter)
    return places
  }

  it('has each coupon in one list, whatever became of it', async () => {
    const { member } = await richMember(shuke, stage)
    const [fresh, ended, used, cancelled] = [
      await exchanged(member, 30),
      await exchanged(member, 1),
      await exchanged(member, 30),
      await exchanged(member, 30),
    ] as const
    const code = await codeOn(shuke, member, used)
    await shuke.must(stage.clerk, 'clerk', 'redemption.redeem', { storeId: stage.storeId, code })
    await shuke.must(member, 'member', 'shop.cancel', { couponId: cancelled })
    await shuke.cloud.clock.advance(2 * DAY)
    expect(await placesOf(member, fresh)).toEqual(['usable'])
    expect(await placesOf(member, ended)).toEqual(['expired'])
    expect(await placesOf(member, used)).toEqual(['used'])
    expect(await placesOf(member, cancelled)).toEqual(['expired'])
    await shuke.cloud.clock.advance(40 * DAY)
    expect(await placesOf(member, fresh)).toEqual(['expired'])
    expect(await placesOf(member, cancelled)).toEqual(['expired'])
  })

  it('keeps what begins later apart until it does, and says when that is', async () => {
    const validity = { kind: 'days', days: 5, after: 3 } as const
    const templateId = await publish(shuke, stage.operator, { validity, uses: 2 })
    const couponId = await claim(shuke, stage.member, templateId)
    expect(await placesOf(stage.member, couponId)).toEqual(['later'])
    const own = async (filter: WalletFilter) => {
      const { tickets } = await shuke.must(stage.member, 'member', 'coupons.wallet', { filter })
      return tickets.find(({ id }) => id === couponId)
    }
    expect((await own('later'))?.notNow).toMatch(/起可用$/)
    expect((await own('later'))?.uses).toEqual({ all: 2, left: 2 })
    await shuke.cloud.clock.advance(3 * DAY)
    expect(await placesOf(stage.member, couponId)).toEqual(['usable'])
    expect(await own('usable')).not.toHaveProperty('notNow')
  })

  it('pages through what is of no use any more, each once, latest end first', async () => {
    const { member } = await richMember(shuke, stage)
    const couponId = await exchanged(member, 30)
    await shuke.must(member, 'member', 'shop.cancel', { couponId })
    type Doc = { _id: string; expiresAt: number }
    const [one] = await docs<Doc>(shuke, 'coupons', { _id: couponId })
    if (!one) throw new Error('no such coupon')
    // Groups that end together, so that a page ends within one; every third was never marked.
    const copies = Array.from({ length: 49 }, (_, i) => ({
      ...one,
      _id: `${couponId}c${i}`,
      handle: `h${i}`,
      ...(i % 3 === 0
        ? { status: 'issued', expiresAt: 1000 + Math.floor(i / 15) }
        : { expiresAt: one.expiresAt + Math.floor(i / 15) }),
    }))
    await addDocs(shuke, 'coupons', copies)
    const pages = await idsIn(member, 'expired')
    expect(pages.map((page) => page.length)).toEqual([20, 20, 10])
    const ends = new Map([one, ...copies].map(({ _id, expiresAt }) => [_id, expiresAt]))
    expect(new Set(pages.flat())).toEqual(new Set(ends.keys()))
    const shown = pages.flat().map((id) => ends.get(id) ?? 0)
    expect(shown).toEqual([...shown].sort((a, b) => b - a))
    expect(await idsIn(member, 'usable')).toEqual([[]])
  })
})
