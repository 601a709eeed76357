import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CSV_START } from '../core/kernel/csv.ts'
import { at } from './lib/root.mts'
import { main } from './lib/say.mts'
import { type Good, type Market, type Sold, soldOver } from './lib/sold/sold.mts'
import { templateOf } from './lib/sold/template.mts'
import { douyinFile, taobaoFile } from './samples/market.mts'

/** Files of orders to try an import with: synthetic, the same ones each time. */

const FOLDER = at('samples/orders')
const UNTIL = Date.UTC(2026, 10, 20)
const DAYS = 300

const goods: readonly Good[] = [
  { name: '老白茶 2019 年', spec: '100 克', fen: 12_800 },
  { name: '桂花乌龙', spec: '10 泡', fen: 5800 },
  { name: '桂花糕礼盒', spec: '6 枚装', fen: 6400 },
  { name: '冷泡茶包', spec: '20 包', fen: 3900 },
]

const of = (seed: number, buyers: number, market: Market): Sold[] =>
  soldOver({ seed, buyers, until: UNTIL, days: DAYS, goods, market })

main(async () => {
  mkdirSync(FOLDER, { recursive: true })
  const keep = (name: string, body: string | Buffer) => {
    writeFileSync(path.join(FOLDER, name), body)
    console.log(`samples/orders/${name}: ${Buffer.byteLength(body)} bytes`)
  }
  keep('taobao.csv', taobaoFile(of(11, 30, '淘宝')))
  keep('douyin.xlsx', douyinFile(of(12, 25, '抖音')))
  keep('template.csv', CSV_START + templateOf(of(13, 12, '京东')))
})
