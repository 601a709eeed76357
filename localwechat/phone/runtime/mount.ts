import type { PhoneInside } from './machine.ts'
import type { CompiledApp, LaunchOptions, Phone, PhoneSettings, Table } from './types.ts'

/** A browser-like window that can evaluate script text. */
export interface PhoneWindow {
  eval(script: string): unknown
}

export interface MountOptions {
  window: PhoneWindow
  app: CompiledApp
  /** Text of buildRuntime(). */
  runtime: string
  settings: PhoneSettings
  table?: Table
}

type Boot = (options: { settings: PhoneSettings; table: Table | null }) => Promise<PhoneInside>

/**
 * Starts a phone in a window of its own and opens the mini-program. One phone per window: the
 * compiled app and the framework live in its globals.
 */
export async function mountPhone(options: MountOptions): Promise<Phone & PhoneInside> {
  const { window, app, runtime, settings } = options
  window.eval(runtime)
  window.eval(app.script)
  const boot = (window as unknown as { localwechatBoot: Boot }).localwechatBoot
  return boot({ settings, table: options.table ?? null })
}

/** Settings with sensible values for whatever is not given. */
export function phoneSettings(given: Partial<PhoneSettings> = {}): PhoneSettings {
  const launch: LaunchOptions = { path: '', query: {}, scene: 1001 }
  return {
    person: { id: 'tester', name: '测试', avatar: '', openid: 'oTESTER0000000000000000000000' },
    appid: 'wxlocal0000000000',
    endpoint: '',
    wide: false,
    dark: false,
    textScale: 1,
    launch,
    ...given,
  }
}
