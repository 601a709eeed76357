import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TemplateForm } from '#core/coupons/form'
import { DAY, HOUR, MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { claim, join, openStore, publish, type Stage, setStage } from '../story'

describe('a claim', () => {
  let shuke: Shuke
  let stage: Stage

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  const offered = (over: Partial<TemplateForm>) => publish(shuke, stage.operator, over)
  const taken = (member: string, templateId: string, more: { storeId?: string } = {}) =>
    shuke.call(member, 'member', 'coupons.claim', { templateId, ...more })
  const stateFor = async (member: string, templateId: string, more: { storeId?: string } = {}) =>
    (await shuke.must(member, 'member', 'coupons.offer', { templateId, ...more })).state
  const turn = (route: 'coupons.pause' | 'coupons.resume' | 'coupons.end', templateId: string) =>
    shuke.must(stage.operator, 'operator', route, { templateId })

  it('takes three requests: the member, a unit of the stock, the coupon', async () => {
    const templateId = await offered({ stock: 600 })
    await claim(shuke, await join(shuke), templateId)
    await claim(shuke, await join(shuke), templateId)
    const trips = roundTrips(shuke.lastCall('member'))
    expect(trips).toEqual(['getDocument members', 'modifyDocument stock', 'insertDocument coupons'])
  })

  it('gives a retry the first answer before and after its row is filed, and nothing more', async () => {
    const templateId = await offered({ perMember: 3 })
    const member = await join(shuke)
    const requestId = newRequestId()
    const ask = () => shuke.must(member, 'member', 'coupons.claim', { templateId }, requestId)
    const first = await ask()
    expect(await ask()).toEqual(first)
    await shuke.cloud.fireTimer('jobs')
    expect(await ask()).toEqual(first)
    await turn('coupons.end', templateId)
    expect(await ask()).toEqual(first)
    const other = { templateId, storeId: stage.storeId }
    const changed = await shuke.call(member, 'member', 'coupons.claim', other, requestId)
    expect(codeOf(changed)).toBe('request.replay-changed')
    const { tickets } = await shuke.must(member, 'member', 'coupons.wallet', { filter: 'usable' })
    expect(tickets.filter(({ id }) => id.startsWith(templateId))).toHaveLength(1)
  })

  it('tells the own limit before the stock, and gives the unit back that it took', async () => {
    const templateId = await offered({ stock: 2, perMember: 1 })
    const member = await join(shuke)
    await claim(shuke, member, templateId)
    for (let times = 0; times < 3; times += 1)
      expect(codeOf(await taken(member, templateId))).toBe('coupons.limit-reached')
    await claim(shuke, await join(shuke), templateId)
    expect(codeOf(await taken(member, templateId))).toBe('coupons.limit-reached')
    const late = await join(shuke)
    expect(codeOf(await taken(late, templateId))).toBe('coupons.sold-out')
    expect(await stateFor(late, templateId)).toBe('sold-out')
    expect(await stateFor(member, templateId)).toBe('taken')
  })

  it('waits for the first instant of a schedule and ends with its last', async () => {
    const from = shuke.cloud.clock.now() + HOUR
    const templateId = await offered({ schedule: { from, until: from + HOUR } })
    const member = await join(shuke)
    const early = await taken(member, templateId)
    expect(early).toMatchObject({ error: { code: 'coupons.not-yet' } })
    const seen = await shuke.must(member, 'member', 'coupons.offer', { templateId })
    expect(seen).toMatchObject({ state: 'not-yet', opensAt: from })
    await shuke.cloud.clock.advance(HOUR + MINUTE)
    await claim(shuke, member, templateId)
    await shuke.cloud.clock.advance(HOUR)
    expect(codeOf(await taken(await join(shuke), templateId))).toBe('coupons.ended')
  })

  it('is for those whom the template means, and says who they are', async () => {
    const templateId = await offered({ audience: { joinedWithin: 2 } })
    const [newcomer, regular] = [await join(shuke), stage.member]
    await shuke.cloud.clock.advance(2 * DAY)
    const fresh = await join(shuke)
    await claim(shuke, fresh, templateId)
    const refused = await taken(regular, templateId)
    expect(refused).toMatchObject({
      error: { code: 'coupons.not-for-you', details: { who: '限入会 2 天以内' } },
    })
    const seen = await shuke.must(newcomer, 'member', 'coupons.offer', { templateId })
    expect(seen).toMatchObject({ state: 'not-for-you', who: '限入会 2 天以内' })
  })

  it('gives so many a day, and as many the day after', async () => {
    const templateId = await offered({ stock: 10, daily: 2 })
    const [a, b, c] = [await join(shuke), await join(shuke), await join(shuke)]
    await claim(shuke, a, templateId)
    await claim(shuke, b, templateId)
    expect(codeOf(await taken(c, templateId))).toBe('coupons.today-gone')
    expect(await stateFor(c, templateId)).toBe('today-gone')
    await shuke.cloud.clock.advance(DAY)
    expect(await stateFor(c, templateId)).toBe('open')
    await claim(shuke, c, templateId)
  })

  it('keeps what a store keeps for people there, and lends it to nobody', async () => {
    const storeId = await openStore(shuke, stage.operator, '二店')
    const templateId = await offered({ stock: 2, storeStock: [{ storeId, stock: 1 }] })
    const people = await Promise.all(Array.from({ length: 4 }, () => join(shuke)))
    const [a = '', b = '', c = '', d = ''] = people
    await claim(shuke, a, templateId)
    expect(codeOf(await taken(b, templateId))).toBe('coupons.sold-out')
    expect(await stateFor(b, templateId, { storeId })).toBe('open')
    // As the scene of a poster has it: the first ten characters of the store.
    expect(codeOf(await taken(c, templateId, { storeId: storeId.slice(0, 10) }))).toBe('ok')
    expect(codeOf(await taken(d, templateId, { storeId }))).toBe('coupons.sold-out')
    expect(await stateFor(d, templateId, { storeId })).toBe('sold-out')
  })

  it('stops at a pause whatever an instance remembers, and goes on after it', async () => {
    const templateId = await offered({ stock: 600 })
    await claim(shuke, await join(shuke), templateId)
    await turn('coupons.pause', templateId)
    const member = await join(shuke)
    expect(codeOf(await taken(member, templateId))).toBe('coupons.paused')
    expect(await stateFor(member, templateId)).toBe('paused')
    await turn('coupons.resume', templateId)
    await claim(shuke, member, templateId)
    await turn('coupons.end', templateId)
    expect(codeOf(await taken(await join(shuke), templateId))).toBe('coupons.ended')
  })

  it('finds what came back a second after it was sold out', async () => {
    const templateId = await offered({ stock: 1 })
    const [first, second] = [await join(shuke), await join(shuke)]
    await claim(shuke, first, templateId)
    expect(codeOf(await taken(second, templateId))).toBe('coupons.sold-out')
    const input = { templateId, more: 1 }
    await shuke.must(stage.operator, 'operator', 'coupons.restock', input)
    await shuke.cloud.clock.advance(1001)
    expect(await stateFor(second, templateId)).toBe('open')
    await claim(shuke, second, templateId)
  })
})
