import type { AppParts } from './app-parts.ts'
import type { AppRunner } from './app-runner.ts'
import type { PhoneContext } from './context.ts'
import type { createEmitter } from './emitter.ts'
import type { createMeter } from './meter.ts'
import type { NetworkSwitch } from './network.ts'
import type { PageStack } from './pages.ts'
import type { Quiet } from './quiet.ts'
import type { Screen } from './screen.ts'
import type { Theme } from './theme.ts'
import type { Phone, PhoneSettings, Table } from './types.ts'

/** A phone as the tests see it: the public one, and ways to look inside. */
export interface PhoneInside extends Phone {
  readonly context: PhoneContext
  /** Everything that went wrong so far: page errors, unsupported APIs, unknown tags. */
  readonly errors: Error[]
  readonly wx: Record<string, unknown>
  readonly quiet: Quiet
  /** What App() was given, as getApp() returns it. */
  readonly getApp: () => Record<string, unknown>
}

/** The phone's organs; made in phone.ts, which alone fills them in. */
export interface Machine {
  readonly parts: AppParts
  readonly settings: PhoneSettings
  readonly table: Table | null
  readonly errors: Error[]
  readonly paths: string[]
  readonly meter: ReturnType<typeof createMeter>
  readonly theme: Theme
  readonly quiet: Quiet
  readonly screen: Screen
  readonly network: NetworkSwitch
  readonly emitter: ReturnType<typeof createEmitter>
  runner: AppRunner
  ctx: PhoneContext
  phone: PhoneInside
  /** Undefined until the mini-program is opened for the first time. */
  stack?: PageStack
  wx: Record<string, unknown>
}

/** The page stack of the running mini-program; refuses while it was never opened. */
export function openedStack(machine: Machine): PageStack {
  if (!machine.stack) throw new Error('the mini-program has not been opened yet')
  return machine.stack
}
