import path from 'node:path'
import type { Page } from 'playwright-core'
import { at } from '../../scripts/lib/root.mts'
import { misfits } from './fit'
import { LONG } from './full-world'
import { quietness, stillness } from './rest'
import { PATIENCE, SHOT, type TableForTest } from './table'

/** Looks at pages in every size that people have, and says in words what does not fit. */

export const FOLDER = at('artefacts', 'sizes')

type Query = Record<string, string>

/** `W`: what was filled in beforehand. */
export interface Shown<W> {
  person: string
  page: string
  query?: (world: W) => Promise<Query> | Query
  /** How it was opened (facts/platform.md §2.3); without: from the list of mini-programs. */
  scene?: number
  /** Turns to other parts of the page, one after the other: words, or `#id`. */
  turn?: string | string[]
  /** Opens a sheet over the page: words, or `#id`. */
  tap?: string
  as?: string
  /** A page for customers that has two columns. */
  wide?: true
}

export interface Size {
  name: string
  width: number
  height: number
  settings: string
  wide?: true
}

const allSizes: Size[] = [
  { name: 'usual', width: 375, height: 812, settings: '' },
  { name: 'small', width: 320, height: 568, settings: '' },
  { name: 'large-text', width: 375, height: 812, settings: '&text=1.5' },
  { name: 'small-large-text', width: 320, height: 568, settings: '&text=1.5' },
  { name: 'night', width: 375, height: 812, settings: '&dark=1' },
  { name: 'wide', width: 980, height: 760, settings: '&wide=1', wide: true },
]

/**
 * The narrowest phone with the largest text, and the window: what fits there fits the sizes between,
 * and night changes colours only. All six: SHUKE_SIZES=all.
 */
const HARDEST: readonly string[] = ['small-large-text', 'wide']

export const sizes: Size[] =
  process.env.SHUKE_SIZES === 'all'
    ? allSizes
    : allSizes.filter(({ name }) => HARDEST.includes(name))

/** Pages for people at work, who sit before a wide window; a till is used there too. */
const forWork = ({ page, wide }: { page: string; wide?: true }) =>
  wide === true || ['operator/', 'data/', 'clerk/'].some((at) => page.startsWith(at))

interface PhoneInside {
  launch(options: { path: string; query: Record<string, string>; scene: number }): Promise<void>
  errors: Error[]
}

/** Opened from the list of mini-programs. */
const USUAL_SCENE = 1001

const launch = (page: Page, target: { path: string; query: Query; scene: number }) =>
  page.evaluate(({ path: to, query, scene }) => {
    const { phone } = window as unknown as { phone: PhoneInside }
    return phone.launch({ path: `${to}/index`, query, scene })
  }, target)

const errorsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { phone: PhoneInside }).phone.errors.map(String))

const doorOf = (page: Page, door: string, exact: boolean) =>
  (door.startsWith('#') ? page.locator(door) : page.getByText(door, { exact }))
    .filter({ visible: true })
    .first()

const show = async <W>(page: Page, shown: Shown<W>, world: W): Promise<void> => {
  const asked = (await shown.query?.(world)) ?? {}
  // WeChat keeps a page that is opened again as it was, with the sheet of before over it.
  const query = shown.tap ? { ...asked, over: shown.tap } : asked
  await launch(page, { path: shown.page, query, scene: shown.scene ?? USUAL_SCENE })
  await page.evaluate(quietness)
  for (const turn of [shown.turn ?? []].flat()) {
    await doorOf(page, turn, true).click({ timeout: PATIENCE })
    await page.evaluate(quietness)
  }
  if (!shown.tap) return
  await doorOf(page, shown.tap, false).click({ timeout: PATIENCE })
  await page.locator('.sheet-box').filter({ visible: true }).waitFor({ timeout: PATIENCE })
  // It slides in; what is measured and pictured is where it comes to rest.
  await page.evaluate(stillness)
}

const nameOf = ({ page, as }: { page: string; as?: string }) => as ?? page.replaceAll('/', '-')

const openPhone = async (
  table: TableForTest,
  person: string,
  { width, height, settings }: Size,
): Promise<Page> => {
  const page = await table.page.context().newPage()
  await page.setViewportSize({ width, height })
  await page.goto(`${table.shuke.url}/phone/?person=${person}${settings}`)
  await page.waitForFunction(() => document.body.dataset.ready === 'true')
  return page
}

/** What does not fit of this person's pages at this size; each page is pictured. */
export const look = async <W>(
  { table, world, pages }: { table: TableForTest; world: W; pages: readonly Shown<W>[] },
  person: string,
  size: Size,
): Promise<string[]> => {
  const page = await openPhone(table, person, size)
  const faults: string[] = []
  for (const shown of pages.filter((one) => one.person === person)) {
    if (size.wide && !forWork(shown)) continue
    const name = nameOf(shown)
    await show(page, shown, world)
    const bad = await page.evaluate(misfits)
    const title = await page.getByTestId('title').textContent()
    if (shown.page !== 'pages/card' && title === LONG.brand) bad.push('another page’s title')
    faults.push(...bad.map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: path.join(FOLDER, `${size.name}-${name}.jpg`), ...SHOT })
  }
  faults.push(...(await errorsOf(page)))
  await page.close()
  return faults
}
