import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '#core/events/event'
import { CLAIMS_PER_PERSON, MAX_WAITING } from '#core/orders/import-limits'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { join, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { desk, type Sold } from './orders-bench'
import { docs, foldOf, memberBy, sumOfLots } from './points-bench'
import { setPoints } from './sales-bench'

/** The clock of the bench stands at the day on which it runs. */
const today = () => new Date().toISOString().slice(0, 10)
let next = 700_000_000_000
const newNo = (): string => {
  next += 1
  return String(next)
}

describe('a claim of an order', () => {
  let shuke: Shuke
  let operator: string
  let at: ReturnType<typeof desk>
  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    await setPoints(shuke, operator)
    at = desk(shuke, operator)
    const rules = { earn: true, days: 180 }
    await shuke.must(operator, 'operator', 'orders.saveRules', { rules })
  })
  afterAll(() => shuke.stop())

  const sold = (over: Partial<Sold> = {}): Sold => ({
    no: newNo(),
    yuan: '128.50',
    day: today(),
    ...over,
  })
  const claim = (person: string, orderNo: string, requestId = newRequestId()) =>
    shuke.call(person, 'member', 'orders.claim', { orderNo }, requestId)
  const balanceOf = async (person: string) => {
    const member = await memberBy(shuke, person)
    const { balance, debt } = await foldOf(shuke, member._id)
    expect(sumOfLots(member.account) - member.account.debt).toBe(member.account.balance)
    expect([member.account.balance, member.account.debt]).toEqual([balance, debt])
    return { balance, debt }
  }

  it('earns once, by the rules for purchases, and shows its row', async () => {
    const row = sold({ buyer: '林夏' })
    await at.take([row])
    const member = await join(shuke)
    const requestId = newRequestId()
    // As people paste it.
    const typed = `订单号：${row.no.slice(0, 6)} ${row.no.slice(6)} 复制`
    const first = await claim(member, typed, requestId)
    expect(first).toMatchObject({ ok: true, data: { claim: { state: 'claimed', points: 128 } } })
    expect(await claim(member, typed, requestId)).toMatchObject(
      first.ok ? { data: first.data } : {},
    )
    expect(codeOf(await claim(member, row.no))).toBe('orders.claim-mine')
    expect(await balanceOf(member)).toEqual({ balance: 128, debt: 0 })
    const { page } = await shuke
      .must(member, 'member', 'points.page', {})
      .then((data) => ({ page: data.rows }))
    expect(page.map(({ title }) => title)).toEqual(['消费 · 淘宝天猫'])
    const doc = await memberBy(shuke, member)
    expect((doc as unknown as { growth: unknown[] }).growth).toEqual([{ day: today(), value: 128 }])
  })

  it('makes the purchase the own of the order, linked to the member for sure', async () => {
    const row = sold({ buyer: '阿宁' })
    await at.take([row])
    const member = await join(shuke)
    await claim(member, row.no)
    const told = await docs<Event>(shuke, 'events', { ref: `taobao.${row.no}` })
    const [bought] = told.filter(({ _id }) => _id === `bought.taobao.${row.no}.2`)
    expect(bought?.key).toMatch(/^o\.taobao\./)
    const links = await docs<{ a: string; b: string }>(shuke, 'links', { b: bought?.key ?? '' })
    expect(links.map(({ a }) => a)).toEqual([`m.${(await memberBy(shuke, member))._id}`])
  })

  it('belongs to one member for ever, whoever comes at the same time', async () => {
    const row = sold()
    const done = await at.take([row])
    const people = await Promise.all(Array.from({ length: 5 }, () => join(shuke)))
    const codes = (await Promise.all(people.map((one) => claim(one, row.no)))).map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'orders.claim-taken']))
    await at.settle(await at.undo(done))
    await at.take([row])
    const other = await join(shuke)
    expect(codeOf(await claim(other, row.no))).toBe('orders.claim-taken')
    const owner = people[codes.indexOf('ok')] ?? ''
    // Taken back with the import, given again with the next one.
    expect(await balanceOf(owner)).toEqual({ balance: 128, debt: 0 })
  })

  it('gives back what a refund takes, like a return at the till', async () => {
    const row = sold({ yuan: '100' })
    await at.take([row])
    const member = await join(shuke)
    await claim(member, row.no)
    await at.take([{ ...row, back: '33.33' }])
    expect(await balanceOf(member)).toEqual({ balance: 66, debt: 0 })
    await at.take([{ ...row, back: '100' }])
    expect(await balanceOf(member)).toEqual({ balance: 0, debt: 0 })
    const { claims } = await shuke.must(member, 'member', 'orders.claims', {})
    expect(claims).toMatchObject([{ state: 'claimed', points: 0 }])
  })

  it('waits for an order that has not been imported, and takes it when it comes', async () => {
    const row = sold({ yuan: '60', platform: '抖音' })
    const member = await join(shuke)
    const early = await claim(member, row.no)
    expect(early).toMatchObject({ ok: true, data: { claim: { state: 'waiting', points: 0 } } })
    const late = await join(shuke)
    await claim(late, row.no)
    await at.take([row])
    expect(await balanceOf(member)).toEqual({ balance: 60, debt: 0 })
    expect(await balanceOf(late)).toEqual({ balance: 0, debt: 0 })
    const states = async (person: string) =>
      (await shuke.must(person, 'member', 'orders.claims', {})).claims.map(({ state }) => state)
    expect(await states(member)).toEqual(['claimed'])
    expect(await states(late)).toEqual(['lapsed'])
  })

  it('says what has become of the order since, also when its import is undone', async () => {
    const row = sold({ yuan: '80' })
    const done = await at.take([row])
    const [owner, other] = [await join(shuke), await join(shuke)]
    await claim(owner, row.no)
    const words = async () =>
      (await shuke.must(owner, 'member', 'orders.claims', {})).claims.map((one) => one.words)
    expect(await words()).toEqual(['淘宝天猫 · ¥80'])
    await at.settle(await at.undo(done))
    expect(await words()).toEqual(['淘宝天猫 · 店家撤回了这份订单，重新导入后恢复'])
    // It is still theirs: nobody waits for it, neither they nor anybody else.
    expect(codeOf(await claim(owner, row.no))).toBe('orders.claim-mine')
    expect(codeOf(await claim(other, row.no))).toBe('orders.claim-taken')
    expect((await shuke.must(other, 'member', 'orders.claims', {})).claims).toEqual([])
    await at.take([{ ...row, back: '30' }])
    expect(await words()).toEqual(['淘宝天猫 · ¥80 · 已退 ¥30'])
    await at.take([{ ...row, back: '80' }])
    expect(await words()).toEqual(['淘宝天猫 · ¥80 · 已全部退款'])
  })

  it('is forgotten while it waits, and only by who asked for it', async () => {
    const [member, other] = [await join(shuke), await join(shuke)]
    const row = sold()
    const early = await claim(member, row.no)
    const claimId = early.ok ? early.data.claim.id : ''
    const forget = (person: string, requestId = newRequestId()) =>
      shuke.call(person, 'member', 'orders.forget', { claimId }, requestId)
    expect(codeOf(await forget(other))).toBe('orders.claim-not-waiting')
    const requestId = newRequestId()
    expect(codeOf(await forget(member, requestId))).toBe('ok')
    expect(codeOf(await forget(member, requestId))).toBe('ok')
    const states = async () =>
      (await shuke.must(member, 'member', 'orders.claims', {})).claims.map(({ state }) => state)
    expect(await states()).toEqual([])
    // It may be named, and waited for, again; also when the call that took it back has died.
    await claim(member, row.no)
    expect(await states()).toEqual(['waiting'])
    const kill = { on: 'operation', fault: 'kill', fn: 'member', at: [1] }
    const rule = { ...kill, collection: 'orderClaims', action: 'removeDocument' }
    shuke.cloud.chaos.set({ seed: 1, rules: [rule as never] })
    await forget(member).catch(() => undefined)
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    shuke.cloud.chaos.clear()
    expect(await states()).toEqual([])
    await claim(member, row.no)
    expect(await states()).toEqual(['waiting'])
    await forget(member)
    await at.take([row])
    expect(await balanceOf(member)).toEqual({ balance: 0, debt: 0 })
    const own = await claim(member, row.no)
    const taken = own.ok ? own.data.claim.id : ''
    const input = { claimId: taken }
    const refused = await shuke.call(member, 'member', 'orders.forget', input, newRequestId())
    expect(codeOf(refused)).toBe('orders.claim-not-waiting')
  })

  it('is refused in words of its own when the order is unpaid, gone back, or too old', async () => {
    const [unpaid, gone, old] = [
      sold({ state: '未付款' }),
      sold({ yuan: '5', back: '5' }),
      sold({ day: '2020-01-02' }),
    ]
    await at.take([unpaid, gone, old])
    const member = await join(shuke)
    expect(codeOf(await claim(member, unpaid.no))).toBe('orders.claim-unpaid')
    expect(codeOf(await claim(member, gone.no))).toBe('orders.claim-unpaid')
    expect(codeOf(await claim(member, old.no))).toBe('orders.claim-too-old')
    expect(codeOf(await claim(member, '12345'))).toBe('orders.claim-unreadable')
    expect(codeOf(await claim(member, '订单在哪里'))).toBe('orders.claim-unreadable')
  })

  it('can not be tried for long, and leaves few numbers waiting', async () => {
    const guesser = await join(shuke)
    const codes: string[] = []
    for (let i = 0; i < CLAIMS_PER_PERSON; i += 1) codes.push(codeOf(await claim(guesser, newNo())))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(MAX_WAITING)
    expect(new Set(codes.slice(MAX_WAITING))).toEqual(new Set(['orders.claim-waiting-full']))
    const row = sold()
    await at.take([row])
    expect(codeOf(await claim(guesser, row.no))).toBe('orders.claim-too-often')
  })

  it('earns nothing where the brand has not said so, and is a purchase all the same', async () => {
    const off = { rules: { earn: false, days: 180 } }
    const { words } = await shuke.must(operator, 'operator', 'orders.saveRules', off)
    expect(words.join()).toContain('不另外得积分')
    const row = sold()
    await at.take([row])
    const member = await join(shuke)
    expect(await claim(member, row.no)).toMatchObject({ data: { claim: { points: 0 } } })
    expect(await balanceOf(member)).toEqual({ balance: 0, debt: 0 })
    await shuke.must(operator, 'operator', 'orders.saveRules', { rules: { earn: true, days: 180 } })
    // Switched on later: what was claimed before stays by its own rule.
    await at.take([{ ...row, back: '1' }])
    expect(await balanceOf(member)).toEqual({ balance: 0, debt: 0 })
  })

  it('is finished by the jobs when its call dies, and earns once', async () => {
    const row = sold({ yuan: '40' })
    const places =
      process.env.SHUKE_KILLS === 'all' ? ['orders', 'orderClaims', 'members'] : ['members']
    for (const collection of places) {
      const own = { ...row, no: newNo() }
      await at.take([own])
      const member = await join(shuke)
      const kill = {
        ...{ on: 'operation', fault: 'kill', fn: 'member', at: [1] },
        ...{ collection, action: 'modifyDocument' },
      } as const
      shuke.cloud.chaos.set({ seed: 1, rules: [kill as never] })
      await claim(member, own.no).catch(() => undefined)
      shuke.cloud.chaos.clear()
      await fireJobs(shuke)
      await fireJobs(shuke)
      expect({ collection, ...(await balanceOf(member)) }).toEqual({
        collection,
        balance: 40,
        debt: 0,
      })
      expect(codeOf(await claim(member, own.no))).toBe('orders.claim-mine')
    }
  })
})
