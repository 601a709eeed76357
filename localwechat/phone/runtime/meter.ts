import type * as glass from 'glass-easel'
import type { Data } from './context.ts'
import type { SetDataRecord } from './types.ts'

/** Page.setData's documented limit (facts/platform.md §3). */
const MAX_BYTES = 1024 * 1024
/** Records kept; a page that polls for hours must not eat the browser's memory. */
const MAX_RECORDS = 10_000

export function createMeter() {
  const records: SetDataRecord[] = []
  const encoder = new TextEncoder()
  return {
    records,
    /** Counts a setData and refuses what WeChat refuses. Undefined values are left out. */
    weigh(node: glass.GeneralComponent, data: Data, page: string): Data {
      const bytes = encoder.encode(JSON.stringify(data)).length
      records.push({ page, bytes, at: Date.now() })
      if (records.length > MAX_RECORDS) records.splice(0, records.length - MAX_RECORDS)
      if (bytes > MAX_BYTES) {
        throw new Error(`setData in ${node.is} sends ${bytes} bytes; the limit is ${MAX_BYTES}`)
      }
      return withoutUndefined(node.is, data)
    },
  }
}

function withoutUndefined(is: string, data: Data): Data {
  const names = Object.keys(data).filter((key) => data[key] === undefined)
  if (names.length === 0) return data
  console.warn(`${is}: setting data field "${names.join('", "')}" to undefined is invalid`)
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}
