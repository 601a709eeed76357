import * as glass from 'glass-easel'
import { type AppParts, pagePathsOf, tabPathsOf } from './app-parts.ts'
import { createAppRunner } from './app-runner.ts'
import { BASE_CSS } from './base-css.ts'
import { type ChromeHooks, type NetworkState, type PhoneContext, seats } from './context.ts'
import { createEmitter } from './emitter.ts'
import { createEngine, type EngineHost } from './engine.ts'
import { fireOn } from './events.ts'
import { createFiles } from './files.ts'
import { watchInput } from './input.ts'
import { createMemory, openKeyStore } from './memory.ts'
import { createMeter } from './meter.ts'
import { createNetwork, type NetworkSwitch } from './network.ts'
import { createPageStack, type PageStack } from './pages.ts'
import { createQuiet, type Quiet } from './quiet.ts'
import { createScreen } from './screen.ts'
import type { TagElement } from './tags/tag.ts'
import type { CompiledApp, Phone, PhoneSettings, Table } from './types.ts'
import { callApi, createWx } from './wx.ts'

interface PhoneParts {
  parts: AppParts
  settings: PhoneSettings
  table: Table | null
  mount: HTMLElement
}

/** A phone as the tests see it: the public one, and ways to look inside. */
export interface PhoneInside extends Phone {
  readonly context: PhoneContext
  /** Everything that went wrong so far: page errors, unsupported APIs, unknown tags. */
  readonly errors: Error[]
  readonly wx: Record<string, unknown>
  readonly quiet: Quiet
}

/** Builds the phone and opens the mini-program with `settings.launch`. */
export async function createPhone(given: PhoneParts): Promise<PhoneInside> {
  const { parts } = given
  const settings = { ...given.settings }
  const errors: Error[] = []
  const meter = createMeter()
  const quiet = createQuiet()
  const screen = createScreen(given.mount, settings, BASE_CSS)
  const network: NetworkSwitch = createNetwork(settings, () => ctx)
  const emitter = createEmitter((error) => ctx.reportError(error))
  const prefix = `localwechat:${settings.appid}:${settings.person.id}:`
  // Undefined until the mini-program is opened for the first time.
  let stack: PageStack | undefined
  const opened = (): PageStack => {
    if (!stack) throw new Error('the mini-program has not been opened yet')
    return stack
  }
  let wx: Record<string, unknown> = {}
  const paths = pagePathsOf(parts.appJson)
  const runner = createAppRunner({
    paths,
    ctx: () => ctx,
    stack: opened,
    rebuild() {
      const engine = createEngine(parts, engineHost)
      stack = createPageStack({ ctx, engine, paths, tabs: tabPathsOf(parts.appJson) })
      wx = createWx(ctx)
      return { wx, loader: engine.loader }
    },
  })

  const ctx: PhoneContext = {
    window: globalThis as unknown as Window & typeof globalThis,
    document,
    settings,
    app: { appJson: parts.appJson, script: '' } satisfies CompiledApp,
    appJson: parts.appJson,
    table: given.table,
    get phone() {
      return phone
    },
    ...screen,
    get pages() {
      return stack?.pages ?? []
    },
    get topPage() {
      return stack?.pages.at(-1)
    },
    get nav() {
      return opened().nav
    },
    files: createFiles(globalThis as unknown as Window & typeof globalThis, parts.assets),
    memory: createMemory(openKeyStore(window, `${prefix}wechat:`)),
    chrome: bareChrome(),
    network: 'online' as NetworkState,
    lastTapAt: 0,
    get foreground() {
      return runner.foreground
    },
    call: (name, options) => callApi(ctx, name, options ?? {}),
    hide: () => runner.hide(),
    show: (options) => runner.show(options),
    restart: (options) => runner.restart(options),
    changeSettings(change) {
      const themed = change.dark !== undefined && change.dark !== settings.dark
      Object.assign(settings, change)
      screen.apply(settings)
      ctx.chrome.refresh()
      if (themed) emitter.emit('themeChange', { theme: settings.dark ? 'dark' : 'light' })
    },
    cloudFetch: (path, init) => quiet.track(network.fetch(path, init)),
    track: (work) => quiet.track(work),
    on: (event, listener) => emitter.on(event, listener),
    emit: (event, payload) => emitter.emit(event, payload),
    reportError(error) {
      const real = error instanceof Error ? error : new Error(String(error))
      errors.push(real)
      console.error(real)
      emitter.emit('appError', `${real.message}\n${real.stack ?? ''}`)
    },
  }

  glass.addGlobalErrorListener((error) => {
    ctx.reportError(error)
    return false
  })
  glass.addGlobalWarningListener((warning) => {
    if (!isNoise(warning)) console.warn(warning)
    return false
  })
  const engineHost: EngineHost = {
    ctx: () => ctx,
    fire: (element: TagElement, type, detail, bubbles) => fireOn(element, type, detail, bubbles),
    reportUnknownTag: (tag) =>
      ctx.reportError(new Error(`the tag <${tag}> is not supported by localwechat`)),
    meter: (node, data) => meter.weigh(node, data, pageOf(node)),
    globals: () => runner.globals(),
  }
  const phone: PhoneInside = {
    settings,
    context: ctx,
    errors,
    get wx() {
      return wx
    },
    quiet,
    setData: meter.records,
    launch: (options) => runner.launch(options),
    setNetwork: (state) => network.set(state),
    picture: () => need(seats.picture, 'picture')(ctx),
    scanFromWeChat: (content, scene) => need(seats.scanFromWeChat, 'scan')(ctx, content, scene),
  }
  ctx.chrome = seats.chrome?.(ctx) ?? ctx.chrome
  watchInput(ctx)
  screen.watchSize(() => {
    stack?.pages.at(-1)?.lifetime('resize', screen.size())
    stack?.pages.at(-1)?.call('onResize', { size: screen.size() })
    emitter.emit('windowResize', { size: screen.size() })
  })
  if (settings.closed) ctx.chrome.foreground(false)
  else await runner.launch(settings.launch)
  return phone
}

/** The page path a component node belongs to: the path of its outermost component. */
function pageOf(node: glass.GeneralComponent): string {
  let at = node
  while (at.ownerShadowRoot) at = at.ownerShadowRoot.getHostNode()
  return at.is
}

/** Attributes that WeChat's own components take but a page's template may still carry. */
function isNoise(message: string): boolean {
  return message.includes('is not a valid property')
}

function bareChrome(): ChromeHooks {
  return {
    refresh: () => {},
    foreground: () => {},
    capsule: () => ({ left: 278, top: 24, width: 87, height: 32 }),
    statusBarHeight: () => 20,
  }
}

function need<T>(seat: T | null, name: string): T {
  if (!seat) throw new Error(`this phone has no skin for "${name}"`)
  return seat
}
