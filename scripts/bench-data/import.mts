import { readFileSync } from 'node:fs'
import path from 'node:path'
import { play, type Run } from '../figures/import.mts'
import { openDuck } from './duck.mts'
import type { OrderFiles } from './files.ts'
import { importSql, importSums } from './import-sql.ts'
import type { Ours } from './ours.mts'
import type { Imported } from './results.ts'
import { against, alone, type Line } from './table.mts'

/** What the issue asks for. */
const IMPORT_LIMIT = 10

const SUMS = ['orders', 'bought', 'fen', 'backFen', 'customers', 'repeaters'] as const

const duckSide = async ({ taobao, plain }: OrderFiles) => {
  const duck = await openDuck()
  try {
    const took = await duck.run(...importSql(taobao, plain))
    const [sums = {}] = await duck.rows(importSums)
    return { took, sums }
  } finally {
    duck.close()
  }
}

interface Setting {
  folder: string
  seed: number
  orders: number
}

/** Both read the same files to one row for each order and customer; they must find the same. */
export const importLines = async (ours: Ours, setting: Setting): Promise<Line[]> => {
  const { folder, seed, orders } = setting
  const files = await ours<OrderFiles>('files', seed, orders, path.join(folder, 'orders'))
  const duck = await duckSide(files)
  const own = await ours<Imported>('import', files.taobao, ...files.plain)
  const unlike = SUMS.filter((name) => String(own[name]) !== String(duck.sums[name]))
  const mb = Math.round(files.bytes / 2 ** 20)
  const what = `${files.orders} orders in ${files.rows} rows of 4 files (${mb} MB), one row each`
  return [
    against(what, own, duck.took, IMPORT_LIMIT),
    alone('figures unlike DuckDB’s', String(unlike.length), '= 0', unlike.length === 0),
    alone('rows left out', String(own.rejected), '= 0', own.rejected === 0),
  ]
}

const wholeLine = (
  what: string,
  { seconds, requests, calls, longest }: Run,
  orders: number,
): Line => {
  const per = Math.round((requests / orders) * 10_000) / 10
  const slices = `${calls} calls, the longest ${longest.toFixed(1)} s`
  const rate = `${Math.round(orders / seconds)} orders a second`
  return alone(`requests per 1000 orders, ${what}: ${rate}; ${slices}`, String(per))
}

/** The same import through the functions on the local cloud, database and all, of a part of them. */
export const wholeLines = async ({ folder }: Setting, rows: number): Promise<Line[]> => {
  const file = readFileSync(path.join(folder, 'orders/plain-1.csv'), 'utf8')
  const body = file.split('\n', rows + 1).join('\n')
  const { check, run } = await play(`${body}\n`, 0)
  const { orders } = run.import.was
  return [
    wholeLine(`dry run of ${orders}`, check, orders),
    wholeLine(`import of ${orders}`, run, orders),
  ]
}
