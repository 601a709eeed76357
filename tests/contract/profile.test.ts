import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '#core/kernel/time'
import { codeOf, type In, newRequestId, type Shuke, startShuke } from '../bench'
import { claim, join, publish, type Stage, setStage } from '../story'
import { dump } from './dump'
import {
  buy,
  exportOf,
  isKept,
  newPicture,
  numberOf,
  phoneCode,
  richMember,
  upload,
} from './own-data'

let shuke: Shuke
let stage: Stage

beforeAll(async () => {
  shuke = await startShuke()
  stage = await setStage(shuke)
})
afterAll(() => shuke.stop())

type Form = In<'member', 'membership.saveProfile'>
const save = (person: string, form: Form, requestId = newRequestId()) =>
  shuke.call(person, 'member', 'membership.saveProfile', form, requestId)
const profileOf = async (person: string) =>
  (await shuke.must(person, 'member', 'membership.profile', {})).profile
const phoneOf = (person: string) =>
  shuke.cloud.people().find(({ id }) => id === person)?.phone ?? ''
const setPhone = (person: string, code: string, requestId = newRequestId()) =>
  shuke.call(person, 'member', 'membership.setPhone', { code }, requestId)
const day = (yearsAgo: number, days = 0) => {
  const now = new Date(shuke.cloud.clock.now() + 8 * 60 * MINUTE)
  const at = Date.UTC(now.getUTCFullYear() - yearsAgo, now.getUTCMonth(), now.getUTCDate() + days)
  return { kind: 'date', date: new Date(at).toISOString().slice(0, 10) } as const
}

describe('a profile', () => {
  it('keeps what the member chose to say, and erases what is left out', async () => {
    const member = await join(shuke)
    expect(await profileOf(member)).toEqual({})
    const birthday = { kind: 'day', day: '02-29' } as const
    const full = { nickname: '小林', birthday }
    expect(await save(member, full)).toMatchObject({ data: { profile: full } })
    const { member: view } = await shuke.must(member, 'member', 'membership.code', {})
    expect(view.nickname).toBe('小林')
    await save(member, { birthday })
    expect(await profileOf(member)).toEqual({ birthday })
  })

  it('answers a retry, refuses another body, and leaves no word of it in the audit', async () => {
    const member = await join(shuke)
    const requestId = newRequestId()
    const first = await save(member, { nickname: '独一无二的名字' }, requestId)
    expect(await save(member, { nickname: '独一无二的名字' }, requestId)).toMatchObject({
      ok: true,
      data: (first as { data: object }).data,
    })
    const changed = await save(member, { nickname: '另一个名字' }, requestId)
    expect(codeOf(changed)).toBe('request.replay-changed')
    await save(member, {})
    expect(await dump(shuke)).not.toContain('独一无二的名字')
  })

  it('takes a picture of one’s own folder alone, and removes the one before', async () => {
    const member = await join(shuke)
    const stranger = await join(shuke)
    const first = await newPicture(shuke, member, 'one')
    expect(await save(member, { avatar: first })).toMatchObject({
      data: { profile: { avatar: first } },
    })
    const foreign = [
      await newPicture(shuke, stranger, 'one'),
      await upload(shuke, member, 'sheets/one.pdf'),
      first.replace('shuke-test', 'elsewhere').replace('one.png', 'two.png'),
    ]
    for (const avatar of foreign)
      expect(codeOf(await save(member, { avatar }))).toBe('membership.avatar-not-yours')
    expect(await isKept(shuke, first)).toBe(true)
    const requestId = newRequestId()
    const second = await newPicture(shuke, member, 'two')
    await save(member, { avatar: second }, requestId)
    expect(await isKept(shuke, first)).toBe(false)
    const third = await newPicture(shuke, member, 'three')
    await save(member, { avatar: third })
    // An old request that comes again must not take the picture that is shown now.
    await save(member, { avatar: second }, requestId)
    expect([await isKept(shuke, second), await isKept(shuke, third)]).toEqual([false, true])
    await save(member, { nickname: '没有头像' })
    expect(await isKept(shuke, third)).toBe(false)
  })

  it('refuses a day that has not come', async () => {
    const member = await join(shuke)
    expect(codeOf(await save(member, { birthday: day(0, 1) }))).toBe('membership.birthday-future')
    expect(codeOf(await save(member, { birthday: { kind: 'day', day: '02-30' } }))).toBe(
      'request.invalid',
    )
  })

  it('of somebody under 14 is not kept, and what was there is erased, also for a retry', async () => {
    const member = await join(shuke)
    const old = await newPicture(shuke, member, 'old')
    await save(member, { nickname: '小朋友甲', avatar: old })
    expect(codeOf(await setPhone(member, await phoneCode(shuke, member)))).toBe('ok')
    const fresh = await newPicture(shuke, member, 'fresh')
    const form = { nickname: '小朋友乙', avatar: fresh, birthday: day(14, 1) }
    const requestId = newRequestId()
    for (const _time of [1, 2]) {
      const reply = await save(member, form, requestId)
      expect(codeOf(reply)).toBe('membership.under-14')
      expect(await profileOf(member)).toEqual({})
    }
    expect([await isKept(shuke, old), await isKept(shuke, fresh)]).toEqual([false, false])
    const kept = await dump(shuke)
    for (const secret of ['小朋友', form.birthday.date, phoneOf(member), '未满'])
      expect(kept).not.toContain(secret)
    expect(codeOf(await save(member, { nickname: '换个人' }, requestId))).toBe(
      'request.replay-changed',
    )
    expect(codeOf(await save(member, { birthday: day(14) }))).toBe('ok')
  })

  it('of somebody under 14 that comes once more erases nothing of what was put right since', async () => {
    const member = await join(shuke)
    const requestId = newRequestId()
    const mistyped = { birthday: day(14, 1) }
    expect(codeOf(await save(member, mistyped, requestId))).toBe('membership.under-14')
    const avatar = await newPicture(shuke, member, 'right')
    const right = { avatar, birthday: day(20) }
    expect(codeOf(await save(member, right))).toBe('ok')
    expect(codeOf(await save(member, mistyped, requestId))).toBe('membership.under-14')
    expect(await isKept(shuke, avatar)).toBe(true)
    expect(await profileOf(member)).toEqual(right)
  })

  it('is not overwritten by a retry so late that the member’s own receipts have forgotten it', async () => {
    const member = await join(shuke)
    const mistyped = { birthday: day(14, 1) }
    const [first, removal, child] = [newRequestId(), newRequestId(), newRequestId()]
    const removePhone = () => shuke.call(member, 'member', 'membership.removePhone', {}, removal)
    await save(member, { nickname: '旧名字' }, first)
    expect(codeOf(await removePhone())).toBe('ok')
    await save(member, mistyped, child)
    await setPhone(member, await phoneCode(shuke, member))
    await shuke.cloud.clock.advance(31 * MINUTE)
    for (const name of ['一', '二', '三', '四', '五', '六', '新名字'])
      await save(member, { nickname: name })
    const now = await profileOf(member)
    expect(now).toMatchObject({ nickname: '新名字', phone: expect.any(String) })
    expect(codeOf(await save(member, { nickname: '旧名字' }, first))).toBe('ok')
    expect(codeOf(await removePhone())).toBe('ok')
    expect(codeOf(await save(member, mistyped, child))).toBe('membership.under-14')
    expect(await profileOf(member)).toEqual(now)
  })
})

