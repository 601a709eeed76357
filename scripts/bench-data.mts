import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dailyLines } from './bench-data/daily-lines.mts'
import { importLines, wholeLines } from './bench-data/import.mts'
import { lifeLines } from './bench-data/life.mts'
import { bundleOurs } from './bench-data/ours.mts'
import { type Line, printTable } from './bench-data/table.mts'
import { main, Plain } from './lib/say.mts'

const HELP = `npm run bench:data -- [options]

The brand's member data beside DuckDB, on one synthetic brand made from a seed, in one run.

  --members <n>   members of the largest brand (default 1000000)
  --orders <n>    orders in the files (default 1000000)
  --only <parts>  of: import, life, daily (comma between them)
  --seed <n>      another world
  --quick         100000 of both
`

const MILLION = 1_000_000
const QUICK = 100_000
/** Rows that also go through the functions and their database. */
const WHOLE_ROWS = 20_000
/** Sizes of the daily curve, up to the largest brand. */
const SIZES = [10_000, 100_000, MILLION]
const PARTS = ['import', 'life', 'daily']

const OPTIONS = {
  members: { type: 'string' },
  orders: { type: 'string' },
  only: { type: 'string', default: PARTS.join(',') },
  seed: { type: 'string', default: '7' },
  quick: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const numberOf = (name: string, text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1) return value
  throw new Plain(`--${name} ${text} is not a whole number above zero.`)
}

const partsOf = (text: string): string[] => {
  const parts = text.split(',')
  const unknown = parts.find((part) => !PARTS.includes(part))
  if (unknown === undefined) return parts
  throw new Plain(`--only ${unknown} is none of ${PARTS.join(', ')}.`)
}

interface Asked {
  folder: string
  seed: number
  members: number
  orders: number
  parts: readonly string[]
}

const measured = async ({ folder, seed, members, orders, parts }: Asked): Promise<Line[]> => {
  const ours = await bundleOurs(folder)
  const all: Line[] = []
  const show = (title: string, lines: Line[]) => {
    printTable(title, lines)
    all.push(...lines)
  }
  if (parts.includes('import')) {
    const setting = { folder, seed, orders }
    show('Import, the computing part', await importLines(ours, setting))
    show('Import, whole, on the local cloud', await wholeLines(setting, WHOLE_ROWS))
  }
  if (parts.includes('life'))
    show('AIPL and RFM, the computing part', await lifeLines(ours, { folder, seed, members }))
  if (parts.includes('daily')) {
    const sizes = SIZES.filter((size) => size < members)
    show('A day, whole, on the local cloud', await dailyLines(seed, [...sizes, members]))
  }
  return all
}

const asked = (folder: string): Asked | undefined => {
  const { values } = parseArgs({ options: OPTIONS })
  if (values.help) return undefined
  const usual = String(values.quick ? QUICK : MILLION)
  return {
    folder,
    seed: numberOf('seed', values.seed),
    members: numberOf('members', values.members ?? usual),
    orders: numberOf('orders', values.orders ?? usual),
    parts: partsOf(values.only),
  }
}

main(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shuke-bench-data-'))
  try {
    const what = asked(folder)
    if (!what) return console.log(HELP)
    const missed = (await measured(what)).filter(({ ok }) => ok === false)
    if (missed.length > 0)
      throw new Plain(`Not reached:\n- ${missed.map(({ what }) => what).join('\n- ')}`)
    console.log('\nAll targets are reached.')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  // A worker that is still closing must not keep the command open.
  process.exit(0)
})
