import { CONFIG_ID } from '../../chrome/config.ts'
import type { Person, Phone, PhoneSettings, Table } from '../../runtime/types.ts'
import type { FrameRequest } from './request.ts'

interface FrameWindow {
  localwechatBoot(options: {
    settings: PhoneSettings
    table: Table | null
    mount: HTMLElement
  }): Promise<Phone>
  phone?: Phone
  table?: Table
}

/** Scene of WeChat's own scanner (facts/platform.md §2.3). */
const SCENE_SCAN = 1011

const own = window as unknown as FrameWindow

// Cross-origin parents throw on access; such a phone simply lies on no table.
function tableAround(): Table | null {
  try {
    return (window.parent as unknown as FrameWindow).table ?? null
  } catch {
    return null
  }
}

function settingsOf(person: Person, request: FrameRequest): PhoneSettings {
  const text = document.getElementById(CONFIG_ID)?.textContent ?? '{}'
  const { appid } = JSON.parse(text) as { appid: string }
  const { wide, dark, textScale, launch } = request
  const closed = request.closed || request.scan !== ''
  return { person, appid, endpoint: '', wide, dark, textScale, launch, closed }
}

/** Starts the phone and puts it where the table and tests find it: `window.phone`. */
export async function openFrame(person: Person, request: FrameRequest): Promise<void> {
  document.title = person.name
  const mount = document.getElementById('phone-root') ?? document.body
  const settings = settingsOf(person, request)
  const phone = await own.localwechatBoot({ settings, table: tableAround(), mount })
  own.phone = phone
  if (request.scan !== '') await phone.scanFromWeChat(request.scan, SCENE_SCAN)
  document.body.dataset.ready = 'true'
  window.parent.dispatchEvent(new CustomEvent('phone-ready', { detail: { person: person.id } }))
}
