import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Held } from '#core/orders/import'
import { heldOf } from '#core/orders/import-held'
import { CHUNK_BYTES, ROWS_AT_ONCE } from '#core/orders/import-limits'
import { HEAD_BYTES } from '#core/orders/limits'
import { type FileState, openFile, readSlice } from '#server/orders/files'
import { ownKeyOf } from '#server/orders/identify'
import type { ImportDoc, SaidDoc } from '#server/orders/records'
import { saidIn } from '#server/orders/said'
import { cpuMsSince } from './cpu.ts'
import type { Imported } from './results.ts'

/** What `readPart` (server/platform/wechat) gives of a file in the cloud. */
const readPart = (file: number, from: number, most: number): Uint8Array => {
  const bytes = Buffer.allocUnsafe(most)
  return bytes.subarray(0, readSync(file, bytes, 0, most, from))
}

type Keep = (said: SaidDoc) => void

const readFile = (name: string, import_: ImportDoc, keep: Keep): number => {
  const file = openSync(name, 'r')
  const { size } = fstatSync(file)
  const opened = openFile(readPart(file, 0, HEAD_BYTES), size)
  if (!opened.ok || opened.value.kind !== 'csv') throw new Error(`${name} is not read`)
  let rejected = 0
  let state: FileState = opened.value.state
  for (let done = false; !done; ) {
    const bytes = readPart(file, state.offset, CHUNK_BYTES)
    const last = state.offset + bytes.length >= size
    const slice = readSlice(bytes, state, { last, most: ROWS_AT_ONCE })
    if (!slice.ok) throw new Error(`${name}: ${slice.code}`)
    for (const said of saidIn(import_, slice.value.lines)) keep(said)
    rejected += slice.value.rejected.length
    state = slice.value.state
    done = slice.value.done
  }
  closeSync(file)
  return rejected
}

/** What is said of an order: most are in one file. */
type Says = SaidDoc | SaidDoc[]

/** Orders whose rows lie in two slices of a file say what both say. */
const withMore = (known: Says, said: SaidDoc): Says => {
  const all = Array.isArray(known) ? known : [known]
  const same = all.find(({ importId }) => importId === said.importId)
  if (!same) return [...all, said]
  same.lines.push(...said.lines)
  return known
}

interface Customer {
  orders: number
  fen: number
  backFen: number
}

const add = (customers: Map<string, Customer>, key: string, held: Held): void => {
  const known = customers.get(key) ?? { orders: 0, fen: 0, backFen: 0 }
  customers.set(key, known)
  known.orders += 1
  known.fen += held.fen
  for (const [, fen] of held.backs) known.backFen += fen
}

/**
 * What the slices of imports compute, without the database: files read in parts, rows understood,
 * buyers hashed, one order from all files that tell of it, and its customer.
 */
export const importOurs = (files: readonly string[]): Imported => {
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const saids = new Map<string, Says>()
  let rejected = 0
  files.forEach((name, i) => {
    rejected += readFile(name, { _id: `import${i}`, at: 1 + i } as ImportDoc, (said) => {
      const known = saids.get(said.orderId)
      saids.set(said.orderId, known ? withMore(known, said) : said)
    })
  })
  const customers = new Map<string, Customer>()
  const sums = { orders: 0, bought: 0, fen: 0, backFen: 0 }
  for (const says of saids.values()) {
    const all = Array.isArray(says) ? says : [says]
    const [first] = all
    const held = heldOf(all)
    if (!held || !first) continue
    sums.orders += 1
    if (!held.bought) continue
    sums.bought += 1
    add(customers, held.buyer ?? ownKeyOf(first.platform, first.orderNo), held)
  }
  let repeaters = 0
  for (const { orders, fen, backFen } of customers.values()) {
    if (orders > 1) repeaters += 1
    sums.fen += fen
    sums.backFen += backFen
  }
  const ms = performance.now() - from
  return { ...sums, customers: customers.size, repeaters, rejected, ms, cpuMs: cpuMsSince(cpu) }
}
