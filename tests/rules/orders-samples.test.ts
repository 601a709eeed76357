import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAny } from './orders/files'

const folder = path.resolve(import.meta.dirname, '../../samples/orders')

/** All rows of a sample as an import reads them. */
const readSample = async (name: string) => {
  const read = await readAny(readFileSync(path.join(folder, name)))
  if (!read.ok) throw new Error(read.code)
  return { ...read.value, lines: read.value.lines.map(({ line }) => line) }
}

describe('the sample files of orders', () => {
  it('from Taobao is GBK with rows that people have broken, each told by its column', async () => {
    const { lines, rejected } = await readSample('taobao.csv')
    expect(lines.length).toBeGreaterThan(40)
    expect(
      lines.every(({ platform, orderNo }) => platform === 'taobao' && orderNo.length === 19),
    ).toBe(true)
    expect(rejected.map(({ column }) => column)).toEqual([
      '订单编号',
      '买家实际支付金额',
      '订单付款时间',
      '订单状态',
      '订单编号',
    ])
  })

  it('from Douyin is a workbook whose long ids are whole', async () => {
    const { lines, rejected } = await readSample('douyin.xlsx')
    expect(rejected).toEqual([])
    expect(lines.length).toBeGreaterThan(30)
    expect(new Set(lines.map(({ orderNo }) => orderNo.length))).toEqual(new Set([19]))
  })

  it('in the template reads whole', async () => {
    const { lines, rejected } = await readSample('template.csv')
    expect(rejected).toEqual([])
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.every(({ platform }) => platform === 'jd')).toBe(true)
  })

  it('name nobody: phones are masked and so no keys', async () => {
    for (const name of ['taobao.csv', 'douyin.xlsx', 'template.csv'])
      expect((await readSample(name)).lines.filter(({ phone }) => phone !== undefined)).toEqual([])
  })
})
