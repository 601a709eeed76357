import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf, monthOf } from '#core/kernel/time'
import { type Shuke, startShuke } from '../bench'
import { join, openStore, setUpOperator } from '../story'

/** A month of records as CSV, on the bundled functions. */

let shuke: Shuke
let operator: string

beforeAll(async () => {
  shuke = await startShuke()
  operator = await setUpOperator(shuke)
})
afterAll(() => shuke?.stop())

const text = async (fileId: string): Promise<string> => {
  const url = shuke.cloud.url + fileId.replace(/^cloud:\/\/[^/]+\//, '/files/')
  // Not text(): it would swallow the mark that tells Excel of UTF-8.
  return Buffer.from(await (await fetch(url)).arrayBuffer()).toString()
}
const thisMonth = () => monthOf(businessDayOf(Date.now()))
const csv = (input: { month: string; after?: string }) =>
  shuke.must(operator, 'operator', 'audit.csv', input)

describe('audit.csv', () => {
  it('holds each deed of the month with who, where and when, newest first', async () => {
    await openStore(shuke, operator, '一店')
    await join(shuke)
    const { fileId, rows, next } = await csv({ month: thisMonth() })
    const lines = (await text(fileId)).trimEnd().split('\r\n')
    expect(next).toBeUndefined()
    expect(lines).toHaveLength(rows + 1)
    expect(lines[0]).toBe('\ufeff时间,事项,谁,在哪里,原因,之前,之后,请求号')
    expect(lines[1]).toContain('加入会员')
    expect(lines.some((line) => line.includes('保存门店,苏掌柜'))).toBe(true)
  })

  it('is the same file when it is asked for again, at a place that can not be guessed', async () => {
    const first = await csv({ month: thisMonth() })
    expect((await csv({ month: thisMonth() })).fileId).toBe(first.fileId)
    expect(first.fileId).toMatch(/audit\/\d{4}-\d{2}-[0-9a-z]{16}\/records\.csv$/)
  })

  it('has no rows in a month in which nothing happened', async () => {
    expect(await csv({ month: '2020-02' })).toMatchObject({ rows: 0 })
  })

  it('can not become a formula, whatever somebody typed as a name', async () => {
    const name = '=1+2,"x"'
    await shuke.must(operator, 'operator', 'stores.save', { name, address: '+86' })
    const { fileId } = await csv({ month: thisMonth() })
    const whole = await text(fileId)
    expect(whole).toContain(`"'=1+2,""x""`)
    for (const line of whole.split('\r\n')) {
      expect(line).not.toMatch(/(^|,)"?[=+\-@]/)
    }
  })

  it('goes on where a file ended', async () => {
    const { rows } = await csv({ month: thisMonth() })
    const list = await shuke.must(operator, 'operator', 'audit.list', {})
    const second = list.rows[1]
    if (!second) throw new Error('two deeds were done')
    const rest = await csv({ month: thisMonth(), after: `${second.at}~${second.id}` })
    expect(rest.rows).toBe(rows - 2)
  })

  it.each(['2026-13', '2026-1', '2026-11-01', '', '../2026'])(
    'refuses the month %s',
    async (month) => {
      const reply = await shuke.send(operator, 'operator', 'audit.csv', { month })
      expect(reply).toMatchObject({ ok: false, error: { code: 'request.invalid' } })
    },
  )

  it('is for operators only', async () => {
    const reply = await shuke.call(shuke.person(), 'operator', 'audit.csv', { month: thisMonth() })
    expect(reply).toMatchObject({ ok: false, error: { code: 'role.operator-required' } })
  })
})
