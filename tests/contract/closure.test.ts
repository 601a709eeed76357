import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import { NO_PROGRAM } from '#core/program/rules'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { claim, codeOn, hire, join, publish, type Stage, setStage } from '../story'
import { dump } from './dump'
import { buy, isKept, memberIdOf, newPicture, numberOf, phoneCode, richMember } from './own-data'
import { docs } from './points-bench'

let shuke: Shuke
let stage: Stage

beforeAll(async () => {
  shuke = await startShuke()
  stage = await setStage(shuke)
})
afterAll(() => shuke.stop())

const close = (person: string, requestId = newRequestId()) =>
  shuke.call(person, 'member', 'membership.close', { sure: true }, requestId)
const openidOf = (person: string) =>
  shuke.cloud.people().find(({ id }) => id === person)?.openid ?? ''
const phoneOf = (person: string) =>
  shuke.cloud.people().find(({ id }) => id === person)?.phone ?? ''
const cardOf = async (memberId: string) =>
  (await shuke.must(stage.operator, 'operator', 'membership.member', { memberId })).member
const openMembers = async () =>
  (await docs<{ closedAt?: number }>(shuke, 'members')).filter((one) => one.closedAt === undefined)
    .length

describe('closing an account', () => {
  it('says before what would be given up', async () => {
    const { member } = await richMember(shuke, stage, 300)
    await claim(shuke, member, stage.templateId)
    const told = await shuke.must(member, 'member', 'membership.closing', {})
    expect(told).toEqual({ points: 300, coupons: 1, debt: 0 })
  })

  it('leaves nothing that names the person in any collection, and no picture', async () => {
    const { member, memberId } = await richMember(shuke, stage, 300)
    const avatar = await newPicture(shuke, member, 'me')
    const birthday = { kind: 'date', date: '1987-06-05' } as const
    await shuke.must(member, 'member', 'membership.saveProfile', {
      nickname: '天山雪莲',
      avatar,
      birthday,
    })
    const code = await phoneCode(shuke, member)
    await shuke.must(member, 'member', 'membership.setPhone', { code })
    const couponId = await claim(shuke, member, stage.templateId)
    shuke.cloud.acceptSubscribe(member, ['coupon-ending'])
    await shuke.must(member, 'member', 'reminders.want', { couponId })
    const number = await numberOf(shuke, member)
    const secrets = [openidOf(member), phoneOf(member), '天山雪莲', birthday.date, avatar]
    const before = await dump(shuke)
    for (const secret of secrets) expect(before).toContain(secret)
    const members = await openMembers()
    expect(codeOf(await close(member))).toBe('ok')
    const after = await dump(shuke)
    for (const secret of secrets) expect(after).not.toContain(secret)
    expect(await isKept(shuke, avatar)).toBe(false)
    expect(await openMembers()).toBe(members - 1)
    expect(await cardOf(memberId)).toMatchObject({
      member: '已注销的会员',
      closed: true,
      points: { balance: 0, debt: 0 },
    })
    const found = await shuke.call(stage.operator, 'operator', 'membership.find', { number })
    expect(codeOf(found)).toBe('membership.not-found')
  })

  it('takes the card number off every coupon, used ones and those that only the jobs reach', async () => {
    const { storeId, clerk } = stage
    const templateId = await publish(shuke, stage.operator, { perMember: 2 })
    const numbersOf = async (memberId: string) => {
      const found = await docs<{ memberNumber: string }>(shuke, 'coupons', { memberId })
      return found.map(({ memberNumber }) => memberNumber)
    }
    const withUsed = async () => {
      const one = await richMember(shuke, stage)
      const couponId = await claim(shuke, one.member, templateId)
      const code = await codeOn(shuke, one.member, couponId)
      await shuke.must(clerk, 'clerk', 'redemption.redeem', { storeId, code })
      await claim(shuke, one.member, templateId)
      return one
    }
    const gone = await withUsed()
    const died = await withUsed()
    const number = (await numberOf(shuke, gone.member)).replace(' ', '')
    expect(await numbersOf(gone.memberId)).toEqual([number, number])
    await close(gone.member)
    expect(await numbersOf(gone.memberId)).toEqual([gone.memberId, gone.memberId])
    const at = { on: 'operation', action: 'modifyDocument', collection: 'coupons' } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [{ ...at, fault: 'kill', at: [1] }] })
    await close(died.member).catch(() => undefined)
    shuke.cloud.chaos.clear()
    await shuke.cloud.clock.advance(10 * MINUTE)
    expect(await numbersOf(died.memberId)).toEqual([died.memberId, died.memberId])
  })

  it('gives up the points in the ledger, which stays balanced', async () => {
    const { member, memberId } = await richMember(shuke, stage, 300)
    await close(member)
    const input = { memberId }
    const { rows } = await shuke.must(stage.operator, 'operator', 'points.entriesOf', input)
    expect(rows.map(({ kind, points, balance }) => [kind, points, balance])).toEqual([
      ['forfeit', -300, 0],
      ['earn', 300, 300],
    ])
  })

  it('makes the person a stranger everywhere, and their codes unknown', async () => {
    const { member } = await richMember(shuke, stage)
    const couponId = await claim(shuke, member, stage.templateId)
    const couponCode = await codeOn(shuke, member, couponId)
    const { code } = await shuke.must(member, 'member', 'membership.code', {})
    await close(member)
    const home = await shuke.must(member, 'member', 'membership.home', {})
    expect(home.member).toBeUndefined()
    expect(home.consent).toBeDefined()
    const { given } = await shuke.must(member, 'member', 'membership.consent', {})
    expect(given).toBeUndefined()
    const { templateId } = stage
    const offer = await shuke.must(member, 'member', 'coupons.offer', { templateId })
    expect(offer.member).toBe(false)
    for (const route of ['points.page', 'membership.profile', 'membership.closing'] as const)
      expect(codeOf(await shuke.call(member, 'member', route, {}))).toBe('role.member-required')
    const { storeId, clerk } = stage
    const quote = await shuke.call(clerk, 'clerk', 'redemption.quote', { storeId, code })
    expect(codeOf(quote)).toBe('redemption.code-unknown')
    const redeemed = await shuke.call(clerk, 'clerk', 'redemption.redeem', {
      storeId,
      code: couponCode,
    })
    expect(codeOf(redeemed)).toBe('redemption.coupon-voided')
  })

  it('answers a retry as at first, and another request as a stranger’s', async () => {
    const { member } = await richMember(shuke, stage)
    const requestId = newRequestId()
    const first = await close(member, requestId)
    expect(first).toMatchObject({ ok: true, data: { closed: true } })
    expect(codeOf(await close(member, requestId))).toBe('ok')
    expect(codeOf(await close(member))).toBe('role.member-required')
    expect(codeOf(await close(shuke.person()))).toBe('role.member-required')
  })

  it('lets nothing be written into the account by calls that come at the same moment', async () => {
    const { member } = await richMember(shuke, stage)
    const names = Array.from({ length: 8 }, (_, i) => `同时保存的名字${i}`)
    const save = (nickname: string) =>
      shuke.call(member, 'member', 'membership.saveProfile', { nickname })
    const before = names.slice(0, 4).map(save)
    const closed = close(member)
    const replies = await Promise.all([...before, closed, ...names.slice(4).map(save)])
    const codes = new Set(replies.map(codeOf))
    expect([...codes].filter((code) => !['ok', 'role.member-required'].includes(code))).toEqual([])
    if (codeOf(await closed) === 'ok') expect(await dump(shuke)).not.toContain('同时保存的名字')
    else throw new Error('the account was not closed')
  })

  it('that dies before the coupons is finished by the jobs, and later joining keeps its own', async () => {
    const templateId = await publish(shuke, stage.operator, { perMember: 2 })
    const again = await richMember(shuke, stage)
    const gone = await richMember(shuke, stage)
    const other = await richMember(shuke, stage)
    const rule = {
      on: 'operation',
      fault: 'kill',
      action: 'modifyDocument',
      collection: 'coupons',
    } as const
    for (const { member } of [again, gone]) {
      await claim(shuke, member, templateId)
      shuke.cloud.chaos.set({ seed: 1, rules: [{ ...rule, at: [1] }] })
      await close(member).catch(() => undefined)
      expect(shuke.cloud.chaos.log()).toHaveLength(1)
      shuke.cloud.chaos.clear()
    }
    const statesOf = async ({ memberId }: { memberId: string }) => {
      const found = await docs<{ issuedAt: number; status: string }>(shuke, 'coupons', { memberId })
      return found.sort((a, b) => a.issuedAt - b.issuedAt).map(({ status }) => status)
    }
    // Before the clock moves: the jobs may be due within the minute.
    expect(await statesOf(gone)).toEqual(['issued'])
    await shuke.cloud.clock.advance(MINUTE)
    await join(shuke, again.member)
    await claim(shuke, again.member, templateId)
    await claim(shuke, other.member, templateId)
    await shuke.cloud.clock.advance(10 * MINUTE)
    expect(await statesOf(gone)).toEqual(['voided'])
    expect(await statesOf(again)).toEqual(['voided', 'issued'])
    expect(await statesOf(other)).toEqual(['issued'])
    const revs = () => docs<{ rev: number }>(shuke, 'coupons', { memberId: gone.memberId })
    const [once] = await revs()
    await shuke.cloud.clock.advance(10 * MINUTE)
    expect(await revs()).toEqual([once])
  })

  it('that breaks off before the coupons is finished by its retry', async () => {
    const { member } = await richMember(shuke, stage)
    const couponId = await claim(shuke, member, stage.templateId)
    const requestId = newRequestId()
    const rule = {
      on: 'operation',
      fault: 'lost-before',
      action: 'modifyDocument',
      collection: 'coupons',
      rate: 1,
    } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [rule] })
    expect(codeOf(await close(member, requestId))).toBe('server.fault')
    shuke.cloud.chaos.clear()
    expect(codeOf(await close(member, requestId))).toBe('ok')
    await join(shuke, member)
    const { ticket } = await shuke.must(member, 'member', 'coupons.show', { couponId })
    expect(ticket.status).toBe('voided')
  })
})

