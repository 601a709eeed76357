import type { ClaimView, ImportView } from '../../../core/orders/contract.ts'
import { type Good, type Sold, soldOver } from '../../lib/sold/sold.mts'
import { templateOf } from '../../lib/sold/template.mts'
import { type BrandName, brands } from './brands.mts'
import type { Say } from './person.mts'

type Operator = <T>(route: string, input: unknown, step?: string) => Promise<T>

const DAY = 24 * 3600_000
const DAYS = 14 * 30
const BUYERS = 130
const FILE = '去年到现在的网店订单.csv'
/** Whoever bought within a year may claim. */
const RULES = { earn: true, days: 365 }

/** For a person at the table to claim by hand (README); the file has it as bought yesterday. */
const BY_HAND = '4021558877661001234'
/** On the table it is 林夏's own; in a marketplace's file buyers who agreed stand with it. */
const HER_PHONE = '13800000001'

/** Regulars of the demo, the marketplace names they bought under, and how many orders they claim. */
const CLAIMERS = [
  { person: 'regular', buyer: 'laoqin_tea', every: 45, claims: 3 },
  { person: 'guest-1', buyer: 'xiaoman2020', every: 75, claims: 1 },
] as const

const goodsOf = (name: BrandName): Good[] =>
  brands[name].catalogue.products.map((product) => ({
    name: product.name,
    spec: '一份',
    fen: product.fen,
  }))

interface Buyer {
  buyer: string
  phone: string
  no: (place: number) => string
  every: number
  times: number
}

/** Orders of somebody known, newest first. */
const ordersOf = ({ buyer, phone, no, every, times }: Buyer, goods: readonly Good[], now: number) =>
  Array.from({ length: times }, (_, place): Sold => {
    const good = goods[place % goods.length] ?? { name: '', spec: '', fen: 100 }
    return {
      ...{ market: '淘宝', no: no(place), buyer, phone, state: '已付款', count: 2 },
      ...{ at: now - DAY - place * every * DAY, goods: good, fen: 2 * good.fen, backFen: 0 },
    }
  })

const claimNo = (claimer: number) => (place: number) =>
  `30020${claimer}7788${String(place).padStart(9, '0')}`

const known = (goods: readonly Good[], now: number): Sold[] => [
  ...CLAIMERS.flatMap(({ buyer, every }, i) =>
    ordersOf({ buyer, phone: '', no: claimNo(i), every, times: 6 }, goods, now),
  ),
  ...ordersOf(
    {
      ...{ buyer: 'linxia_0316', phone: HER_PHONE, every: 60, times: 4 },
      no: (place) => (place === 0 ? BY_HAND : claimNo(7)(place)),
    },
    goods,
    now,
  ),
]

const fileOf = (name: BrandName, now: number): string => {
  const goods = goodsOf(name)
  const others = soldOver({ seed: 7, buyers: BUYERS, until: now - DAY, days: DAYS, goods })
  return templateOf([...others, ...known(goods, now)].sort((a, b) => a.at - b.at))
}

const upload = async (url: string, text: string): Promise<string> => {
  const path = `orders/in-demo${Date.now().toString(36)}.csv`
  const headers = { 'x-localwechat-person': 'operator' }
  const response = await fetch(`${url}/upload/${path}`, { method: 'PUT', headers, body: text })
  return ((await response.json()) as { fileID: string }).fileID
}

/** The import of an earlier start that was interrupted, or a new one. */
const begun = async (operator: Operator, name: BrandName, url: string): Promise<ImportView> => {
  const { imports } = await operator<{ imports: ImportView[] }>('orders.imports', {})
  const there = imports.find((one) => one.name === FILE)
  if (there) return there
  const fileId = await upload(url, fileOf(name, Date.now()))
  const input = { fileId, name: FILE }
  const { import: made } = await operator<{ import: ImportView }>('orders.check', input, fileId)
  return made
}

const settled = async (operator: Operator, first: ImportView): Promise<ImportView> => {
  let view = first
  while (view.state === 'checking' || view.state === 'running')
    view = (await operator<{ import: ImportView }>('orders.push', { importId: view.id })).import
  return view
}

/** An import that is done, of a year's orders of a shop, and a few members who claimed theirs. */
export const fillOrders = async (
  say: Say,
  operator: Operator,
  { url, name }: { url: string; name: BrandName },
): Promise<void> => {
  await operator('orders.saveRules', { rules: RULES }, `${name}:claim-rules`)
  const checked = await settled(operator, await begun(operator, name, url))
  const input = { importId: checked.id }
  if (checked.state === 'checked') {
    const step = `${name}:start:${checked.id}`
    const { import: started } = await operator<{ import: ImportView }>('orders.start', input, step)
    await settled(operator, started)
  }
  for (const [i, { person, claims }] of CLAIMERS.entries())
    for (let place = 0; place < claims; place += 1) {
      const step = `${name}:claim:${person}:${place}`
      const claim = { orderNo: claimNo(i)(place) }
      await say<{ claim: ClaimView }>(person, 'member', 'orders.claim', claim, step)
    }
}
