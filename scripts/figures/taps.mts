import { type CompiledApp, mountInJsdom, type TestPhone } from 'localwechat/phone'
import type { Shuke } from '../start/shuke.mts'
import type { Visit } from './visit.mts'

/** Bytes of each setData of the page: before the cloud answered anything, and from then on. */
export interface Tap {
  on: string
  own: number[]
  answered: number[]
}
export interface Sent {
  page: string
  /** Bytes of the largest setData while the page opened. */
  first: number
  taps: Tap[]
}
interface Place {
  shuke: Shuke
  app: CompiledApp
  runtime: string
}
interface Opened extends TestPhone {
  /** How many setData there were when the first answer after `listen` arrived. */
  answeredAt: () => number | undefined
  listen: () => void
}

/** Opens a page for a person; every answer of the cloud passes here, so its moment is known. */
const open = async ({ shuke, app, runtime }: Place, visit: Visit): Promise<Opened> => {
  const person = shuke.cloud.people().find(({ id }) => id === visit.person)
  if (!person) throw new Error(`nobody is called ${visit.person}`)
  let listening = false
  let answered: number | undefined
  const watched: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    if (listening) answered ??= phone.phone.setData.length
    return answer
  }
  const launch = { path: `${visit.page}/index`, query: visit.query ?? {}, scene: 1001 }
  const settings = { person, endpoint: shuke.url, launch }
  const phone = await mountInJsdom({ app, runtime, settings, fetch: watched })
  const listen = () => {
    listening = true
    answered = undefined
  }
  return { ...phone, answeredAt: () => answered, listen }
}

type Element = HTMLElement & { __wxElement?: { getAttribute?: (name: string) => unknown } }

const attribute = (element: Element, name: string) => element.__wxElement?.getAttribute?.(name)

/** A button that opens WeChat's own panel draws nothing of ours, and waits for a person. */
const opensWeChat = (element: Element): boolean =>
  ['chooseAvatar', 'getPhoneNumber'].includes(String(attribute(element, 'open-type')))

/** What answers a finger looks pressed under it; tabs and WeChat's wheel alone do not. */
const isTappable = (element: Element): boolean =>
  !opensWeChat(element) &&
  (element.matches('wx-button, .tab') || attribute(element, 'hover-class') === 'pressed')

/** All that a finger reaches: of an open sheet only the sheet, since its shade covers the rest. */
const tappables = (phone: TestPhone): HTMLElement[] => {
  const all = phone.phone.context.topPage?.element.querySelectorAll<Element>('*') ?? []
  const reached = phone.find('.sheet-box') ? 'pop-sheet *' : '*'
  return [...all].filter((one) => one.matches(reached) && isTappable(one))
}

const bytesOn = (phone: TestPhone, page: string, from = 0, to?: number): number[] =>
  phone.phone.setData
    .slice(from, to)
    .filter((record) => record.page.startsWith(`${page}/index`))
    .map(({ bytes }) => bytes)

const tap = async (phone: Opened, page: string, target: HTMLElement): Promise<Tap> => {
  const on = target.textContent?.trim().replace(/\s+/g, ' ').slice(0, 20) ?? ''
  const before = phone.phone.setData.length
  phone.listen()
  await phone.tap(target).catch((cause: Error) => {
    throw new Error(`${page}, after a tap on “${on}”: ${cause.message}`, { cause })
  })
  const border = phone.answeredAt() ?? phone.phone.setData.length
  return { on, own: bytesOn(phone, page, before, border), answered: bytesOn(phone, page, border) }
}

/** Taps the places one after the other on a fresh page; the last tap counts, if it is there. */
const follow = async (place: Place, visit: Visit, places: number[]) => {
  const phone = await open(place, visit)
  try {
    const opening = Math.max(0, ...bytesOn(phone, visit.page))
    let last: Tap | undefined
    for (const at of places) {
      const target = tappables(phone)[at]
      if (!target) return { opening, last: undefined, sheet: false }
      last = await tap(phone, visit.page, target)
    }
    return { opening, last, sheet: phone.find('.sheet-box') !== null }
  } finally {
    phone.close()
  }
}

/** Taps everything there is from these places on, and everything in the sheets that it opens. */
const tapAll = async (place: Place, visit: Visit, behind: number[]): Promise<Tap[]> => {
  const taps: Tap[] = []
  for (let at = 0; ; at += 1) {
    const { last, sheet } = await follow(place, visit, [...behind, at])
    if (!last) return taps
    taps.push(last)
    if (sheet && behind.length === 0) taps.push(...(await tapAll(place, visit, [at])))
  }
}

/** Opens the page anew for each tap: what other pages draw is their own. */
export const measurePage = async (place: Place, visit: Visit): Promise<Sent> => {
  const { opening } = await follow(place, visit, [])
  return { page: visit.name ?? visit.page, first: opening, taps: await tapAll(place, visit, []) }
}
