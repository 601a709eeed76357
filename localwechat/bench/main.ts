import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '../cloud/store/index.ts'
import { Bare } from './bare.ts'
import { inChild } from './child.ts'
import { SCHEMA } from './data.ts'
import { fill, remember, storeFolder } from './load.ts'
import { compare, type Rate, rateOf } from './measure.ts'
import { type GroupFigures, groupFigures } from './memory.ts'
import { report } from './report.ts'
import { sdkInProcess, sdkOver, ThroughSdk } from './sdk.ts'
import { serve } from './served.ts'
import { freshNumbers, type Operation } from './subject.ts'

const HELP = `npm run bench:cloud -- [options]

  --documents <n>   size of the collection (default 1000000)
  --only <names>    of: get, find, guarded, add, transaction, group (comma between them)
  --data <folder>   keep the documents there and use them again; delete it after a change of format
`

const OPERATIONS: Operation[] = ['get', 'find', 'guarded', 'add', 'transaction']

/** Over HTTP nothing is compared with a target: one turn tells enough. */
const HTTP_MS = 2000

/** More documents than one run can add. */
const RUN_SPAN = 1_000_000

interface Job {
  folder: string
  documents: number
  operations: Operation[]
  fresh: () => number
}

const inProcess = async ({ folder, documents, operations, fresh }: Job): Promise<Rate[]> => {
  const bare = new Bare(folder, fresh)
  const store = openStore({ folder: storeFolder(folder), schema: SCHEMA })
  const { db, restore } = sdkInProcess(store)
  const rates: Rate[] = []
  for (const operation of operations) {
    rates.push(await compare(operation, new ThroughSdk(db, fresh), bare, documents))
  }
  restore()
  store.close()
  bare.close()
  return rates
}

const overHttp = async ({ folder, documents, operations, fresh }: Job) => {
  const server = inChild('--serve', folder)
  try {
    const subject = new ThroughSdk(sdkOver(`${await server.ready}/admin`), fresh)
    const rates: Partial<Record<Operation, number>> = {}
    for (const operation of operations)
      rates[operation] = await rateOf(subject, operation, { documents, ms: HTTP_MS, seed: 99 })
    return rates
  } finally {
    await server.stop()
  }
}

const grouped = async (folder: string): Promise<GroupFigures> =>
  JSON.parse(await inChild('--group', folder).ready) as GroupFigures

const bench = async (folder: string, documents: number, only: string[]): Promise<number> => {
  const next = await fill(folder, documents)
  // Noted before the run: one that is broken off leaves its numbers taken.
  remember(folder, documents, next + RUN_SPAN)
  const group = await grouped(folder)
  const fresh = freshNumbers(next)
  const operations = OPERATIONS.filter((name) => only.length === 0 || only.includes(name))
  const job = { folder, documents, operations, fresh }
  const rates = await inProcess(job)
  const loopback = operations.length === 0 ? {} : await overHttp(job)
  const missed = report({ documents, rates, loopback, group })
  if (missed.length > 0) console.log(`\nMissed: ${missed.join('; ')}.`)
  return missed.length === 0 ? 0 : 1
}

const OPTIONS = {
  documents: { type: 'string', default: '1000000' },
  only: { type: 'string', default: '' },
  data: { type: 'string' },
  // The bench starts itself with these two in processes of their own.
  serve: { type: 'string' },
  group: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const readCount = (text: string): number => {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1) return count
  throw new Error(`--documents ${text} is not a number of documents`)
}

/** Runs the bench; answers the exit code: 1 when a target was missed. */
export const main = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({ args, options: OPTIONS })
  if (values.help) console.log(HELP)
  else if (values.serve !== undefined) await serve(values.serve)
  else if (values.group !== undefined) console.log(JSON.stringify(await groupFigures(values.group)))
  else {
    const documents = readCount(values.documents)
    const own = values.data === undefined
    const folder = values.data ?? mkdtempSync(path.join(os.tmpdir(), 'localwechat-bench-'))
    try {
      return await bench(path.resolve(folder), documents, values.only.split(',').filter(Boolean))
    } finally {
      if (own) rmSync(folder, { recursive: true, force: true })
    }
  }
  return 0
}
