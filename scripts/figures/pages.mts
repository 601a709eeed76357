import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  buildRuntime,
  type CompiledApp,
  compileApp,
  mountInJsdom,
  type TestPhone,
} from 'localwechat/phone'
import { readBudgets } from '../lib/budgets.mts'
import { buildAll } from '../lib/build-all.mts'
import { at } from '../lib/root.mts'
import { openShuke, type Shuke } from '../start/shuke.mts'
import { atMost, type Figure, type Row } from './figure.mts'
import { preparePages, type Visit } from './visits.mts'

interface Sent {
  first: number
  taps: { bytes: number; calls: number; on: string }[]
}

/** Buttons of a page that are tried; more of them show nothing new. */
const TAPS = 4

const open = (
  shuke: Shuke,
  app: CompiledApp,
  runtime: string,
  visit: Visit,
): Promise<TestPhone> => {
  const person = shuke.cloud.people().find(({ id }) => id === visit.person)
  if (!person) throw new Error(`nobody is called ${visit.person}`)
  const launch = { path: `${visit.page}/index`, query: visit.query ?? {}, scene: 1001 }
  return mountInJsdom({ app, runtime, settings: { person, endpoint: shuke.url, launch } })
}

const bytesOn = (phone: TestPhone, page: string, from = 0): number[] =>
  phone.phone.setData
    .slice(from)
    .filter((record) => record.page.startsWith(page))
    .map(({ bytes }) => bytes)

/** Taps one button of a freshly opened page; what other pages then draw is their own first. */
const tap = async (phone: TestPhone, page: string, place: number) => {
  const button = phone.findAll('button')[place]
  if (!button) return undefined
  const on = button.textContent?.trim() ?? ''
  const before = phone.phone.setData.length
  await phone.tap(button)
  const sent = bytesOn(phone, page, before)
  return { on, bytes: Math.max(0, ...sent), calls: sent.length }
}

const measure = async (mount: () => Promise<TestPhone>, page: string): Promise<Sent> => {
  const taps: Sent['taps'] = []
  let first = 0
  for (let place = 0; place < TAPS; place += 1) {
    const phone = await mount()
    try {
      if (place === 0) first = Math.max(0, ...bytesOn(phone, page))
      const tapped = await tap(phone, page, place)
      if (!tapped) break
      taps.push(tapped)
    } finally {
      phone.close()
    }
  }
  return { first, taps }
}

const rowsOf = (page: string, { first, taps }: Sent): Row[] => {
  const { firstSetDataBytes, interactionBytes, interactionCalls } = readBudgets().page
  const most = taps.reduce((a, b) => (b.bytes > a.bytes ? b : a), { bytes: 0, calls: 0, on: '-' })
  const calls = Math.max(0, ...taps.map((one) => one.calls))
  return [
    atMost(`${page}: largest setData while opening`, first, firstSetDataBytes, ' B'),
    atMost(`${page}: a tap (${most.on})`, most.bytes, interactionBytes, ' B'),
    atMost(`${page}: setData calls of a tap`, calls, interactionCalls),
  ]
}

export const pagesFigure: Figure = {
  name: 'pages',
  what: 'setData of every page, the real build on real answers',
  measure: async () => {
    await buildAll()
    const home = mkdtempSync(path.join(tmpdir(), 'shuke-pages-'))
    const shuke = await openShuke({ home, port: 0, brand: 'tea' })
    try {
      const [app, runtime] = [compileApp(at('dist')), await buildRuntime()]
      const rows: Row[] = []
      for (const visit of await preparePages(shuke)) {
        const sent = await measure(() => open(shuke, app, runtime, visit), visit.page)
        rows.push(...rowsOf(visit.page, sent))
      }
      return rows
    } finally {
      await shuke.close()
      rmSync(home, { recursive: true, force: true })
    }
  },
}