describe('a phone number', () => {
  it('comes from WeChat’s code, is shown masked, and can be removed', async () => {
    const member = await join(shuke)
    await save(member, { nickname: '小林' })
    const phone = phoneOf(member)
    const shown = `${phone.slice(0, 3)}****${phone.slice(-4)}`
    const done = await setPhone(member, await phoneCode(shuke, member))
    expect(done).toMatchObject({ data: { profile: { nickname: '小林', phone: shown } } })
    expect(JSON.stringify(done)).not.toContain(phone)
    await save(member, { nickname: '老林' })
    expect((await profileOf(member)).phone).toBe(shown)
    const removed = await shuke.must(member, 'member', 'membership.removePhone', {})
    expect(removed.profile).toEqual({ nickname: '老林' })
    expect(await dump(shuke)).not.toContain(phone)
  })

  it('answers a retry although the code works once', async () => {
    const member = await join(shuke)
    const code = await phoneCode(shuke, member)
    const requestId = newRequestId()
    const first = await setPhone(member, code, requestId)
    const again = await setPhone(member, code, requestId)
    expect(again).toMatchObject({ ok: true, data: (first as { data: object }).data })
    expect(codeOf(await setPhone(member, code))).toBe('membership.phone-code-invalid')
  })

  it('refuses a code that is old or made up', async () => {
    const member = await join(shuke)
    const old = await phoneCode(shuke, member)
    await shuke.cloud.clock.advance(6 * MINUTE)
    for (const code of [old, 'made-up'])
      expect(codeOf(await setPhone(member, code))).toBe('membership.phone-code-invalid')
  })

  it('stands in nobody’s way when WeChat does not answer', async () => {
    const member = await join(shuke)
    const code = await phoneCode(shuke, member)
    const lost = { on: 'operation', fault: 'lost-before', action: 'wx.openApi', rate: 1 } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [lost] })
    expect(codeOf(await setPhone(member, code))).toBe('membership.phone-unavailable')
    shuke.cloud.chaos.clear()
  })
})

