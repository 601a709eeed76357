import { createCanvas } from '@napi-rs/canvas'
import { encode } from 'uqr'
import { expect } from 'vitest'
import { PATIENCE, type TableForTest } from './table'

/** What people do at the table in more than one story. */

/** Fills the field with this id, as typing would. */
export const fill = (table: TableForTest, person: string, id: string, text: string) =>
  table
    .phone(person)
    .frame.locator(`#${id} input, #${id} textarea`)
    .fill(text, { timeout: PATIENCE })

/** Fills the field under this label. */
export const fillUnder = (table: TableForTest, person: string, label: string, text: string) =>
  table
    .phone(person)
    .frame.locator('.field', { hasText: label })
    .locator('input, textarea')
    .filter({ visible: true })
    .fill(text, { timeout: PATIENCE })

/** Opens a page of the mini-program on somebody's phone, as a link to it would. */
export const openPage = async (
  table: TableForTest,
  person: string,
  path: string,
  query: Record<string, string> = {},
): Promise<void> => {
  const launch = ([who, to, with_]: readonly [string, string, Record<string, string>]) =>
    window.table.phone(who)?.launch({ path: `${to}/index`, query: with_, scene: 1001 })
  await table.page.evaluate(launch, [person, path, query] as const)
}

/** The bytes of something that lies on the table. */
export const bytesOf = async (table: TableForTest, name: string): Promise<Buffer> => {
  const id = await table.thing(name)
  const base64 = await table.page.evaluate(async (wanted) => {
    const url = window.table.tray().find((item) => item.id === wanted)?.url ?? ''
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  }, id)
  return Buffer.from(base64, 'base64')
}

/** How the mini-program on somebody's phone was opened last (facts/platform.md §2.3). */
export const sceneOf = (table: TableForTest, person: string): Promise<number> =>
  table.page.evaluate((who) => {
    const phone = window.table.phone(who) as unknown as {
      wx: { getEnterOptionsSync(): { scene: number } }
    }
    return phone.wx.getEnterOptionsSync().scene
  }, person)

/** Until something on the server is so, for at most as long as a person would wait. */
export const comesTrue = (check: () => unknown, what: string): Promise<void> =>
  expect.poll(check, { timeout: PATIENCE, message: what }).toBeTruthy()

/** A sentence goes away from a phone's screen. */
export const goesAway = (table: TableForTest, person: string, text: string | RegExp) =>
  table
    .phone(person)
    .frame.getByText(text)
    .filter({ visible: true })
    .first()
    .waitFor({ state: 'hidden', timeout: PATIENCE })

/** Closes what the table shows large. */
export const closeViewer = async (table: TableForTest): Promise<void> => {
  await table.page.getByTestId('viewer-close').click({ timeout: PATIENCE })
}

/** Dots of one module, and the quiet zone in modules that ISO/IEC 18004 asks for. */
const MODULE = 6
const QUIET = 4

const qrPicture = (text: string): Buffer => {
  const { data, size } = encode(text, { border: QUIET })
  const canvas = createCanvas(size * MODULE, size * MODULE)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000000'
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) context.fillRect(x * MODULE, y * MODULE, MODULE, MODULE)
    })
  })
  return canvas.toBuffer('image/png')
}

/** Lays a picture with a QR code of this text on the table, as a person would drop a file there. */
export const layCode = async (table: TableForTest, name: string, text: string): Promise<string> => {
  const chooser = table.page.waitForEvent('filechooser')
  await table.page.getByTestId('tray-add').click({ timeout: PATIENCE })
  const file = { name: `${name}.png`, mimeType: 'image/png', buffer: qrPicture(text) }
  await (await chooser).setFiles(file)
  return table.thing(name)
}

export interface PrintedCard {
  url: string
  /** In groups of four, as printed. */
  short: string
}

/** Address and short code of every card in a list as the operator gets it. */
export const cardsIn = (csv: string): PrintedCard[] =>
  csv
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.includes('https:'))
    .map((line) => {
      const [, short = '', url = ''] = line.split(',').map((cell) => cell.replaceAll('"', ''))
      return { short, url }
    })
