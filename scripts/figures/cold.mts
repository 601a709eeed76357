import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleText } from '../functions/bundle.mts'
import { readBudgets } from '../lib/budgets.mts'
import { buildAll } from '../lib/build-all.mts'
import { at } from '../lib/root.mts'
import { atMost, type Figure, median } from './figure.mts'

const FUNCTIONS = ['member', 'clerk', 'operator', 'jobs']
const ROUNDS = 31

const SDK_ONLY = "exports.main = require('wx-server-sdk')"

/** Loads a bundle in a fresh process, as a cold start does, and prints the milliseconds. */
const LOADER =
  'const from = process.hrtime.bigint(); require(process.argv[1]);' +
  'console.log(Number(process.hrtime.bigint() - from) / 1e6); process.exit(0)'

// A function has its keys and the SDK its secrets before the first line runs.
const ENV = {
  ...process.env,
  SHUKE_KEYS: `a:${Buffer.alloc(32, 7).toString('base64')}`,
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TENCENTCLOUD_SESSIONTOKEN: 'local',
}

const load = (file: string): number => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', LOADER, file], {
    env: ENV,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${file} does not load: ${stderr}`)
  return Number(stdout.trim().split('\n').at(-1))
}

const turned = (count: number, by: number): number[] =>
  Array.from({ length: count }, (_, i) => (i + by) % count)

export const coldFigure: Figure = {
  name: 'cold',
  what: 'cold start of each function against a bundle that only requires the SDK',
  measure: async () => {
    await buildAll({ only: 'functions' })
    const folder = mkdtempSync(path.join(tmpdir(), 'shuke-cold-'))
    const base = path.join(folder, 'sdk.js')
    await bundleText(SDK_ONLY, base)
    const files = [base, ...FUNCTIONS.map((name) => at('cloudfunctions', name, 'index.js'))]
    const times = files.map((): number[] => [])
    for (const file of files) load(file)
    for (let round = 0; round < ROUNDS; round += 1)
      // Nobody always comes first: what ran before warms the machine.
      for (const i of turned(files.length, round)) times[i]?.push(load(files[i] ?? ''))
    rmSync(folder, { recursive: true })
    const [sdk = Number.NaN, ...own] = times.map(median)
    const limit = readBudgets().coldStartRatio
    return own.map((ms, i) =>
      atMost(
        `${FUNCTIONS[i]}: ${ms.toFixed(0)} ms, SDK alone ${sdk.toFixed(0)} ms`,
        ms / sdk,
        limit,
        ' ×',
      ),
    )
  },
}
