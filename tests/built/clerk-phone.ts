import { mountInJsdom, type TestPhone } from '../../localwechat/phone/index.ts'
import { type Call, cloudOf, PERSON, type Script } from './clerk-cloud.ts'
import { preparedPhone } from './prepared.ts'

const TURN_MS = 50
const PATIENT_TURNS = 100

export interface Opened extends TestPhone {
  calls: Call[]
  /** Calls of one route. */
  callsOf(route: string): Call[]
  /** Path of the page on top, with its query. */
  where(): string
  /** Waits for words that come after a retry or a timer. */
  until(words: string): Promise<void>
  /** Taps a button of the question on the screen. */
  answer(words: string): Promise<void>
  /** setData of everything that `work` causes: how many calls, how many bytes each. */
  sent(work: () => Promise<void>): Promise<number[]>
}

const openPhones: TestPhone[] = []

/** One that is left open goes on polling, and keeps a whole mini-program in memory. */
export const closePhones = (): void => {
  for (const phone of openPhones.splice(0)) phone.close()
}

/** Opens a page of the built mini-program on a phone whose cloud is scripted. */
export async function open(page: string, script: Script, wide = false): Promise<Opened> {
  const [place = '', search = ''] = page.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  const { fetch, calls } = cloudOf(script)
  const phone = await mountInJsdom({
    ...(await preparedPhone()),
    fetch,
    settings: { wide, person: PERSON, launch: { path: `${place}/index`, query, scene: 1001 } },
  })
  openPhones.push(phone)
  return { ...phone, calls, ...ways(phone, calls) }
}

function ways(phone: TestPhone, calls: Call[]) {
  return {
    callsOf: (route: string) => calls.filter((call) => call.route === route),
    where: () => {
      const top = phone.phone.context.topPage
      const query = new URLSearchParams(top?.query).toString()
      return `${top?.path.replace(/\/index$/, '')}${query ? `?${query}` : ''}`
    },
    until: async (words: string) => {
      for (let turn = 0; turn < PATIENT_TURNS && !phone.text().includes(words); turn++) {
        await new Promise((resolve) => setTimeout(resolve, TURN_MS))
      }
      await phone.waitQuiet()
    },
    answer: async (words: string) => {
      const box = phone.find('[data-testid=modal]')
      const buttons = [...(box?.querySelectorAll('button') ?? [])]
      const button = buttons.find(({ textContent }) => textContent === words)
      if (!button) throw new Error(`no button ${words} in ${box?.textContent}`)
      await phone.tap(button)
    },
    sent: async (work: () => Promise<void>) => {
      const before = phone.phone.setData.length
      await work()
      return phone.phone.setData.slice(before).map(({ bytes }) => bytes)
    },
  }
}

/** What the camera reads next, or how WeChat says that it read nothing. */
export const scans = (phone: Opened, result: string | Error) => {
  phone.phone.wx.scanCode = async () => {
    if (result instanceof Error) throw { errMsg: `scanCode:fail ${result.message}` }
    return { result, scanType: 'QR_CODE', charSet: 'utf-8', rawData: '' }
  }
}
