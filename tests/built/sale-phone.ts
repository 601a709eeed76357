import { afterEach } from 'vitest'
import { MEMBER_CODE } from './clerk-answers.ts'
import type { Script } from './clerk-cloud.ts'
import { type Opened, open as openPage } from './clerk-phone.ts'
import { tillDay } from './sale-answers.ts'

/** What a clerk does at the till as built, and what the phone then shows and asks. */

/** The phone of the test that is running. */
export let phone: Opened
afterEach(() => phone?.close())

export const open = async (page: string, change: Script = {}): Promise<Opened> => {
  phone = await openPage(page, { ...tillDay, ...change })
  return phone
}

/** From the shown member code to the keys. */
export const begin = async (change: Script = {}): Promise<void> => {
  await open(`clerk/quote?code=${MEMBER_CODE}`, change)
  await phone.tap('收款')
}

export const key = async (name: string): Promise<void> => {
  const found = phone.findAll('.key').find(({ textContent }) => textContent === name)
  if (!found) throw new Error(`no key ${name}`)
  await phone.tap(found)
}
export const type = async (keys: string): Promise<void> => {
  for (const one of keys) await key(one)
}

/** 100 yuan on the bill: 5 off by tier, 12 by the best coupon. */
export const bill = async (change: Script = {}): Promise<void> => {
  await begin(change)
  await type('100')
  await phone.tap('算一下')
}
/** The coupons are locked, the money comes, the sale is recorded. */
export const confirm = async (): Promise<void> => {
  if (phone.find('#hold')) await phone.tap('#hold')
  await phone.tap('#confirm')
}
/** A row of the choice of coupons, by its name. */
export const choice = async (name: string): Promise<void> => {
  const found = phone.findAll('[class*="--row"]').find((one) => one.textContent?.includes(name))
  if (!found) throw new Error(`no coupon ${name}`)
  await phone.tap(found)
}
/** What the phone remembers. */
export const kept = (name: string) =>
  (phone.phone.wx as unknown as { getStorageSync(key: string): unknown }).getStorageSync(name)
export const use = () => phone.tap('[class$="--use"]')
export const flatten = (text: string | null | undefined) => text?.replace(/\s/g, '')
export const asked = () => phone.callsOf('sales.quote').map(({ input }) => input)
export const shown = (selector: string) => phone.find(selector)?.textContent?.replace(/\s/g, '')
export const flat = () => phone.text().replaceAll('\n', '')
