import type { Event } from '#core/events/event'
import { storyOf } from '#core/events/story'
import type { ImportView } from '#core/orders/contract'
import type { Held } from '#core/orders/import'
import { TEMPLATE_HEADER } from '#core/orders/words'
import type { Shuke } from '../bench'
import { fireJobs } from './jobs-bench'
import { docs } from './points-bench'

/** A row of our own template, as far as a test cares. */
export interface Sold {
  no: string
  yuan: string
  platform?: string
  item?: string
  buyer?: string
  phone?: string
  day?: string
  back?: string
  state?: string
  title?: string
  /** Instead of noon of the day. */
  at?: string
}

const cells = ({
  no,
  yuan,
  platform = '淘宝',
  item = '',
  buyer = '',
  phone = '',
  day = '2026-11-11',
  back = '0',
  state = '已付款',
  title = '',
  at = `${day} 12:00:00`,
}: Sold) => {
  return [platform, no, item, buyer, phone, state, at, title, '', '1', yuan, back]
}

/** Header and rows of our own template. */
export const rowsOf = (rows: readonly Sold[]): string[][] => [
  [...TEMPLATE_HEADER],
  ...rows.map(cells),
]

/** Plain: what our own writer does against formulas is none of an export's. */
export const csvOf = (rows: readonly Sold[]): string =>
  rowsOf(rows)
    .map((row) => `${row.join(',')}\r\n`)
    .join('')

let files = 0

export const upload = async (
  { cloud }: Shuke,
  person: string,
  body: string | Uint8Array,
  ending = 'csv',
): Promise<string> => {
  files += 1
  const headers = { 'x-localwechat-person': person, connection: 'close' }
  const url = `${cloud.url}/upload/orders/in-${files}.${ending}`
  const bytes = typeof body === 'string' ? body : new Uint8Array(body)
  const response = await fetch(url, { method: 'PUT', headers, body: bytes })
  return ((await response.json()) as { fileID: string }).fileID
}

type Way = 'start' | 'pause' | 'resume' | 'cancel'

export const desk = (shuke: Shuke, operator: string) => {
  const check = async (body: string | Uint8Array, name = '订单.csv', ending = 'csv') => {
    const fileId = await upload(shuke, operator, body, ending)
    return (await shuke.must(operator, 'operator', 'orders.check', { fileId, name })).import
  }
  const now = async ({ id }: { id: string }): Promise<ImportView> =>
    (await shuke.must(operator, 'operator', 'orders.import', { importId: id })).import
  const go = async (way: Way, { id }: { id: string }) =>
    (await shuke.must(operator, 'operator', `orders.${way}`, { importId: id })).import
  const undo = async ({ id }: { id: string }) =>
    (await shuke.must(operator, 'operator', 'orders.undo', { importId: id, why: '选错了' })).import
  /** Fires the jobs until the import waits for somebody. */
  const settle = async (import_: ImportView): Promise<ImportView> => {
    let view = await now(import_)
    for (let left = 60; left > 0 && /ing$/.test(view.state); left -= 1) {
      await fireJobs(shuke)
      view = await now(import_)
    }
    return view
  }
  /** Checked and imported. */
  const take = async (rows: readonly Sold[]): Promise<ImportView> => {
    const checked = await settle(await check(csvOf(rows)))
    return settle(await go('start', checked))
  }
  return { check, now, go, undo, settle, take }
}

export interface OrderState {
  _id: string
  held?: Held
  memberId?: string
  version: number
}

/** Orders that anybody says, without what only the history of writing has left on them. */
export const heldOrders = async (shuke: Shuke) => {
  const found = await docs<OrderState>(shuke, 'orders')
  const held = found.flatMap(({ _id, held }) => (held ? [{ _id, held }] : []))
  return held.sort((a, b) => (a._id < b._id ? -1 : 1))
}

/** Everybody's story by key, without ids and dates of noting. */
export const stories = async (shuke: Shuke) => {
  const found = await docs<Event>(shuke, 'events')
  const keys = [...new Set(found.map(({ key }) => key))].sort()
  return keys.flatMap((key) => {
    const { purchases } = storyOf(found.filter((one) => one.key === key))
    const told = purchases.map(({ at, fen, backs }) => ({ at, fen, backs }))
    return told.length === 0 ? [] : [{ key, told }]
  })
}

interface LinkState {
  _id: string
  notes: { source: string }[]
}

/** All that an undone import must leave as it was. (Claims of its orders stay: they are for ever.) */
export const stateNow = async (shuke: Shuke) => {
  const links = await docs<LinkState>(shuke, 'links')
  const parcels = links.filter(({ notes }) => notes.some(({ source }) => source === 'parcel'))
  return {
    orders: await heldOrders(shuke),
    stories: await stories(shuke),
    parcels: parcels.map(({ _id }) => _id).sort(),
  }
}
