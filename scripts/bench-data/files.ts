import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Platform } from '#core/events/event'
import { PLAIN, TAOBAO } from '../../tests/rules/orders/samples.ts'
import { LAST } from './season.ts'
import { personOf, type WorldOrder } from './world.ts'

/** Files of orders, in the order in which an operator imports them. */
export interface OrderFiles {
  /** ExportOrderList with the header of real files. */
  taobao: string
  /** Our template: two halves, and the last quarter exported once more when returns had come. */
  plain: string[]
  orders: number
  rows: number
  bytes: number
}

/** Orders of the last days stand in a second export, with what had gone back by then. */
const AGAIN_DAYS = 90
/** Buyers of whom a file shows no phone that is a key. */
const MASKED = 3

const BEIJING = 8 * 3_600_000
const timeText = (at: number): string =>
  new Date(at + BEIJING).toISOString().slice(0, 19).replace('T', ' ')
const yuan = (fen: number): string =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

const phoneOf = (id: number): string => {
  const digits = `13${String(id).padStart(9, '0')}`
  return id % MASKED === 0 ? `${digits.slice(0, 3)}****${digits.slice(7)}` : digits
}

/** Writes lines in large pieces. */
class Sink {
  rows = 0
  private readonly file: number
  private pieces: string[] = []

  constructor(name: string, head: string) {
    this.file = openSync(name, 'w')
    this.pieces.push(`\ufeff${head}\n`)
  }

  add(line: string): void {
    this.rows += 1
    this.pieces.push(`${line}\n`)
    if (this.pieces.length > 20_000) this.flush()
  }

  close(): void {
    this.flush()
    closeSync(this.file)
  }

  private flush(): void {
    writeSync(this.file, this.pieces.join(''))
    this.pieces = []
  }
}

const sumOf = ({ items }: WorldOrder, what: 'fen' | 'backFen'): number =>
  items.reduce((sum, item) => sum + item[what], 0)

const TAOBAO_NAMES = TAOBAO.split(',').map((name) => name.trim())

/** What Tmall shows as paid is without what went back. */
const taobaoRow = (id: number, order: WorldOrder): string => {
  const [fen, back] = [sumOf(order, 'fen'), sumOf(order, 'backFen')]
  const state = order.paid ? (back === fen ? '交易关闭' : '交易成功') : '等待买家付款'
  const values: Record<string, string> = {
    订单编号: `="${order.no}"`,
    买家会员名: `顾客${id}`,
    总金额: yuan(fen),
    买家实际支付金额: yuan(order.paid ? fen - back : 0),
    订单状态: state,
    收货人姓名: `收货人${id}`,
    收货地址: `浙江省 杭州市 西湖区 文三路 ${id} 号`,
    联系手机: `'${phoneOf(id)}`,
    订单创建时间: timeText(order.at),
    订单付款时间: order.paid ? timeText(order.at) : '',
    宝贝标题: `桂花糕礼盒 ${id % 50} 号`,
    宝贝总数量: '1',
    退款金额: yuan(back),
  }
  return TAOBAO_NAMES.map((name) => values[name] ?? '').join(',')
}

const NAMES: Partial<Record<Platform, string>> = {
  pinduoduo: '拼多多',
  store: '门店',
  other: '其他',
}

/** One row for each item. Pinduoduo names no buyer. `until`: the day of the export. */
const plainRows = (id: number, order: WorldOrder, until: number): string[] =>
  order.items.map(({ no, fen, backFen }, i) => {
    const back = order.backDay !== undefined && order.backDay <= until ? backFen : 0
    const state = order.paid ? (back === fen ? '已退款' : '已完成') : '待付款'
    const buyer = order.platform === 'pinduoduo' ? '' : `顾客${id}`
    const phone = order.platform === 'pinduoduo' ? '' : phoneOf(id)
    const goods = `桂花糕 ${i},大份,1`
    const money = `${yuan(order.paid ? fen : 0)},${yuan(back)}`
    const name = NAMES[order.platform] ?? ''
    return `${name},${order.no},${no},${buyer},${phone},${state},${timeText(order.at)},${goods},${money}`
  })

const dayOf = ({ at }: WorldOrder): number => Math.floor((at + BEIJING) / 86_400_000)

/** Makes the files of the first persons of a world until there are so many orders. */
export const writeOrderFiles = (folder: string, seed: number, most: number): OrderFiles => {
  mkdirSync(folder, { recursive: true })
  const names = ['taobao', 'plain-1', 'plain-2', 'plain-3'].map((n) =>
    path.join(folder, `${n}.csv`),
  )
  const [taobao, ...plain] = names.map((name, i) => new Sink(name, i === 0 ? TAOBAO : PLAIN))
  let orders = 0
  for (let id = 0; orders < most; id += 1) {
    for (const order of personOf(seed, id).orders.slice(0, most - orders)) {
      orders += 1
      const day = dayOf(order)
      if (order.platform === 'taobao') taobao?.add(taobaoRow(id, order))
      else {
        const [half, again] = [plain[day < LAST - 365 ? 0 : 1], plain[2]]
        const recent = day > LAST - AGAIN_DAYS
        const until = recent ? day : LAST + AGAIN_DAYS
        for (const row of plainRows(id, order, until)) half?.add(row)
        if (recent) for (const row of plainRows(id, order, LAST + AGAIN_DAYS)) again?.add(row)
      }
    }
  }
  const sinks = [taobao, ...plain].flatMap((sink) => sink ?? [])
  for (const sink of sinks) sink.close()
  const [first = '', ...others] = names
  const rows = sinks.reduce((sum, sink) => sum + sink.rows, 0)
  const bytes = names.reduce((sum, name) => sum + statSync(name).size, 0)
  return { taobao: first, plain: others, orders, rows, bytes }
}
