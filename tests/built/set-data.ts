import { expect } from 'vitest'
import budgets from '../../config/budgets.json' with { type: 'json' }
import type { Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'

/** Bytes that cross from a page to the screen, held to config/budgets.json (facts/taro.md §11). */

export const { firstSetDataBytes, interactionBytes, interactionCalls } = budgets.page

/** Bytes of the largest setData so far: of the first picture, and of all that follows by itself. */
export const largest = ({ phone }: Opened): number =>
  Math.max(0, ...phone.setData.map(({ bytes }) => bytes))

const sum = (bytes: number[]): number => bytes.reduce((all, one) => all + one, 0)

/** One touch sends no more than the budget, all its setData together. */
export const expectLittle = (sent: number[]): void => {
  expect(sent.length).toBeLessThanOrEqual(interactionCalls)
  expect(sum(sent)).toBeLessThanOrEqual(interactionBytes)
}

interface Drawn {
  /** Bytes of all setData before the cloud answered, and how many there were. */
  bytes: number
  calls: number
}

/** Longer than a page needs to be drawn without its data: of the two orders the real cloud's. */
const LATE_MS = 60

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The same answers when the page stands there already; none at all from `silent` on. */
export const late = (script: Script, silent = () => false): Script => {
  const { now, ...routes } = script
  const asked = Object.entries(routes).map(([route, answer]) => [
    route,
    async (...given: unknown[]) => {
      await pause(LATE_MS)
      if (silent()) return new Promise(() => undefined)
      return typeof answer === 'function' ? answer(...given) : answer
    },
  ])
  return { ...Object.fromEntries(asked), ...(now === undefined ? {} : { now }) }
}

/** Longer waits of a page are pauses (skeletons, words that settle), no part of what a tap draws. */
const OWN_MS = 50

/** None ends while a tap is measured, neither of those to come nor of those that run already. */
const withholdPauses = ({ window }: Opened): void => {
  const start = window.setTimeout.bind(window)
  // The phone is quiet: no short wait is left, so all that were ever started may be ended.
  const newest = start(() => undefined, 0)
  for (let id = 1; id <= newest; id += 1) window.clearTimeout(id)
  const short = (task: () => void, ms = 0, ...rest: unknown[]) =>
    ms > OWN_MS ? 0 : start(task, ms, ...rest)
  window.setTimeout = short as typeof window.setTimeout
}

/** Taps words or a selector; the script stops answering, so only the tap's own drawing counts. */
export const drawnBy = async (page: string, script: Script, taps: string[]): Promise<Drawn> => {
  let silent = false
  const phone = await open(
    page,
    late(script, () => silent),
  )
  withholdPauses(phone)
  try {
    for (const before of taps.slice(0, -1)) await phone.tap(before)
    silent = true
    const seen = phone.phone.setData.length
    const last = taps.at(-1) ?? ''
    const element = /^[#.[]/.test(last) ? phone.find(last) : phone.byText(last)
    if (!element) throw new Error(`nothing to tap: ${last}`)
    element.click()
    await calm(phone)
    const sent = phone.phone.setData.slice(seen).map(({ bytes }) => bytes)
    return { bytes: sum(sent), calls: sent.length }
  } finally {
    phone.close()
  }
}

const TURN_MS = 10
const CALM_TURNS = 12

/** A call that is never answered keeps the phone busy: calm is when nothing is drawn any more. */
const calm = async ({ phone }: Opened): Promise<void> => {
  let seen = phone.setData.length
  for (let turn = 0; turn < CALM_TURNS; turn += 1) {
    await pause(TURN_MS)
    if (phone.setData.length !== seen) turn = 0
    seen = phone.setData.length
  }
}
