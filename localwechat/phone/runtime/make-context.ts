import type { ChromeHooks, PhoneContext } from './context.ts'
import { createFiles } from './files.ts'
import { type Machine, openedStack } from './machine.ts'
import { createMemory, openKeyStore } from './memory.ts'
import { callApi } from './wx.ts'

const here = globalThis as unknown as Window & typeof globalThis

/** The face of the phone that wx APIs and the skin work with (context.ts). */
export function makeContext(machine: Machine): PhoneContext {
  const { parts, settings, screen, emitter, quiet } = machine
  const drawer = `localwechat:${settings.appid}:${settings.person.id}:wechat:`
  const ctx: PhoneContext = {
    window: here,
    document,
    settings,
    app: { appJson: parts.appJson, script: '' },
    get appJson() {
      return machine.theme.appJson(settings.dark)
    },
    table: machine.table,
    get phone() {
      return machine.phone
    },
    root: screen.root,
    pagesLayer: screen.pagesLayer,
    overlay: screen.overlay,
    get pages() {
      return machine.stack?.pages ?? []
    },
    get topPage() {
      return machine.stack?.pages.at(-1)
    },
    get nav() {
      return openedStack(machine).nav
    },
    files: createFiles(here, parts.assets),
    memory: createMemory(openKeyStore(here, drawer)),
    chrome: bareChrome(),
    network: 'online',
    lastTapAt: 0,
    get foreground() {
      return machine.runner.foreground
    },
    call: (name, options) => callApi(ctx, name, options ?? {}),
    hide: () => machine.runner.hide(),
    show: (options) => machine.runner.show(options),
    restart: (options) => machine.runner.restart(options),
    changeSettings: (change) => changeSettings(machine, change),
    cloudFetch: (path, init) => quiet.track(machine.network.fetch(path, init)),
    track: (work) => quiet.track(work),
    awaitPerson: (work) => quiet.awaitPerson(work),
    on: (event, listener) => emitter.on(event, listener),
    emit: (event, payload) => emitter.emit(event, payload),
    reportError: (error) => reportError(machine, error),
  }
  return ctx
}

function changeSettings(
  machine: Machine,
  change: Parameters<PhoneContext['changeSettings']>[0],
): void {
  const { settings, theme } = machine
  const turned = change.dark !== undefined && change.dark !== settings.dark
  Object.assign(settings, change)
  machine.screen.apply(settings, theme.follows)
  if (turned) machine.stack?.retheme()
  machine.ctx.chrome.refresh()
  if (!turned || !theme.follows) return
  machine.emitter.emit('themeChange', { theme: settings.dark ? 'dark' : 'light' })
}

function reportError(machine: Machine, error: unknown): void {
  const real = error instanceof Error ? error : new Error(describe(error))
  machine.errors.push(real)
  console.error(real)
  machine.emitter.emit('appError', `${real.message}\n${real.stack ?? ''}`)
}

/** Failed wx calls reject with plain objects. */
function describe(error: unknown): string {
  const { errMsg } = (error ?? {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : String(error)
}

/** A phone without a skin, as in the smallest tests: WeChat's usual measures. */
function bareChrome(): ChromeHooks {
  return {
    refresh: () => {},
    foreground: () => {},
    capsule: () => ({ left: 278, top: 24, width: 87, height: 32 }),
    statusBarHeight: () => 20,
  }
}
