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
const FIRST_PAGE: LaunchOptions = { path: '', query: {}, scene: SCENE_RECENT }

const runners = new WeakMap<PhoneContext, AppRunner>()

/** The runner of a phone, for APIs that ask how the mini-program was opened. */
export function runnerOf(ctx: PhoneContext): AppRunner {
  const runner = runners.get(ctx)
  if (!runner) throw new Error('the phone has not started yet')
  return runner
}

interface RunnerParts {
  paths: string[]
  ctx: () => PhoneContext
  stack: () => PageStack
  /** Makes a fresh engine, page stack and `wx`: a restart keeps nothing in memory. */
  rebuild: () => { wx: Record<string, unknown>; loader: Loader; timers: Timers }
}

/** Life of the mini-program: launched once, shown and hidden, entered again with new options. */
export class AppRunner {
  foreground = false
  launchOptions = enter(FIRST_PAGE)
  enterOptions = this.launchOptions
  private app: Data = {}
  private running = false
  private known: Record<string, unknown> = {}
  private readonly parts: RunnerParts

  constructor(parts: RunnerParts) {
    this.parts = parts
  }

  /** What a module of the mini-program finds as its globals. */
  globals(): Record<string, unknown> {
    return this.known
  }

  async launch(options: LaunchOptions): Promise<void> {
    if (this.running) return this.show(options)
    this.running = true
    const ctx = this.parts.ctx()
    runners.set(ctx, this)
    ctx.on('appError', (message) => this.call('onError', message))
    ctx.on('unhandledRejection', (event) => this.call('onUnhandledRejection', event))
    ctx.on('themeChange', (theme) => this.call('onThemeChange', theme))
    await this.begin(options)
  }

  hide(): void {
    if (!this.foreground) return
    this.foreground = false
    this.parts.stack().hideTop()
    this.call('onHide')
    this.parts.ctx().emit('appHide')
    this.parts.ctx().chrome.foreground(false)
  }

  async show(options?: LaunchOptions): Promise<void> {
    if (options) this.enterOptions = enter(options)
    if (this.foreground) this.parts.stack().hideTop()
    this.comeForward()
    if (options && !this.isOnTop(this.enterOptions)) await this.openEntry(this.enterOptions)
    else this.parts.stack().showTop()
  }

  async restart(options?: LaunchOptions): Promise<void> {
    this.hide()
    this.parts.stack().clear()
    await this.begin(options ?? FIRST_PAGE)
  }

  private async begin(options: LaunchOptions): Promise<void> {
    const { wx, loader, timers } = this.parts.rebuild()
    this.known = {
      wx,
      App: (definition: Data) => {
        this.app = definition
      },
      getApp: () => this.app,
      getCurrentPages: () => this.parts.stack().instances(),
      console,
      setTimeout: timers.setTimeout,
      clearTimeout: timers.clearTimeout,
    }
    this.launchOptions = enter(options)
    this.enterOptions = this.launchOptions
    loader.load('app.js')
    this.call('onLaunch', this.launchOptions)
    this.comeForward()
    await this.openEntry(this.launchOptions)
  }

  private call(method: string, ...args: unknown[]): void {
    const run = this.app[method]
    if (typeof run !== 'function') return
    const { reportError } = this.parts.ctx()
    try {
      const result: unknown = run.apply(this.app, args)
      if (isThenable(result)) result.then(undefined, reportError)
    } catch (error) {
      reportError(error)
    }
  }

  private comeForward(): void {
    this.foreground = true
    this.parts.ctx().chrome.foreground(true)
    this.call('onShow', this.enterOptions)
    this.parts.ctx().emit('appShow', this.enterOptions)
  }

  /** Coming back without a page, or to the very page that is open, keeps the stack. */
  private isOnTop({ path, query }: EnterOptions): boolean {
    const top = this.parts.stack().pages.at(-1)
    return path === '' || (top?.path === path && sameQuery(top.query, query))
  }

  private async openEntry({ path, query }: EnterOptions): Promise<void> {
    const stack = this.parts.stack()
    const wanted = path || stack.nav.firstPath
    if (this.parts.paths.includes(wanted)) {
      await stack.launch(wanted, query)
      return
    }
    const missing = { path: wanted, query, isEntryPage: true }
    this.call('onPageNotFound', missing)
    this.parts.ctx().emit('pageNotFound', missing)
    if (stack.pages.length === 0) await stack.launch(stack.nav.firstPath, {})
  }
}

function enter(options: LaunchOptions): EnterOptions {
  const { path, query, scene } = options
  return { path: path.replace(/^\//, ''), query, scene, referrerInfo: {}, forwardMaterials: [] }
}

function sameQuery(a: Record<string, string> | undefined, b: Record<string, string>): boolean {
  return JSON.stringify(a ?? {}) === JSON.stringify(b)
}
