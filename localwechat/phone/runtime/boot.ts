import './parts.ts'
import '../api/core/index.ts'
import './tags/index.ts'
import type { AppParts } from './app-parts.ts'
import { createPhone } from './phone.ts'
import type { Phone, PhoneSettings, Table } from './types.ts'

/** What the page around the runtime hands over; the compiled app was evaluated before. */
export interface BootOptions {
  settings: PhoneSettings
  table?: Table | null
  /** Where the phone's screen goes; the body when not given. */
  mount?: HTMLElement
}

const scope = globalThis as unknown as {
  localwechatApp?: AppParts
  localwechatBoot(options: BootOptions): Promise<Phone>
}

scope.localwechatBoot = async (options) => {
  const parts = scope.localwechatApp
  if (!parts) throw new Error('evaluate the compiled mini-program before starting the phone')
  return createPhone({
    parts,
    settings: options.settings,
    table: options.table ?? null,
    mount: options.mount ?? document.body,
  })
}
