import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildRuntime, compileApp } from 'localwechat/phone'
import { readBudgets } from '../lib/budgets.mts'
import { buildAll } from '../lib/build-all.mts'
import { at } from '../lib/root.mts'
import { openShuke } from '../start/shuke.mts'
import { atMost, type Figure, type Row } from './figure.mts'
import { measurePage, type Sent, type Tap } from './taps.mts'
import { preparePages } from './visits.mts'

const most = (taps: Tap[], of: (tap: Tap) => number): Tap =>
  taps.reduce((a, b) => (of(b) > of(a) ? b : a), { on: '-', own: [], answered: [] })

const sum = (bytes: number[]): number => bytes.reduce((all, one) => all + one, 0)
const largest = (bytes: number[]): number => Math.max(0, ...bytes)

/**
 * What a tap draws by itself is an interaction; what an answer of the cloud then brings (a list, a
 * refusal's sentence, a coupon that was taken) is held to the size of a first picture.
 */
const rowsOf = ({ page, first, taps }: Sent): Row[] => {
  const { firstSetDataBytes, interactionBytes, interactionCalls } = readBudgets().page
  const tap = most(taps, ({ own }) => sum(own))
  const calls = most(taps, ({ own }) => own.length)
  const answer = most(taps, ({ answered }) => largest(answered))
  const row = (what: string, value: number, limit: number, unit = '') =>
    atMost(`${page}: ${what}`, value, limit, unit)
  return [
    row('largest setData while opening', first, firstSetDataBytes, ' B'),
    row(`a tap, of ${taps.length} (${tap.on})`, sum(tap.own), interactionBytes, ' B'),
    row(`setData calls of a tap (${calls.on})`, calls.own.length, interactionCalls),
    row(
      `largest setData once the cloud answered a tap (${answer.on})`,
      largest(answer.answered),
      firstSetDataBytes,
      ' B',
    ),
  ]
}

export const pagesFigure: Figure = {
  name: 'pages',
  what: 'setData of every page, the real build on real answers; every tap there is',
  measure: async () => {
    await buildAll()
    const home = mkdtempSync(path.join(tmpdir(), 'shuke-pages-'))
    const shuke = await openShuke({ home, port: 0, brand: 'tea' })
    try {
      const [app, runtime] = [compileApp(at('dist')), await buildRuntime()]
      const rows: Row[] = []
      for (const visit of await preparePages(shuke)) {
        rows.push(...rowsOf(await measurePage({ shuke, app, runtime }, visit)))
      }
      return rows
    } finally {
      await shuke.close()
      rmSync(home, { recursive: true, force: true })
    }
  },
}
