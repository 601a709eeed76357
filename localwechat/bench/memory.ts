import { existsSync, readFileSync } from 'node:fs'
import { openStore } from '../cloud/store/index.ts'
import { SCHEMA, SHOPS } from './data.ts'
import { storeFolder } from './load.ts'
import { groupByShop, sdkInProcess } from './sdk.ts'

export interface GroupFigures {
  /** First opening in a process that has never opened one. */
  openMs: number
  seconds: number
  /** Resident memory before the group, and at its peak during the life of the process. */
  beforeMb: number
  peakMb: number
}

const KB = 1024

const STATUS = '/proc/self/status'

/**
 * Peak of this process's resident memory. On Linux `maxRSS` begins with what the parent had when
 * it started this process, so the peak is asked of the kernel by its other name.
 */
const peakOf = (): number => {
  const own = existsSync(STATUS) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(STATUS, 'utf8'))
  return Number(own ? own[1] : process.resourceUsage().maxRSS) / KB
}

/** Opens the store and groups every document; meant for a process of its own. */
export const groupFigures = async (folder: string): Promise<GroupFigures> => {
  const begin = performance.now()
  const store = openStore({ folder: storeFolder(folder), schema: SCHEMA })
  const openMs = performance.now() - begin
  const { db } = sdkInProcess(store)
  const beforeMb = process.memoryUsage.rss() / KB / KB
  const start = performance.now()
  const groups = await groupByShop(db)
  const seconds = (performance.now() - start) / 1000
  store.close()
  if (groups.length !== SHOPS) throw new Error(`${groups.length} groups instead of ${SHOPS}`)
  const peakMb = peakOf()
  return { openMs, seconds, beforeMb, peakMb }
}