describe('joining again', () => {
  it('opens the same account with a new card, nothing on it, and the old limits', async () => {
    const { member, memberId } = await richMember(shuke, stage)
    await claim(shuke, member, stage.templateId)
    const number = await numberOf(shuke, member)
    const { code } = await shuke.must(member, 'member', 'membership.code', {})
    await close(member)
    await shuke.cloud.clock.advance(MINUTE)
    const members = await openMembers()
    const { consent } = await shuke.must(member, 'member', 'membership.home', {})
    const old = { consent: { version: consent?.version ?? '', hash: '0'.repeat(64) } }
    expect(codeOf(await shuke.call(member, 'member', 'membership.join', old))).toBe(
      'membership.consent-outdated',
    )
    const { version = '', hash = '' } = consent ?? {}
    await shuke.must(member, 'member', 'membership.join', { consent: { version, hash } })
    expect(await openMembers()).toBe(members + 1)
    expect(await cardOf(memberId)).toMatchObject({ closed: false, points: { balance: 0 } })
    expect(await numberOf(shuke, member)).not.toBe(number)
    const fresh = await shuke.must(member, 'member', 'membership.code', {})
    expect(fresh.code.slice(1, 11)).not.toBe(code.slice(1, 11))
    const { templateId } = stage
    const again = await shuke.call(member, 'member', 'coupons.claim', { templateId })
    expect(codeOf(again)).toBe('coupons.limit-reached')
  })

  it('washes off no debt: points earned later pay it first', async () => {
    const { operator, storeId, clerk } = stage
    const rules = { ...NO_PROGRAM.points, perYuan: 1 }
    await shuke.must(operator, 'operator', 'program.savePoints', { rules, alsoEarned: false })
    const member = await join(shuke)
    const memberId = await memberIdOf(shuke, stage, member)
    const saleId = await buy(shuke, stage, member, 20000)
    const shop = { price: 150, minLevel: 0 }
    const templateId = await publish(shuke, operator, { shop })
    await shuke.must(member, 'member', 'shop.exchange', { templateId })
    const goods = { storeId, saleId, listFen: 20000, rev: 1 }
    await shuke.must(clerk, 'clerk', 'sales.return', goods)
    const told = await shuke.must(member, 'member', 'membership.closing', {})
    expect(told).toMatchObject({ points: 0, coupons: 1, debt: 150 })
    await close(member)
    expect((await cardOf(memberId)).points).toMatchObject({ balance: -150, debt: 150 })
    await join(shuke, member)
    await shuke.cloud.clock.advance(MINUTE)
    await buy(shuke, stage, member, 20000)
    expect((await cardOf(memberId)).points).toMatchObject({ balance: 50, debt: 0 })
  })

  it('does not begin the day’s check-in anew', async () => {
    const rules = { ...NO_PROGRAM.checkin, open: true }
    await shuke.must(stage.operator, 'operator', 'program.saveCheckin', { rules })
    const member = await join(shuke)
    const stamp = () => shuke.call(member, 'member', 'checkin.stamp', {})
    expect(codeOf(await stamp())).toBe('ok')
    await close(member)
    await join(shuke, member)
    expect(codeOf(await stamp())).toBe('checkin.already')
  })

  it('keeps what was chosen since, when the old closing is sent once more', async () => {
    const { member } = await richMember(shuke, stage)
    const requestId = newRequestId()
    await close(member, requestId)
    await join(shuke, member)
    const avatar = await newPicture(shuke, member, 'again')
    await shuke.must(member, 'member', 'membership.saveProfile', { avatar })
    const templateId = await publish(shuke, stage.operator)
    const couponId = await claim(shuke, member, templateId)
    shuke.cloud.acceptSubscribe(member, ['coupon-ending'])
    await shuke.must(member, 'member', 'reminders.want', { couponId })
    expect(await close(member, requestId)).toMatchObject({ ok: true, data: { closed: true } })
    expect(await isKept(shuke, avatar)).toBe(true)
    expect(await docs(shuke, 'reminders', { _id: couponId })).toHaveLength(1)
    const { ticket } = await shuke.must(member, 'member', 'coupons.show', { couponId })
    expect(ticket.status).toBe('issued')
  })

  it('and closing again is possible', async () => {
    const { member } = await richMember(shuke, stage)
    await close(member)
    expect(await join(shuke, member)).toBe(member)
    expect(codeOf(await close(member))).toBe('ok')
  })

  it('does not bring back points of a gift that is returned after closing', async () => {
    const templateId = await publish(shuke, stage.operator, {
      benefit: { kind: 'gift', item: '茶样' },
      shop: { price: 200, minLevel: 0 },
    })
    const { member, memberId } = await richMember(shuke, stage)
    const { ticket } = await shuke.must(member, 'member', 'shop.exchange', { templateId })
    const code = await codeOn(shuke, member, ticket.id)
    const { storeId } = stage
    await shuke.must(stage.clerk, 'clerk', 'redemption.redeem', { storeId, code })
    await close(member)
    const manager = await hire(shuke, stage.operator, storeId, 'manager')
    const input = { storeId, couponId: ticket.id }
    expect(codeOf(await shuke.call(manager, 'clerk', 'shop.return', input))).toBe('ok')
    expect((await cardOf(memberId)).points).toMatchObject({ balance: 0, debt: 0 })
    const entries = { memberId }
    const { rows } = await shuke.must(stage.operator, 'operator', 'points.entriesOf', entries)
    expect(rows.slice(0, 2).map(({ kind, points }) => [kind, points])).toEqual([
      ['forfeit', -200],
      ['restore', 200],
    ])
  })
})