describe('the export of one’s own data', () => {
  const SECRET = '=HYPERLINK("x")'

  const full = async () => {
    const { member } = await richMember(shuke, stage)
    await save(member, { nickname: SECRET })
    await setPhone(member, await phoneCode(shuke, member))
    const couponId = await claim(shuke, member, stage.templateId)
    await buy(shuke, stage, member, 12345, [couponId])
    const templateId = await publish(shuke, stage.operator, { shop: { price: 5, minLevel: 0 } })
    for (const _time of Array.from({ length: 26 })) {
      const { ticket } = await shuke.must(member, 'member', 'shop.exchange', { templateId })
      await shuke.must(member, 'member', 'shop.cancel', { couponId: ticket.id })
      await shuke.cloud.clock.advance(10_000)
    }
    return member
  }

  it('is one valid file in either format, whole, and safe in a spreadsheet', async () => {
    const member = await full()
    const json = await exportOf(shuke, member, 'json')
    expect(json.portions).toBeGreaterThan(4)
    const data = JSON.parse(json.text)
    expect(data.member).toMatchObject({
      number: await numberOf(shuke, member),
      profile: { nickname: SECRET, phone: phoneOf(member) },
      points: { balance: 500, debt: 0 },
    })
    expect(data.member.consent.version).toBeTruthy()
    expect(data.ledger).toHaveLength(53)
    expect(data.coupons).toHaveLength(27)
    expect(data.sales).toMatchObject([
      {
        store: '一店',
        sum: { payFen: 11145 },
        coupons: [{ name: '满 60 减 12', offFen: 1200 }],
        lines: [{ count: 1, listFen: 12345 }],
      },
    ])
    expect(json.text).not.toContain('staffId')
    const csv = await exportOf(shuke, member, 'csv')
    const lines = csv.text.split('\r\n')
    expect(lines[0]?.startsWith('\ufeff类别,时间')).toBe(true)
    expect(csv.text).toContain(phoneOf(member))
    expect(csv.text).toMatch(/^消费,[^,]+,一店,[^,]+「满 60 减 12」减 12 元,0,111\.45,/m)
    expect(lines.filter((line) => line.startsWith('积分流水'))).toHaveLength(53)
    expect(lines.filter((line) => line.startsWith('券,'))).toHaveLength(27)
    expect(csv.text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(csv.text).not.toMatch(/(^|,)"?[=@＝＠]/m)
  })

  it('of a new member has empty lists', async () => {
    const member = await join(shuke)
    const { text } = await exportOf(shuke, member, 'json')
    expect(JSON.parse(text)).toMatchObject({ ledger: [], coupons: [], sales: [] })
    const csv = await exportOf(shuke, member, 'csv')
    expect(csv.text).toMatch(/^等级,,第几级,1,/m)
  })

  it('refuses a place that no portion named', async () => {
    for (const after of ['members', 'ledger:x', 'ledger:1~abc~', 'coupons:', '__proto__']) {
      const reply = await shuke.call(stage.member, 'member', 'membership.export', {
        format: 'json',
        after,
      })
      expect([after, codeOf(reply)]).toEqual([after, 'request.invalid'])
    }
  })
})

describe('a member to the operator', () => {
  it('is found by the number read out, without name and phone', async () => {
    const { member, memberId } = await richMember(shuke, stage, 120)
    await save(member, { nickname: '不给运营看' })
    const number = await numberOf(shuke, member)
    const typed = [number, number.replace(' ', ''), ` ${number.split('').join(' ')}`]
    for (const given of typed) {
      const found = await shuke.must(stage.operator, 'operator', 'membership.find', {
        number: given,
      })
      expect(found.member).toMatchObject({ id: memberId, closed: false, own: false })
      expect(found.member.points.balance).toBe(120)
      expect(JSON.stringify(found)).not.toContain('不给运营看')
    }
    const card = await shuke.must(stage.operator, 'operator', 'membership.member', { memberId })
    expect(card.member.id).toBe(memberId)
    await shuke.cloud.clock.advance(DAY)
  })

  it('is not found by half a number or a wrong one', async () => {
    for (const number of ['', '1234', '99 99 99 99', 'abcd efgh']) {
      const reply = await shuke.call(stage.operator, 'operator', 'membership.find', { number })
      expect([number, codeOf(reply)]).toEqual([number, 'membership.not-found'])
    }
  })

  it('is told apart when it is the operator’s own', async () => {
    await join(shuke, stage.operator)
    const number = await numberOf(shuke, stage.operator)
    const found = await shuke.must(stage.operator, 'operator', 'membership.find', { number })
    expect(found.member.own).toBe(true)
  })
})
