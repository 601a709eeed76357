import path from 'node:path'
import { compileApp, mountInJsdom, type TestPhone } from 'localwechat/phone'
import type { Candidate, Item, SaleQuote } from '#core/sales/contract'
import { MEMBER_CODE } from './clerk-answers.ts'
import { NOW } from './clerk-cloud.ts'
import { open } from './clerk-phone.ts'
import { preparedPhone } from './prepared.ts'
import { quoteOf, tillDay } from './sale-answers.ts'

/** What ticking one coupon of a hundred sends, as built and in a page written by hand. */

const HUNDRED = 100
/** Not among the first twenty, and with two digits, as most are. */
const PICKED = 37
const DAY = 86_400_000

const candidates: Candidate[] = Array.from({ length: HUNDRED }, (_, place) => ({
  couponId: `template.member.${place}`,
  name: `第 ${place + 1} 张：周年庆满两百减五十元`,
  benefit: { kind: 'amount-off', offFen: 100 + place, minFen: 0 },
  offFen: 0,
  soloFen: 100 + place,
  expiresAt: NOW + 32 * DAY,
}))

const crowded = (asked: { items: Item[] }): SaleQuote => ({
  ...quoteOf({ ...asked, couponIds: [] }),
  used: [],
  coupons: candidates,
})

/** Bytes of all setData of a tap, of pages and of their components. */
const bytesOf = async (phone: TestPhone, row: HTMLElement | undefined): Promise<number> => {
  if (!row) throw new Error(`coupon ${PICKED} is not on the screen`)
  const before = phone.phone.setData.length
  await phone.tap(row)
  const sent = phone.phone.setData.slice(before)
  if (sent.length === 0) throw new Error('the tap drew nothing')
  return sent.reduce((sum, { bytes }) => sum + bytes, 0)
}

const ticked = (phone: TestPhone): number => {
  const words = phone.findAll('.use, [class$="--use"]')[0]?.textContent ?? ''
  return Number(/用这 (\d) 张券/.exec(words)?.[1] ?? 0)
}

const checked = async (phone: TestPhone, row: HTMLElement | undefined): Promise<number> => {
  const bytes = await bytesOf(phone, row)
  if (ticked(phone) !== 1) throw new Error('the coupon was not ticked')
  phone.close()
  return bytes
}

const built = async (): Promise<number> => {
  const phone = await open(`clerk/quote?code=${MEMBER_CODE}`, {
    ...tillDay,
    'sales.quote': crowded,
  })
  await phone.tap('收款')
  await phone.tap('.key:nth-child(9)')
  await phone.tap('#count')
  await phone.tap('#coupon')
  for (const words of ['再看 20 张', '再看 20 张', '再看 20 张', '再看 20 张'])
    await phone.tap(words)
  const rows = phone.findAll('[class*="--row"]')
  if (rows.length !== HUNDRED) throw new Error(`${rows.length} coupons are drawn`)
  return checked(phone, rows[PICKED])
}

const byHand = async (): Promise<number> => {
  const app = compileApp(path.resolve(import.meta.dirname, 'select-page'))
  const { runtime } = await preparedPhone()
  const phone = await mountInJsdom({ app, runtime })
  return checked(phone, phone.findAll('.row')[PICKED])
}

export const measureSelect = async (): Promise<{ built: number; byHand: number }> => ({
  built: await built(),
  byHand: await byHand(),
})
