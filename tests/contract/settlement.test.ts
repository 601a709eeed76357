import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf, DAY } from '#core/kernel/time'
import { codeOf, type Shuke, startShuke } from '../bench'
import { addOperator, hire, openStore, setUpOperator } from '../story'
import { addDocs, fileText } from './points-bench'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)

interface Row {
  id: string
  storeId: string
  at: string
  fen: number
  bearer?: string
  coupon?: string
}

/** A deed as redemptions write it; a minus takes back. */
const rowOf = ({ id, storeId, at, fen, bearer = 'brand', coupon = '满 60 减 12' }: Row) => ({
  _id: id,
  action: fen < 0 ? 'redemption.undo' : 'redemption.redeem',
  whoId: 's0',
  role: 'clerk',
  storeId,
  subject: `c-${id}`,
  of: '',
  at: beijing(at),
  settledAt: beijing(at),
  day: at.slice(0, 10),
  requestId: id,
  inputHash: '',
  reply: 'null',
  uses: [
    {
      couponId: `c-${id}`,
      templateId: 't1',
      name: coupon,
      redemptionId: id,
      fen,
      back: fen < 0,
      bearer,
    },
  ],
})

describe('the settlement of stores', () => {
  let shuke: Shuke
  let operator: string
  let [one, two] = ['', '']
  const january = { from: '2027-01-01', to: '2027-01-31' }
  const rows = (storeId: string, after?: string) =>
    shuke.must(operator, 'operator', 'settlement.rows', { storeId, ...january, after } as never)

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    one = await openStore(shuke, operator, '一店')
    two = await openStore(shuke, operator, '二店')
    await shuke.cloud.clock.set(beijing('2027-02-10T12:00:00'))
    await addDocs(
      shuke,
      'audit',
      [
        // The very first and the very last millisecond of the month, and one beyond on each side.
        { id: 'eve', storeId: one, at: '2026-12-31T23:59:59.999', fen: 99_999 },
        { id: 'first', storeId: one, at: '2027-01-01T00:00:00.000', fen: 1200 },
        { id: 'last', storeId: one, at: '2027-01-31T23:59:59.999', fen: 1250, bearer: 'store' },
        { id: 'after', storeId: one, at: '2027-02-01T00:00:00.000', fen: -1200 },
        { id: 'mid', storeId: one, at: '2027-01-15T12:00:00.000', fen: 800, bearer: '晨光牛奶' },
        { id: 'back', storeId: one, at: '2027-01-15T12:05:00.000', fen: -800, bearer: '晨光牛奶' },
        { id: 'evil', storeId: two, at: '2027-01-02T09:00:00.000', fen: 1, coupon: '=1+1' },
      ].map(rowOf),
    )
  })
  afterAll(() => shuke.stop())

  it('sums a month of Beijing days by store and by who bears the cost', async () => {
    const { statements, total } = await shuke.must(operator, 'operator', 'settlement.all', january)
    expect(statements).toEqual([
      {
        storeId: one,
        store: '一店',
        made: 3,
        back: 1,
        fen: 2450,
        shares: [
          { bearer: 'brand', uses: 1, fen: 1200 },
          { bearer: 'store', uses: 1, fen: 1250 },
          { bearer: '晨光牛奶', uses: 0, fen: 0 },
        ],
      },
      expect.objectContaining({ storeId: two, made: 1, back: 0, fen: 1 }),
    ])
    expect(total).toMatchObject({ storeId: 'all', made: 4, back: 1, fen: 2451 })
  })

  it('counts what was taken back in the period in which it was', async () => {
    const february = { from: '2027-02-01', to: '2027-02-10' }
    const { total } = await shuke.must(operator, 'operator', 'settlement.all', february)
    expect(total).toMatchObject({ made: 0, back: 1, fen: -1200 })
    expect(total.shares).toEqual([{ bearer: 'brand', uses: -1, fen: -1200 }])
  })

  it('lists the entries of a store, newest first, and no other store', async () => {
    const listed = await rows(one)
    expect(listed.rows.map(({ fen }) => fen)).toEqual([1250, -800, 800, 1200])
    expect(listed.rows[0]).toMatchObject({ coupon: '满 60 减 12', store: '一店', bearer: 'store' })
    expect((await rows(two)).rows).toHaveLength(1)
  })

  it('shows a manager the own store, and neither a clerk nor another store anything', async () => {
    const manager = await hire(shuke, operator, one, 'manager')
    const input = { storeId: one, ...january }
    const shown = await shuke.must(manager, 'clerk', 'settlement.ofStore', input)
    expect(shown.statement.fen).toBe(2450)
    expect(shown.rows).toHaveLength(4)
    const elsewhere = { ...input, storeId: two }
    expect(codeOf(await shuke.call(manager, 'clerk', 'settlement.ofStore', elsewhere))).toBe(
      'staff.not-your-store',
    )
    const clerk = await hire(shuke, operator, one)
    expect(codeOf(await shuke.call(clerk, 'clerk', 'settlement.ofStore', input))).toBe(
      'role.manager-required',
    )
  })

  it('refuses a manager of one store who is a clerk in the other', async () => {
    const both = await hire(shuke, operator, two, 'manager')
    const invited = { storeId: one, role: 'clerk' } as const
    const { path } = await shuke.must(operator, 'operator', 'staff.invite', invited)
    const token = path.split('token=')[1] ?? ''
    await shuke.must(both, 'clerk', 'staff.accept', { token, name: '小周' })
    const input = { storeId: one, ...january }
    expect(codeOf(await shuke.call(both, 'clerk', 'settlement.ofStore', input))).toBe(
      'staff.manager-only',
    )
  })

  it.each([
    ['turned around', { from: '2027-01-31', to: '2027-01-01' }],
    ['that ends tomorrow', { from: '2027-02-01', to: '2027-02-11' }],
    ['of 93 days', { from: '2026-11-10', to: '2027-02-10' }],
  ])('refuses a period %s', async (_what, period) => {
    const reply = await shuke.call(operator, 'operator', 'settlement.all', period)
    expect(codeOf(reply)).toBe('settlement.period-impossible')
    const print = await shuke.call(operator, 'operator', 'settlement.print', period)
    expect(codeOf(print)).toBe('settlement.period-impossible')
  })

  it('takes 92 days up to today', async () => {
    const to = '2027-02-10'
    const from = businessDayOf(beijing(`${to}T12:00:00`) - 91 * DAY)
    await shuke.must(operator, 'operator', 'settlement.all', { from, to })
  })

  it('writes a CSV whose amounts can be summed, and in which no text is a formula', async () => {
    const { fileId, rows: count } = await shuke.must(
      operator,
      'operator',
      'settlement.csv',
      january,
    )
    const lines = (await fileText(shuke, fileId)).trim().split('\r\n')
    expect(count).toBe(5)
    expect(lines[0]).toContain('时间,门店,券')
    expect(lines[1]).toMatch(/^2027-01-01 00:00,一店,满 60 减 12,c-first,[^,]*,品牌,12,/)
    expect(lines[2]).toContain(",'=1+1,")
    expect(lines[4]).toContain(',晨光牛奶,-8,')
    const ofOne = { ...january, storeId: two }
    expect((await shuke.must(operator, 'operator', 'settlement.csv', ofOne)).rows).toBe(1)
    const nowhere = { ...january, storeId: 'stnowhere' }
    expect(codeOf(await shuke.call(operator, 'operator', 'settlement.csv', nowhere))).toBe(
      'stores.not-found',
    )
  })

  it('splits a long period into files that together hold every entry once', async () => {
    const many = Array.from({ length: 2100 }, (_, i) => {
      const row = rowOf({ id: `many${i}`, storeId: two, at: '2027-02-03T12:00:00.000', fen: 1 })
      return { ...row, at: row.at + Math.floor(i / 2), settledAt: row.at + Math.floor(i / 2) }
    })
    await addDocs(shuke, 'audit', many)
    const day = { from: '2027-02-03', to: '2027-02-03' }
    const start = await shuke.must(operator, 'operator', 'settlement.csv', day)
    const rest = await shuke.must(operator, 'operator', 'settlement.csv', {
      ...day,
      after: start.next,
    } as never)
    expect([start.rows + rest.rows, rest.next]).toEqual([2100, undefined])
    const texts = await Promise.all([start, rest].map(({ fileId }) => fileText(shuke, fileId)))
    expect(new Set(texts.join('').match(/many\d+\.0/g)).size).toBe(2100)
  })

  it.each(['one', 'all', 'long'])('prints a statement to sign (%s)', async (which) => {
    const period = which === 'long' ? { from: '2027-02-03', to: '2027-02-03' } : january
    const storeId = { one, all: undefined, long: two }[which]
    const input = storeId === undefined ? period : { ...period, storeId }
    const { fileId } = await shuke.must(operator, 'operator', 'settlement.print', input)
    const url = shuke.cloud.url + fileId.replace(/^cloud:\/\/[^/]+\//, '/files/')
    const data = new Uint8Array(await (await fetch(url)).arrayBuffer())
    const paper = await getDocument({ data, verbosity: 0 }).promise
    expect(paper.numPages).toBe(which === 'long' ? 6 : 1)
    const { width, height } = (await paper.getPage(1)).getViewport({ scale: 25.4 / 72 })
    expect([Math.round(width), Math.round(height)]).toEqual([210, 297])
  })

  it('prints nothing for a store that is not there', async () => {
    const input = { ...january, storeId: 'stnowhere' }
    for (const route of ['settlement.print', 'settlement.rows'] as const) {
      const second = await addOperator(shuke, operator)
      expect(codeOf(await shuke.call(second, 'operator', route, input))).toBe('stores.not-found')
    }
  })
})
