import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { at } from '../../scripts/lib/root.mts'
import { openShuke, type Shuke } from '../../scripts/start/shuke.mts'
import { openBrowser } from '../browser'
import { stillness } from './rest'

/** Screenshots are kept as artefacts of the run. */
const SHOTS = at('artefacts')
/** To look at, of hundreds in a run: a PNG takes the browser three times as long. */
export const SHOT = { type: 'jpeg', quality: 85 } as const
/** A cold function and a busy two-core machine; a person would wait as long. */
export const PATIENCE = 30_000
/** Names the folder with the demo brand of a whole test run; see once.ts. */
export const DEMO = 'SHUKE_TEST_DEMO'

export interface TableOptions {
  /** `phones=` and `at.<person>=` of the table's address. */
  query: string
  width?: number
  height?: number
  /** Without: an empty environment whose set-up code is still unused. */
  brand?: 'tea' | 'bakery'
  /** How wrong the clocks of all phones are, in ms; the server's is right. */
  phonesAhead?: number
}

/** A phone on the table, driven as a finger would drive it. */
export interface Hand {
  frame: FrameLocator
  tap(text: string | RegExp): Promise<void>
  tapId(testId: string): Promise<void>
  sees(text: string | RegExp): Promise<void>
  type(into: string, text: string): Promise<void>
}

export interface TableForTest {
  shuke: Shuke
  page: Page
  faults: string[]
  phone(person: string): Hand
  /** Holds a phone or a thing in front of somebody's phone. */
  hold(thing: string, before: string): Promise<void>
  /** Ids of what lies on the table, by a part of its name. */
  thing(name: string): Promise<string>
  shot(name: string): Promise<void>
  close(): Promise<void>
}

const handOf = (page: Page, person: string): Hand => {
  const frame = page.frameLocator(`[data-testid="frame-${person}"]`)
  // Only what a person can see: WeChat keeps covered pages in the tree, and so does the phone.
  const words = (text: string | RegExp, exact = false) =>
    frame.getByText(text, { exact }).filter({ visible: true })
  // A person waits until a grey button takes its colour.
  const pressable = frame.locator(':not(.btn-off, .btn-off *)')
  // A page's title often says what a button says, and is there first; nobody would tap it.
  const inPage = frame.locator(':not([data-testid="title"])')
  return {
    frame,
    tap: async (text) => {
      await frame.locator('body').evaluate(stillness)
      await words(text, true).and(inPage).first().and(pressable).click({ timeout: PATIENCE })
    },
    tapId: (testId) => frame.getByTestId(testId).click({ timeout: PATIENCE }),
    sees: (text) => words(text).first().waitFor({ state: 'visible', timeout: PATIENCE }),
    type: (into, text) => frame.locator(into).filter({ visible: true }).first().fill(text),
  }
}

const watch = (page: Page): string[] => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return faults
}

declare global {
  interface Window {
    table: import('../../localwechat/phone/table/page/main.ts').TableApi
  }
}

// A frame says so when its phone has started.
const ready = () => {
  const frames = [...document.querySelectorAll('iframe')]
  return (
    frames.length > 0 && frames.every((one) => one.contentDocument?.body?.dataset.ready === 'true')
  )
}

// Runs before any script of each frame.
const wrongClock = (ahead: number) => {
  const Right = Date
  const now = () => Right.now() + ahead
  const make = (target: typeof Date, args: unknown[]) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args)
  globalThis.Date = new Proxy(Right, {
    construct: (target, args) => make(target, args),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

const openPage = async (browser: Browser, url: string, options: TableOptions) => {
  // Tall enough for phones at full size: the driver aims wrongly inside a scaled frame.
  const { width = 2200, height = 1120, phonesAhead } = options
  // A context of its own, in which tests may open single phones beside the table.
  const context = await browser.newContext({ viewport: { width, height } })
  const page = await context.newPage()
  if (phonesAhead !== undefined) await page.addInitScript(wrongClock, phonesAhead)
  const faults = watch(page)
  await page.goto(url)
  await page.waitForFunction(ready, null, { timeout: PATIENCE })
  return { page, faults }
}

// Things are laid out one after the other once the phones stand.
const thingOn = async (page: Page, name: string): Promise<string> => {
  const find = (part: string) => window.table.tray().find((item) => item.name.includes(part))?.id
  const found = await page.waitForFunction(find, name, { timeout: PATIENCE })
  return (await found.jsonValue()) ?? ''
}

// A copy of the demo brand that tests/e2e/once.ts filled in, when there is one.
const newHome = ({ brand }: TableOptions): string => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'shuke-e2e-'))
  const demo = process.env[DEMO]
  if (brand === 'tea' && demo) cpSync(demo, home, { recursive: true })
  return home
}

/** Opens the table exactly as `npm start` does, in a real browser, on data of its own. */
export const openTable = async (options: TableOptions): Promise<TableForTest> => {
  const home = newHome(options)
  const wishes = { home, port: 0, ...(options.brand ? { brand: options.brand } : {}) }
  const shuke = await openShuke(wishes)
  const browser = await openBrowser()
  const url = `${shuke.url}/?${options.query}`
  const { page, faults } = await openPage(browser, url, options)
  mkdirSync(SHOTS, { recursive: true })
  return {
    shuke,
    page,
    faults,
    phone: (person) => handOf(page, person),
    hold: (thing, before) =>
      page.evaluate(([a, b]) => window.table.hold(a, b), [thing, before] as const),
    thing: (name) => thingOn(page, name),
    shot: async (name) => {
      await page.screenshot({ path: path.join(SHOTS, `${name}.jpg`), ...SHOT })
    },
    close: async () => {
      await browser.close()
      await shuke.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** What lay on the table when a test failed, among the artefacts. */
export const shootFailure = async (
  table: TableForTest | undefined,
  { name, result }: { name: string; result?: { state?: string } | undefined },
): Promise<void> => {
  if (result?.state === 'fail') await table?.shot(`failed-${name.slice(0, 40)}`)
}
