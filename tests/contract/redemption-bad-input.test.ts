import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '#core/kernel/route'
import { DAY, MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { claim, hire, join, openStore, type Stage, setStage } from '../story'
import { change, docs } from './points-bench'
import { type Given, tillOf } from './redemption-bench'

/** What may be shown at a till and is no good: each its own sentence, and nothing is written. */
describe('at the till', () => {
  let shuke: Shuke
  let stage: Stage
  let till: ReturnType<typeof tillOf>

  const later = (ms: number) => shuke.cloud.clock.advance(ms)

  const everything = async () => {
    const names = ['coupons', 'audit', 'members', 'staff', 'sales', 'stock']
    return Promise.all(names.map((name) => docs<object>(shuke, name)))
  }

  /** The code and sentence of a refusal that left every document as it was. */
  const refused = async (work: () => Promise<Reply<unknown>>) => {
    const before = await everything()
    const reply = await work()
    expect(await everything()).toEqual(before)
    if (reply.ok) throw new Error('it was not refused')
    return [codeOf(reply), reply.error.message]
  }

  /** Quote and redemption refuse the same, in the same words. */
  const refusedBoth = async (code: string, clerk = stage.clerk, storeId = stage.storeId) => {
    const quoted = await refused(() =>
      shuke.call(clerk, 'clerk', 'redemption.quote', { storeId, code }),
    )
    const redeemed = await refused(() =>
      shuke.call(clerk, 'clerk', 'redemption.redeem', { storeId, code }),
    )
    expect(redeemed).toEqual(quoted)
    return quoted
  }

  const set = (given: Given, fields: object) =>
    change(shuke, 'coupons', { _id: given.couponId }, { $set: fields })

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke, { stock: 1000 })
    till = tillOf(shuke, stage)
  })
  afterAll(() => shuke.stop())

  it('a code of another brand is not ours', async () => {
    for (const code of ['https://other.example/coupon?id=7', '6901234567892', 'WXCARD-0001'])
      expect(await refusedBoth(code)).toEqual([
        'redemption.code-not-ours',
        '这不是本店的券码，请让顾客打开小程序里的券，出示券码',
      ])
    // Eighteen digits like ours, under keys that are not ours.
    expect(await refusedBoth('112345678901234567')).toEqual([
      'redemption.code-unknown',
      '没有认出这个码，请对准再扫一次，或核对数字',
    ])
  })

  it('an expired coupon says when it ended', async () => {
    const given = await till.give({ validity: { kind: 'days', days: 1 } })
    const code = await till.code(given)
    await set(given, { expiresAt: shuke.cloud.clock.now() - MINUTE })
    const [code1, sentence] = await refusedBoth(code)
    expect(code1).toBe('redemption.coupon-expired')
    expect(sentence).toMatch(/^这张券已经过期：\d+月\d+日/)
  })

  it('a voided coupon is void', async () => {
    const given = await till.give()
    const code = await till.code(given)
    await set(given, { status: 'voided' })
    expect(await refusedBoth(code)).toEqual([
      'redemption.coupon-voided',
      '这张券已经作废，不能使用',
    ])
  })

  it('a coupon that a sale holds is held, until that sale is given up', async () => {
    const given = await till.give()
    const { storeId, clerk } = stage
    const code = await till.code(given)
    const shown = await shuke.must(clerk, 'clerk', 'redemption.quote', { storeId, code })
    if (shown.kind !== 'coupon') throw new Error('no coupon')
    const priced = await shuke.must(clerk, 'clerk', 'sales.quote', {
      storeId,
      visit: shown.quote.visit,
      items: [{ fen: 7000, count: 1 }],
      couponIds: [given.couponId],
    })
    const held = await shuke.must(clerk, 'clerk', 'sales.hold', { storeId, quote: priced.quote })
    expect(await refusedBoth(code)).toEqual([
      'redemption.coupon-held',
      '这张券正在另一笔收款里用着，请完成或取消那一笔，或稍等几分钟',
    ])
    await shuke.must(clerk, 'clerk', 'sales.release', { storeId, quote: held.quote })
    expect(codeOf(await till.redeemCode(code))).toBe('ok')
  })

  it('a used coupon says when and where, to the clerk only', async () => {
    const given = await till.give()
    await till.done(given)
    await later(MINUTE)
    // The member sees no code of it any more; a clerk scans what is on paper or on a screenshot.
    const code = await shownAnyway(given)
    const [code1, sentence] = await refusedBoth(code)
    expect(code1).toBe('redemption.coupon-used')
    expect(sentence).toMatch(/^这张券已经核销过：\d+月\d+日 \(周.\) \d\d:\d\d，一店$/)
    const stranger = await join(shuke)
    const asked = await refused(() =>
      shuke.call(stranger, 'clerk', 'redemption.quote', { storeId: stage.storeId, code }),
    )
    expect(asked[0]).toBe('role.clerk-required')
    expect(asked[1]).not.toContain('一店')
  })

  /** The code of a coupon that shows none: as if it were unused for a moment. */
  const shownAnyway = async (given: Given): Promise<string> => {
    const { status } = await till.coupon(given)
    await set(given, { status: 'issued' })
    const code = await till.code(given)
    await set(given, { status })
    return code
  }

  it('an own coupon is for a colleague', async () => {
    await join(shuke, stage.clerk)
    const couponId = await claim(shuke, stage.clerk, stage.templateId)
    const code = await till.code({ member: stage.clerk, couponId })
    expect(await refusedBoth(code)).toEqual([
      'redemption.own-coupon',
      '不能核销自己的券，请让同事来操作',
    ])
  })

  it('a coupon of another store is not for this one', async () => {
    const elsewhere = await openStore(shuke, stage.operator, '二店')
    const given = await till.give({ storeIds: [elsewhere] })
    expect(await refusedBoth(await till.code(given))).toEqual([
      'redemption.other-store',
      '这张券不能在本店使用，可用门店请看券的说明',
    ])
    const theirs = await hire(shuke, stage.operator, elsewhere)
    const code = await till.code(given)
    const there = { storeId: elsewhere, code }
    expect(codeOf(await shuke.call(theirs, 'clerk', 'redemption.redeem', there))).toBe('ok')
  })

  it('a coupon of later, or of other hours, says when', async () => {
    const later1 = await till.give({ validity: { kind: 'days', days: 3, after: 2 } })
    const [code1, sentence1] = await refusedBoth(await till.code(later1))
    expect(code1).toBe('redemption.not-now')
    expect(sentence1).toMatch(/^这张券现在还不能用：\d+月\d+日起可用$/)
    const day = new Date(shuke.cloud.clock.now() + 8 * 3600_000).getUTCDay() || 7
    const other = [1, 2, 3, 4, 5, 6, 7].filter((one) => one !== day)
    const windows = [{ weekdays: other, from: 0, to: 1440 }]
    const [code2] = await refusedBoth(await till.code(await till.give({ windows })))
    expect(code2).toBe('redemption.not-now')
    await later(2 * DAY)
    expect(codeOf(await till.redeem(later1))).toBe('ok')
  })

  it('a coupon that needs a sale is no redemption alone', async () => {
    const benefit = { kind: 'item-price', item: '拿铁', priceFen: 990, capFen: 2000 } as const
    const given = await till.give({ name: '会员价', benefit })
    const code = await till.code(given)
    expect(await refused(() => till.redeemCode(code))).toEqual([
      'redemption.needs-sale',
      '这张券要在收款时用，请点「收款」输入商品和金额',
    ])
  })

  it('a clerk who is revoked between quote and redemption redeems nothing', async () => {
    const given = await till.give()
    const clerk = await hire(shuke, stage.operator, stage.storeId)
    const code = await till.code(given)
    const { storeId, operator } = stage
    const quote = await shuke.call(clerk, 'clerk', 'redemption.quote', { storeId, code })
    expect(codeOf(quote)).toBe('ok')
    const { staff } = await shuke.must(operator, 'operator', 'staff.list', {})
    const staffId = staff[0]?.id ?? ''
    await shuke.must(operator, 'operator', 'staff.revoke', { staffId, storeId })
    expect(await refused(() => till.redeemCode(code, clerk))).toEqual([
      'role.clerk-required',
      expect.any(String),
    ])
    expect(codeOf(await till.redeemCode(code))).toBe('ok')
  })

  it('of two clerks with one screenshot one redeems, and the other hears when and where', async () => {
    const given = await till.give()
    const second = await hire(shuke, stage.operator, stage.storeId)
    const code = await till.code(given)
    const replies = await Promise.all([
      till.redeemCode(code),
      till.redeemCode(code, second, newRequestId()),
    ])
    expect(replies.map(codeOf).sort()).toEqual(['ok', 'redemption.coupon-used'])
    const other = replies.find(({ ok }) => !ok)
    expect(other).toMatchObject({ error: { details: { store: '一店' } } })
    expect(await till.coupon(given)).toMatchObject({ used: 1 })
    expect(await till.settled(given)).toBe(1200)
  })
})
