import { createHash } from 'node:crypto'
import type { Event, Platform } from '#core/events/event'
import { buyerKey, orderKey } from '#core/identity/keys'
import { eventsOf, factsOf, type Told } from '#core/orders/import-events'
import { heldOf } from '#core/orders/import-held'
import type { OrderLine, Rejected } from '#core/orders/line'
import { openFile, readSlice } from '#server/orders/files'

/** What comes of a file of orders by the product's own reading, without a cloud. */
export interface FileOfOrders {
  orders: number
  rejected: Rejected[]
  /** Events by whom they are about, in the order of the file. */
  people: Map<string, Event[]>
}

type Numbered = { row: number; line: OrderLine }

/** Rows of one call, as the jobs read a large file. */
const ROWS = 2000

const readAll = (bytes: Uint8Array): { lines: Numbered[]; rejected: Rejected[] } => {
  const opened = openFile(bytes, bytes.length)
  if (!opened.ok) throw new Error(opened.code)
  if (opened.value.kind !== 'csv') throw new Error('Save the file as CSV')
  const lines: Numbered[] = []
  const rejected: Rejected[] = []
  let { state } = opened.value
  for (let done = false; !done; ) {
    const slice = readSlice(bytes.subarray(state.offset), state, { last: true, most: ROWS })
    if (!slice.ok) throw new Error(slice.code)
    lines.push(...slice.value.lines)
    rejected.push(...slice.value.rejected)
    ;({ state, done } = slice.value)
  }
  return { lines, rejected }
}

// In the cloud it is an HMAC with the brand's key; any hash tells people apart as well.
const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 22)

const grouped = (lines: readonly Numbered[]): Map<string, Numbered[]> => {
  const orders = new Map<string, Numbered[]>()
  for (const one of lines) {
    const id = `${one.line.platform}.${one.line.orderNo}`
    const known = orders.get(id)
    if (known) known.push(one)
    else orders.set(id, [one])
  }
  return orders
}

const buyerOf = (platform: Platform, rows: readonly Numbered[]): string | undefined => {
  const named = rows.find(({ line }) => line.buyer !== undefined)?.line.buyer
  return named === undefined ? undefined : buyerKey(platform, hashOf(named))
}

const withoutNames = ({ row, line }: Numbered) => {
  const { platform: _platform, orderNo: _orderNo, buyer: _buyer, phone: _phone, ...kept } = line
  return { row, ...kept }
}

const eventsOfOrder = (orderId: string, rows: readonly Numbered[], at: number): Event[] => {
  const [first] = rows
  if (!first) return []
  const { platform, orderNo } = first.line
  const buyer = buyerOf(platform, rows)
  const lines = rows.map(withoutNames)
  const said = { importId: 'file', orderId, at, platform, orderNo, lines }
  const held = heldOf([{ ...said, ...(buyer === undefined ? {} : { buyer }) }])
  const facts = factsOf(held, { own: orderKey(platform, hashOf(orderNo)), claimed: false })
  const told: Told = { _id: orderId, platform, orderNo, version: 1, key: facts?.key ?? '', was: '' }
  return facts ? eventsOf(told, facts, at) : []
}

/** From the bytes of a file to events: encoding, columns, cells, orders, purchases and returns. */
export const readFileOfOrders = (bytes: Uint8Array, at: number): FileOfOrders => {
  const { lines, rejected } = readAll(bytes)
  const people = new Map<string, Event[]>()
  const orders = grouped(lines)
  for (const [orderId, rows] of orders)
    for (const event of eventsOfOrder(orderId, rows, at)) {
      const known = people.get(event.key)
      if (known) known.push(event)
      else people.set(event.key, [event])
    }
  return { orders: orders.size, rejected, people }
}
