import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { HOUR } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { join, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { csvOf, desk, type OrderState, type Sold, stories, upload } from './orders-bench'
import { addDocs, docs, memberBy } from './points-bench'
import { setPoints } from './sales-bench'

/** One that is held up waits so long (ms): others come and go meanwhile. */
const HELD_UP = 2500

let next = 810_000_000_000
const newNo = (): string => {
  next += 1
  return String(next)
}
const today = () => new Date().toISOString().slice(0, 10)

describe('imports and claims that meet', () => {
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
  afterEach(() => shuke.cloud.chaos.clear())
  afterAll(() => shuke.stop())

  const sold = (over: Partial<Sold> = {}): Sold => ({
    no: newNo(),
    yuan: '100',
    day: today(),
    ...over,
  })
  const strike = (rule: object) =>
    shuke.cloud.chaos.set({ seed: 1, rules: [{ on: 'operation', at: [1], ...rule } as never] })
  const struck = () => expect.poll(() => shuke.cloud.chaos.log().length).toBe(1)
  const claim = (person: string, orderNo: string) =>
    shuke.call(person, 'member', 'orders.claim', { orderNo }, newRequestId())
  const balanceOf = async (person: string) => (await memberBy(shuke, person)).account.balance
  const orderOf = async ({ no }: Sold) =>
    (await docs<OrderState>(shuke, 'orders', { _id: `taobao.${no}` }))[0]

  it('leave to a claim what is left, when a refund overtakes it', async () => {
    const row = sold()
    await at.take([row])
    const member = await join(shuke)
    const slow = { fn: 'member', collection: 'orderClaims', action: 'modifyDocument' }
    strike({ ...slow, fault: 'slow', ms: HELD_UP })
    const claiming = claim(member, row.no)
    await struck()
    await at.take([{ ...row, back: '40' }])
    expect(codeOf(await claiming)).toBe('ok')
    expect(await balanceOf(member)).toBe(60)
  })

  it('count a purchase once that is corrected while its claim lies dead', async () => {
    const row = sold({ buyer: '林夏', yuan: '77' })
    await at.take([row])
    const member = await join(shuke)
    strike({ fn: 'member', collection: 'events', action: 'insertDocument', fault: 'kill' })
    await claim(member, row.no).catch(() => undefined)
    shuke.cloud.chaos.clear()
    await at.take([{ ...row, yuan: '88' }])
    await fireJobs(shuke)
    const told = (await stories(shuke)).flatMap(({ told }) => told)
    expect(told.filter(({ fen }) => fen === 7700)).toEqual([])
    expect(told.filter(({ fen }) => fen === 8800)).toHaveLength(1)
  })

  it('keep an order that one takes out of force while another puts it in', async () => {
    const row = sold({ yuan: '33' })
    const first = await at.take([row])
    const second = await at.settle(await at.check(csvOf([row])))
    const slow = { fn: 'operator', collection: 'orders', action: 'modifyDocument' }
    strike({ ...slow, fault: 'slow', ms: HELD_UP })
    const undoing = at.undo(first)
    await struck()
    await at.settle(await at.go('start', second))
    await at.settle(await undoing)
    expect((await orderOf(row))?.held?.fen).toBe(3300)
  })

  it('bring everybody their order, however many numbers wait', async () => {
    const [crowded, own] = [sold(), sold()]
    const nobody = { status: 'waiting', orderNo: crowded.no, at: 1, day: '2026-01-01', lot: '' }
    const none = { points: 0, growth: 0 }
    const empty = { given: none, next: none, moves: 0, moving: false }
    const rate = { points: 0, fen: 0, growth: false, rule: '' }
    const many = Array.from({ length: 120 }, (_, i) => `w.nobody${i}`)
    const waiting = many.map((_id) => ({ _id, memberId: _id, ...nobody, ...empty, rate }))
    await addDocs(shuke, 'orderClaims', waiting)
    const member = await join(shuke)
    await claim(member, own.no)
    await at.take([crowded, own])
    expect(await balanceOf(member)).toBe(100)
    expect(await docs(shuke, 'orderClaims', { status: 'waiting' })).toEqual([])
  })

  it('link nothing to a membership that was closed, wait for nothing and give nothing back', async () => {
    const row = sold({ buyer: '阿宁' })
    const done = await at.take([row])
    const member = await join(shuke)
    await claim(member, row.no)
    await claim(member, newNo())
    await shuke.cloud.clock.advance(HOUR)
    const { _id: memberId } = await memberBy(shuke, member)
    await shuke.must(member, 'member', 'membership.close', { sure: true })
    await fireJobs(shuke)
    expect(await docs(shuke, 'links', { a: `m.${memberId}` })).toEqual([])
    expect(await docs(shuke, 'orderClaims', { memberId, status: 'waiting' })).toEqual([])
    await at.settle(await at.undo(done))
    await join(shuke, member)
    await at.take([row])
    await fireJobs(shuke)
    expect(await docs(shuke, 'links', { a: `m.${memberId}` })).toEqual([])
    expect(await balanceOf(member)).toBe(0)
  })

  it('leave no file behind that was started before it was swept away', async () => {
    const fileId = await upload(shuke, operator, csvOf([sold()]))
    strike({ fn: 'operator', action: 'batchDeleteFile', fault: 'kill' })
    const input = { fileId, name: '订单.csv' }
    await shuke
      .call(operator, 'operator', 'orders.check', input, newRequestId())
      .catch(() => undefined)
    shuke.cloud.chaos.clear()
    const [{ _id: importId = '' } = {}] = await docs<{ _id: string }>(shuke, 'imports', { fileId })
    const { state } = await at.settle(await at.go('start', { id: importId }))
    await fireJobs(shuke)
    expect(state).toBe('done')
    const url = shuke.cloud.url + fileId.replace(/^cloud:\/\/[^/]+/, '/files')
    expect((await fetch(url)).status).toBe(404)
  })

  it('stop when that was the last word, though a pause was asked for before', async () => {
    const checked = await at.settle(await at.check(csvOf([sold()])))
    strike({ fn: 'operator', collection: 'orderSaids', action: 'modifyDocument', fault: 'kill' })
    const ids = { importId: checked.id }
    await shuke
      .call(operator, 'operator', 'orders.start', ids, newRequestId())
      .catch(() => undefined)
    shuke.cloud.chaos.clear()
    await at.go('pause', checked)
    const slow = { fn: 'jobs', collection: 'orderSaids', action: 'modifyDocument' }
    strike({ ...slow, fault: 'slow', ms: HELD_UP })
    const firing = fireJobs(shuke)
    await struck()
    expect((await at.go('cancel', checked)).wish).toBe('cancel')
    await firing
    expect((await at.settle(checked)).state).toBe('cancelled')
  })
})
