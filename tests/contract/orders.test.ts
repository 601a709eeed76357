import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import { MAX_LINES, ROWS_AT_ONCE } from '#core/orders/import-limits'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { gbk } from '../rules/orders/gb18030'
import { TAOBAO, TAOBAO_ROW, csvOf as taobaoCsv } from '../rules/orders/samples'
import { xlsx } from '../rules/orders/workbook'
import { setUpOperator } from '../story'
import { dump } from './dump'
import { fireJobs } from './jobs-bench'
import {
  csvOf,
  desk,
  heldOrders,
  rowsOf,
  type Sold,
  stateNow,
  stories,
  upload,
} from './orders-bench'
import { docs, fileText } from './points-bench'

const numbers = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(first + i))

describe('an import of orders', () => {
  let shuke: Shuke
  let operator: string
  let at: ReturnType<typeof desk>
  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    at = desk(shuke, operator)
  })
  afterAll(() => shuke.stop())

  it('is checked at once when it is small, and has changed nothing then', async () => {
    const rows: Sold[] = [
      { no: '100000000001', yuan: '128.00', buyer: '林夏', phone: '13800000001', title: '老白茶' },
      { no: '100000000002', yuan: '60', buyer: '林夏', back: '20' },
      { no: '100000000003', yuan: '9.9', buyer: '阿宁', state: '未付款' },
      { no: '1.93E+15', yuan: '10' },
      { no: '100000000004', yuan: '=1+1' },
    ]
    const checked = await at.check(csvOf(rows))
    expect(checked).toMatchObject({
      state: 'checked',
      kind: '通用订单模板',
      rows: 3,
      rejected: 2,
      may: { start: true, undo: false },
    })
    expect(checked.wouldBe).toEqual({
      ...{ orders: 3, fresh: 3, changed: 0, same: 0 },
      ...{ bought: 2, fen: 18_800, backFen: 2000, buyersNew: 2, buyersKnown: 0 },
    })
    expect(await docs(shuke, 'orders')).toEqual([])
    expect(await docs(shuke, 'events')).toEqual([])
    const done = await at.go('start', checked)
    expect(done).toMatchObject({ state: 'done', percent: 100, was: checked.wouldBe })
    expect((await heldOrders(shuke)).map(({ held }) => held.fen)).toEqual([12_800, 6000, 0])
    const { rejected } = await shuke.must(operator, 'operator', 'orders.import', {
      importId: done.id,
    })
    expect(rejected[0]).toMatchObject({ row: 5, column: '订单号', value: '1.93E+15' })
    const csv = await shuke.must(operator, 'operator', 'orders.rejected', { importId: done.id })
    const text = await fileText(shuke, csv.fileId)
    expect(text).toContain('科学计数')
    // A cell that was a formula is none in our file.
    expect(text).toContain(",'=1+1,")
  })

  it('refuses what its state does not allow, each in words of its own', async () => {
    const checked = await at.check(csvOf([{ no: '109000000001', yuan: '1' }]))
    const ask = async (way: 'start' | 'pause' | 'resume' | 'cancel', importId: string) =>
      codeOf(await shuke.call(operator, 'operator', `orders.${way}`, { importId }, newRequestId()))
    expect(await ask('resume', checked.id)).toBe('orders.import-not-paused')
    await at.go('start', checked)
    expect(await ask('start', checked.id)).toBe('orders.import-not-checked')
    expect(await ask('pause', checked.id)).toBe('orders.import-not-running')
    expect(await ask('cancel', checked.id)).toBe('orders.import-ended')
    expect(await ask('start', 'i-nobody')).toBe('orders.import-not-found')
    const none = shuke.call(operator, 'operator', 'orders.rejected', { importId: checked.id })
    expect(codeOf(await none)).toBe('orders.import-none-rejected')
    await at.undo(checked)
    const again = { importId: checked.id, why: '再来一次' }
    const twice = await shuke.call(operator, 'operator', 'orders.undo', again, newRequestId())
    expect(codeOf(twice)).toBe('orders.import-not-undoable')
  })

  it('is worked on by whoever looks at it', async () => {
    const rows = Array.from({ length: 3 }, (_, i): Sold => ({ no: `10800000000${i}`, yuan: '1' }))
    const kill = { on: 'operation', fault: 'kill', fn: 'operator', at: [12] } as const
    const fileId = await upload(shuke, operator, csvOf(rows))
    const requestId = newRequestId()
    shuke.cloud.chaos.set({ seed: 1, rules: [kill as never] })
    const input = { fileId, name: '看着.csv' }
    await shuke.send(operator, 'operator', 'orders.check', input, requestId).catch(() => undefined)
    shuke.cloud.chaos.clear()
    await shuke.cloud.clock.advance(MINUTE)
    const [left] = (await shuke.must(operator, 'operator', 'orders.imports', {})).imports
    expect(left).toMatchObject({ name: '看着.csv', state: 'checking' })
    const push = { importId: left?.id ?? '' }
    const { import: seen } = await shuke.must(operator, 'operator', 'orders.push', push)
    expect(seen).toMatchObject({ state: 'checked', rows: 3 })
  })

  it('keeps neither names nor numbers of buyers, nor the file', async () => {
    const body = csvOf([{ no: '110000000001', yuan: '1', buyer: '王小明', phone: '13912345678' }])
    const fileId = await upload(shuke, operator, body)
    const input = { fileId, name: '名单.csv' }
    await shuke.must(operator, 'operator', 'orders.check', input)
    const all = await dump(shuke)
    expect(all).not.toContain('王小明')
    expect(all).not.toContain('13912345678')
    expect(
      (await fetch(shuke.cloud.url + fileId.replace(/^cloud:\/\/[^/]+/, '/files'))).status,
    ).toBe(404)
    const [said] = await docs<{ buyer: string; phone: string }>(shuke, 'orderSaids', {
      orderNo: '110000000001',
    })
    expect([said?.buyer, said?.phone]).toEqual([
      expect.stringMatching(/^b\.taobao\.\w{20}$/),
      expect.stringMatching(/^p\.\w{20}$/),
    ])
  })

  it('counts an order once that comes in three files and two formats', async () => {
    const row: Record<string, string> = { ...TAOBAO_ROW, 订单编号: '120000000001' }
    const taobao = gbk(taobaoCsv(TAOBAO, [row]))
    const first = await at.check(taobao)
    expect(first).toMatchObject({ state: 'checked', wouldBe: { fresh: 1, bought: 1 } })
    await at.settle(await at.go('start', first))
    const { fen } = first.wouldBe
    const yuan = String(fen / 100)
    const paid = row.订单付款时间 ?? ''
    const sold: Sold = { no: '120000000001', yuan, buyer: row.买家会员名 ?? '' }
    const [head = [], ...cells] = rowsOf([{ ...sold, at: paid }])
    const again = await at.check(xlsx([head, ...cells]), '表格.xlsx', 'xlsx')
    expect(again).toMatchObject({ state: 'checked', wouldBe: { orders: 1, fresh: 0, bought: 0 } })
    await at.settle(await at.go('start', again))
    const third = await at.check(csvOf([{ ...sold, at: paid }]))
    expect(third).toMatchObject({ wouldBe: { same: 1, bought: 0, fen: 0 } })
    await at.settle(await at.go('start', third))
    const bought = await docs(shuke, 'events', { ref: 'taobao.120000000001', kind: 'bought' })
    expect(bought).toHaveLength(1)
    const found = await shuke.must(operator, 'operator', 'orders.search', {
      orderNo: '120000000001',
    })
    expect(found.orders).toMatchObject([{ fen, platformName: '淘宝天猫' }])
    expect(found.orders[0]?.imports).toHaveLength(3)
  })

  it('joins the rows of an order, wherever in the file they stand', async () => {
    const [one = '', two = ''] = numbers(130_000_000_001, 2)
    const rows: Sold[] = [
      { no: one, item: 'a', yuan: '10' },
      { no: two, item: 'a', yuan: '5' },
      { no: one, item: 'b', yuan: '20', back: '4' },
      { no: one, item: 'b', yuan: '20', back: '4' },
    ]
    const done = await at.take(rows)
    expect(done.was).toMatchObject({ orders: 2, fresh: 2, bought: 2, fen: 3500, backFen: 400 })
  })

  it('leafs through all that was left out, in the order of the file', async () => {
    const bad = (i: number): Sold => ({ no: String(136_000_000_000 + i), yuan: '一百' })
    const some = Array.from({ length: ROWS_AT_ONCE + 40 }, (_, i) => bad(i))
    const { id } = await at.settle(await at.check(csvOf(some)))
    const leaf = (after?: string) =>
      shuke.must(operator, 'operator', 'orders.rejects', {
        importId: id,
        ...(after === undefined ? {} : { after }),
      })
    const first = await leaf()
    expect(first.rows.map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2))
    expect(first.rows[0]).toMatchObject({ column: '实付金额', value: '一百' })
    // Over the edge between two parts of the file.
    const seen: number[] = []
    let next: string | undefined = `${first.next?.split('~')[0]}~${ROWS_AT_ONCE - 30}`
    for (let page = 0; page < 3 && next !== undefined; page += 1) {
      const part = await leaf(next)
      seen.push(...part.rows.map(({ row }) => row))
      next = part.next
    }
    expect(seen).toEqual(seen.map((_, i) => (seen[0] ?? 0) + i))
    expect(seen.at(-1)).toBeGreaterThan(ROWS_AT_ONCE + 2)
    let last = ''
    for (const part of await docs<{ at: number; rows: unknown[] }>(shuke, 'importRejects', {
      importId: id,
    }))
      last = part.at >= Number(last.split('~')[0]) ? `${part.at}~${part.rows.length - 5}` : last
    const end = await leaf(last)
    expect([end.rows.length, end.rows.at(-1)?.row, end.next]).toEqual([
      5,
      ROWS_AT_ONCE + 41,
      undefined,
    ])
  })

  it('takes no order that has hundreds of rows for one, and says which rows are left out', async () => {
    const rows = Array.from(
      { length: MAX_LINES + 2 },
      (_, i): Sold => ({ no: '135000000001', item: `a${i}`, yuan: '1' }),
    )
    const checked = await at.settle(await at.check(csvOf(rows)))
    expect(checked).toMatchObject({
      rows: MAX_LINES,
      rejected: 2,
      wouldBe: { orders: 1, fen: 100 * MAX_LINES },
    })
    const { rejected } = await shuke.must(operator, 'operator', 'orders.import', {
      importId: checked.id,
    })
    expect(rejected.map(({ row }) => row)).toEqual([MAX_LINES + 2, MAX_LINES + 3])
  })

  it('lets a later file add what went back, on its own day, and changes nothing else', async () => {
    const no = '140000000001'
    await at.take([{ no, yuan: '100', buyer: '老白' }])
    const later = await at.take([{ no, yuan: '100', back: '30', buyer: '老白' }])
    expect(later.was).toMatchObject({ orders: 1, changed: 1, bought: 0, fen: 0, backFen: 3000 })
    const told = await docs<{ _id: string; at: number }>(shuke, 'events', { ref: `taobao.${no}` })
    expect(told.map(({ _id }) => _id).sort()).toEqual([
      `bought.taobao.${no}`,
      `returned.taobao.${no}.1.1`,
    ])
    expect(told.find(({ _id }) => _id.startsWith('returned'))?.at).toBe(later.at)
  })

  it('tells a changed purchase anew, and withdraws the one before', async () => {
    const no = '150000000001'
    await at.take([{ no, yuan: '100' }])
    await at.take([{ no, yuan: '120' }])
    const ids = (await docs<{ _id: string }>(shuke, 'events', { of: `bought.taobao.${no}` })).map(
      ({ _id }) => _id,
    )
    expect(ids).toEqual([`withdrawn.bought.taobao.${no}`])
    const [newer] = await docs<{ fen: number }>(shuke, 'events', { _id: `bought.taobao.${no}.2` })
    expect(newer?.fen).toBe(12_000)
  })

  it('is undone as if it had never been, whatever came before and after it', async () => {
    const [a = '', b = '', c = ''] = numbers(160_000_000_001, 3)
    await at.take([
      { no: a, yuan: '10', buyer: '甲' },
      { no: b, yuan: '20', buyer: '乙' },
    ])
    const before = await stateNow(shuke)
    const middle = await at.take([
      { no: b, yuan: '25', back: '5', buyer: '乙' },
      { no: c, yuan: '30', buyer: '丙', phone: '13700000001' },
    ])
    const undone = await at.settle(await at.undo(middle))
    expect(undone).toMatchObject({ state: 'undone', may: { start: false, undo: false } })
    expect(await stateNow(shuke)).toEqual(before)
    expect(await docs(shuke, 'orderSaids', { importId: middle.id })).toEqual([])
    // And can come again.
    const again = await at.take([{ no: c, yuan: '30', buyer: '丙' }])
    expect(again.was).toMatchObject({ fresh: 1, bought: 1 })
    expect((await stories(shuke)).length).toBe(before.stories.length + 1)
  })

  it('leaves, when another is undone, exactly what the others say', async () => {
    const no = '170000000001'
    const first = await at.take([{ no, yuan: '10', buyer: '丁' }])
    await at.take([{ no, yuan: '10', back: '10', buyer: '丁' }])
    await at.settle(await at.undo(first))
    const [left] = (await heldOrders(shuke)).filter(({ _id }) => _id === `taobao.${no}`)
    // Known from one file only, the refund lies on the day of the purchase.
    expect(left?.held).toMatchObject({ fen: 1000, backs: [[left?.held.at, 1000]] })
  })

  it('says when another import has begun since it was checked', async () => {
    const [one = '', two = ''] = numbers(175_000_000_001, 2)
    const checked = await at.check(csvOf([{ no: one, yuan: '1' }]))
    const shown = () => shuke.must(operator, 'operator', 'orders.import', { importId: checked.id })
    expect(await shown()).toMatchObject({ overtaken: false })
    await shuke.cloud.clock.advance(1000)
    await at.take([{ no: two, yuan: '1' }])
    expect(await shown()).toMatchObject({ overtaken: true })
  })

  it('stops where it is told to, and what is in stays until it is undone', async () => {
    const many = numbers(180_000_000_001, 510).map((no): Sold => ({ no, yuan: '1' }))
    const checked = await at.settle(await at.check(csvOf(many)))
    await shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fn: 'operator', collection: 'orders', fault: 'kill', at: [1] }],
    })
    await shuke
      .call(operator, 'operator', 'orders.start', { importId: checked.id })
      .catch(() => undefined)
    shuke.cloud.chaos.clear()
    expect(await at.now(checked)).toMatchObject({ state: 'running' })
    expect(await at.go('pause', checked)).toMatchObject({ wish: 'pause', stateName: '正在暂停' })
    const paused = await at.settle(checked)
    expect(paused).toMatchObject({ state: 'paused', was: { orders: 500, bought: 500 } })
    expect(
      codeOf(await shuke.call(operator, 'operator', 'orders.pause', { importId: checked.id })),
    ).toBe('orders.import-not-running')
    const cancelled = await at.go('cancel', checked)
    expect(cancelled).toMatchObject({ state: 'cancelled', percent: 98, may: { undo: true } })
    await fireJobs(shuke)
    expect(await docs(shuke, 'orderSaids', { importId: checked.id, live: false })).toEqual([])
    const undone = await at.settle(await at.undo(checked))
    expect(undone.state).toBe('undone')
    expect(await docs(shuke, 'orderSaids', { importId: checked.id })).toEqual([])
  })

  it('costs a fresh order a small part of a request', async () => {
    const many = numbers(190_000_000_001, 500).map(
      (no, i): Sold => ({ no, yuan: '1', buyer: `买家${i}` }),
    )
    const checked = await at.check(csvOf(many))
    const checking = roundTrips(shuke.lastCall('operator')).length
    await at.go('start', checked)
    const running = roundTrips(shuke.lastCall('operator')).length
    expect(checking).toBeLessThanOrEqual(18)
    expect(running).toBeLessThanOrEqual(24)
  })

  it('answers a retry with the import as it is, and refuses another request under its name', async () => {
    const fileId = await upload(shuke, operator, csvOf([{ no: '210000000001', yuan: '1' }]))
    const requestId = newRequestId()
    const input = { fileId, name: '甲.csv' }
    const { import: first } = await shuke.must(
      operator,
      'operator',
      'orders.check',
      input,
      requestId,
    )
    const retry = await shuke.must(operator, 'operator', 'orders.check', input, requestId)
    expect(retry.import).toEqual(first)
    const other = { ...input, name: '乙.csv' }
    expect(codeOf(await shuke.call(operator, 'operator', 'orders.check', other, requestId))).toBe(
      'request.replay-changed',
    )
  })

  it.each([
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), '图片'],
    ['has no order', csvOf([]), '只有表头'],
    ['has no good row', csvOf([{ no: '?', yuan: '1' }]), '没有可以导入的订单'],
  ])('says what to do when the file %s, and leaves nothing behind', async (_what, body, words) => {
    const failed = await at.settle(await at.check(body))
    expect(failed).toMatchObject({ state: 'failed', may: { start: false, cancel: false } })
    expect(failed.problem).toContain(words)
    expect(await docs(shuke, 'orderSaids', { importId: failed.id })).toEqual([])
  })
})
