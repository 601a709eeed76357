import type { Data, PhoneContext } from './context.ts'
import type { Loader } from './loader.ts'
import type { PageStack } from './pages.ts'
import { isThenable } from './thenable.ts'
import type { Timers } from './timers.ts'
import type { LaunchOptions } from './types.ts'

export interface EnterOptions extends Data {
  path: string
  query: Record<string, string>
  scene: number
}

/** Scene of a plain start from the recent list (facts/platform.md §2.3). */
const SCENE_RECENT = 1001

export interface AppRunner {
  readonly foreground: boolean
  readonly launchOptions: EnterOptions
  readonly enterOptions: EnterOptions
  globals(): Record<string, unknown>
  launch(options: LaunchOptions): Promise<void>
  hide(): void
  show(options?: LaunchOptions): Promise<void>
  restart(options?: LaunchOptions): Promise<void>
}

const runners = new WeakMap<PhoneContext, AppRunner>()

/** The runner of a phone, for APIs that ask how the mini-program was opened. */
export function runnerOf(ctx: PhoneContext): AppRunner {
  const runner = runners.get(ctx)
  if (!runner) throw new Error('the phone has not started yet')
  return runner
}

/** Life of the mini-program: launched once, shown and hidden, entered again with new options. */
export function createAppRunner(given: {
  paths: string[]
  ctx: () => PhoneContext
  stack: () => PageStack
  /** Makes a fresh engine, page stack and `wx`: a restart keeps nothing in memory. */
  rebuild: () => { wx: Record<string, unknown>; loader: Loader; timers: Timers }
}): AppRunner {
  const { ctx, stack } = given
  let app: Data = {}
  let running = false
  let foreground = false
  let launched: EnterOptions = enter({ path: '', query: {}, scene: SCENE_RECENT })
  let entered = launched
  let globals: Record<string, unknown> = {}

  const call = (method: string, ...args: unknown[]) => {
    const run = app[method]
    if (typeof run !== 'function') return
    try {
      const result: unknown = run.apply(app, args)
      if (isThenable(result)) result.then(undefined, (error: unknown) => ctx().reportError(error))
    } catch (error) {
      ctx().reportError(error)
    }
  }
  const comeForward = () => {
    foreground = true
    ctx().chrome.foreground(true)
    call('onShow', entered)
    ctx().emit('appShow', entered)
  }
  const openEntry = async (options: EnterOptions, force: boolean) => {
    const { nav, pages } = stack()
    if (!force && options.path === '') return stack().showTop()
    const path = options.path || nav.firstPath
    if (!force && pages.at(-1)?.path === path && sameQuery(pages.at(-1)?.query, options.query)) {
      return stack().showTop()
    }
    await openPage(path, options)
  }
  const openPage = async (path: string, options: EnterOptions) => {
    if (!given.paths.includes(path)) {
      call('onPageNotFound', { path, query: options.query, isEntryPage: true })
      ctx().emit('pageNotFound', { path, query: options.query, isEntryPage: true })
      if (stack().pages.length === 0) await stack().launch(ctx().nav.firstPath, {})
      return
    }
    await stack().launch(path, options.query)
  }

  const begin = async (options: LaunchOptions) => {
    const { wx, loader, timers } = given.rebuild()
    globals = {
      wx,
      App: (definition: Data) => {
        app = definition
      },
      getApp: () => app,
      getCurrentPages: () => stack().instances(),
      console,
      setTimeout: timers.setTimeout,
      clearTimeout: timers.clearTimeout,
    }
    launched = enter(options)
    entered = launched
    loader.load('app.js')
    call('onLaunch', launched)
    comeForward()
    await openEntry(launched, true)
  }

  const runner: AppRunner = {
    get foreground() {
      return foreground
    },
    get launchOptions() {
      return launched
    },
    get enterOptions() {
      return entered
    },
    globals: () => globals,
    async launch(options) {
      if (running) return runner.show(options)
      running = true
      runners.set(ctx(), runner)
      ctx().on('appError', (message) => call('onError', message))
      ctx().on('unhandledRejection', (event) => call('onUnhandledRejection', event))
      ctx().on('themeChange', (theme) => call('onThemeChange', theme))
      await begin(options)
    },
    hide() {
      if (!foreground) return
      foreground = false
      stack().hideTop()
      call('onHide')
      ctx().emit('appHide')
      ctx().chrome.foreground(false)
    },
    async show(options) {
      if (options) entered = enter(options)
      if (foreground) stack().hideTop()
      comeForward()
      await openEntry(options ? entered : { ...entered, path: '' }, false)
    },
    async restart(options) {
      runner.hide()
      stack().clear()
      await begin(options ?? { path: '', query: {}, scene: SCENE_RECENT })
    },
  }
  return runner
}

function enter(options: LaunchOptions): EnterOptions {
  const { path, query, scene } = options
  return { path: path.replace(/^\//, ''), query, scene, referrerInfo: {}, forwardMaterials: [] }
}

function sameQuery(a: Record<string, string> | undefined, b: Record<string, string>): boolean {
  return JSON.stringify(a ?? {}) === JSON.stringify(b)
}
