import type { CompiledApp, LaunchOptions, Phone, PhoneSettings, Table } from './types.ts'

export type Data = Record<string, unknown>
export type NetworkState = 'online' | 'offline' | 'slow'

/** The `window` part of app.json overlaid with the page's own json; chrome draws from it. */
export interface PageWindow {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
  [key: string]: unknown
}

/** One page of the stack. */
export interface PageHandle {
  readonly id: number
  /** Without leading slash. */
  readonly path: string
  readonly query: Record<string, string>
  readonly isTab: boolean
  /** The scrolling element that holds the page's tree. */
  readonly element: HTMLElement
  /** Own copy: setNavigationBarTitle and friends write here, then call chrome.refresh(). */
  readonly window: PageWindow
  /** Whether the page defines this method (for example onShareAppMessage). */
  has(method: string): boolean
  /** Calls a page method; undefined when the page does not define it. */
  call(method: string, ...args: unknown[]): unknown
}

/** What the drawing around the pages provides; the host calls these. */
export interface ChromeHooks {
  /** The top page, its window, or settings (dark, text, wide) changed: draw again. */
  refresh(): void
  /** The mini-program came to the front (true) or was left (false: WeChat's own desktop shows). */
  foreground(shown: boolean): void
  /** Rectangle of the capsule in px of the phone's screen. */
  capsule(): { left: number; top: number; width: number; height: number }
  statusBarHeight(): number
}

/** What the host can do with the page stack; urls may be relative or start with `/`. */
export interface Navigation {
  open(
    kind: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab',
    url: string,
  ): Promise<PageHandle>
  back(delta?: number): Promise<void>
  /** As a finger on the tab bar does: switches and fires onTabItemTap. */
  tapTab(index: number): Promise<void>
  /** The first page of the mini-program (home button of the title bar). */
  home(): Promise<void>
  isTabPath(path: string): boolean
  readonly firstPath: string
}

/** Files of the mini-program: temporary (`wxfile://tmp…`), user (`wxfile://usr/…`) and package. */
export interface PhoneFiles {
  /** Stores bytes under a new temporary path and returns the path. */
  addTemp(bytes: Uint8Array, extension: string): string
  write(path: string, bytes: Uint8Array): void
  remove(path: string): boolean
  exists(path: string): boolean
  /** Bytes of a phone file, a package file, or a data/http URL; rejects with `no such file`. */
  read(path: string): Promise<Uint8Array>
  /** A URL an <img> or a link can use, for any of the above and `cloud://` ids already resolved. */
  url(path: string): string
  list(): string[]
}

/** WeChat's own memory of this person and mini-program (privacy answers, accepted templates …). */
export interface PhoneMemory {
  get<T>(key: string): T | undefined
  set(key: string, value: unknown): void
  remove(key: string): void
}

export interface PhoneContext {
  readonly window: Window & typeof globalThis
  readonly document: Document
  readonly settings: PhoneSettings
  readonly app: CompiledApp
  readonly appJson: Data
  readonly table: Table | null
  readonly phone: Phone
  /** Whole screen of the phone; chrome may put its bars here. */
  readonly root: HTMLElement
  /** Holds the pages; chrome may move it inside its own layout. */
  readonly pagesLayer: HTMLElement
  /** Above pages and bars: sheets, toasts, the camera. */
  readonly overlay: HTMLElement
  /** Bottom to top. */
  readonly pages: readonly PageHandle[]
  readonly topPage: PageHandle | undefined
  readonly nav: Navigation
  readonly files: PhoneFiles
  readonly memory: PhoneMemory
  chrome: ChromeHooks
  network: NetworkState
  /** Date.now() of the last real tap; APIs allowed only in a tap check it. 0 = none yet. */
  lastTapAt: number
  /** Whether the mini-program is in front. */
  readonly foreground: boolean
  /** Calls a wx API as the mini-program would (promise style); rejects with {errMsg}. */
  call(name: string, options?: Data): Promise<Data>
  /** Mini-program to back / to front; show() with options behaves like a new entrance. */
  hide(): void
  show(options?: LaunchOptions): Promise<void>
  /** Ends the mini-program and opens it anew. */
  restart(options?: LaunchOptions): Promise<void>
  /** Changes dark, wide or textScale; pages get onResize / theme events, chrome is refreshed. */
  changeSettings(change: Partial<Pick<PhoneSettings, 'dark' | 'wide' | 'textScale'>>): void
  /** fetch against the local cloud with this person's header; rejects when offline. */
  cloudFetch(path: string, init?: RequestInit): Promise<Response>
  /** Counts a pending operation, so that tests can wait until the phone is quiet. */
  track<T>(work: Promise<T>): Promise<T>
  /** Marks work that waits for a person (an open sheet): the phone counts as quiet meanwhile. */
  awaitPerson<T>(work: Promise<T>): Promise<T>
  /** Phone-wide events: 'networkStatusChange', 'userCaptureScreen', 'themeChange', 'windowResize' … */
  on(event: string, listener: (payload: unknown) => void): () => void
  emit(event: string, payload?: unknown): void
  /** Shows an error in the console and to wx.onError. */
  reportError(error: unknown): void
}

/** Fails an async API with `errMsg: "<api>:fail <message>"` plus the extra fields. */
export class ApiError extends Error {
  readonly extra: Data
  constructor(message: string, extra: Data = {}) {
    super(message)
    this.extra = extra
  }
}

export interface AsyncApi {
  kind: 'async'
  run(ctx: PhoneContext, options: Data): unknown
}
export interface SyncApi {
  kind: 'sync'
  run(ctx: PhoneContext, ...args: unknown[]): unknown
}
/** A member of `wx` that is an object, such as `wx.env` and `wx.cloud`. */
export interface ValueApi {
  kind: 'value'
  make(ctx: PhoneContext): unknown
}
export type Api = AsyncApi | SyncApi | ValueApi

/**
 * An API with success/fail/complete callbacks that also answers a promise. `run` returns the result
 * fields (errMsg is added) or throws ApiError.
 */
export function asyncApi(run: AsyncApi['run']): AsyncApi {
  return { kind: 'async', run }
}

/** An API that returns directly; arguments arrive as the mini-program gave them. */
export function syncApi(run: SyncApi['run']): SyncApi {
  return { kind: 'sync', run }
}

/** A member of `wx` that is an object; made once per start of the mini-program. */
export function valueApi(make: ValueApi['make']): ValueApi {
  return { kind: 'value', make }
}

/** A pair like onNetworkStatusChange / offNetworkStatusChange bound to a phone event. */
export function listenerApis(onName: string, offName: string, event: string): Record<string, Api> {
  const stops = new WeakMap<PhoneContext, Map<unknown, () => void>>()
  const of = (ctx: PhoneContext) => stops.get(ctx) ?? new Map<unknown, () => void>()
  return {
    [onName]: syncApi((ctx, listener) => {
      if (typeof listener !== 'function') return
      const mine = of(ctx)
      stops.set(ctx, mine)
      mine.get(listener)?.()
      mine.set(
        listener,
        ctx.on(event, (payload) => listener(payload)),
      )
    }),
    [offName]: syncApi((ctx, listener) => {
      const mine = of(ctx)
      for (const [key, stop] of mine) {
        if (listener !== undefined && key !== listener) continue
        stop()
        mine.delete(key)
      }
    }),
  }
}

export const apis = new Map<string, Api>()

export function defineApi(name: string, api: Api): void {
  apis.set(name, api)
}

export function registerApis(record: Record<string, Api>): void {
  for (const [name, api] of Object.entries(record)) defineApi(name, api)
}

/** A tap on `<button open-type=…>`: what the skin gets to act on. */
export interface OpenTypeTap {
  /** The button's element in the phone. */
  element: HTMLElement
  dataset: Data
  /** All attributes of the tag as given in wxml (camelCase), for example sessionFrom. */
  props: Data
  page: PageHandle
  /** Fires a component event such as 'getphonenumber' with a detail. */
  fire(event: string, detail: Data): void
}
export type OpenType = (ctx: PhoneContext, tap: OpenTypeTap) => void | Promise<void>
export const openTypes = new Map<string, OpenType>()

/** Names: share, getPhoneNumber, chooseAvatar, agreePrivacyAuthorization, contact … */
export function defineOpenType(name: string, run: OpenType): void {
  openTypes.set(name, run)
}

/** A `<picker>` was tapped. */
export interface PickerRequest {
  mode: 'selector' | 'multiSelector' | 'date' | 'time' | 'region'
  /** Attributes of the tag: range, rangeKey, value, start, end, fields, headerText … */
  props: Data
  /** multiSelector: a column moved; the page may answer with a new range (see `current`). */
  columnChange(column: number, value: number): void
  /** The tag's attributes now (range may have changed after columnChange). */
  current(): Data
}
/** Resolves with the new value, or null when the person cancels. */
export type PickerSheet = (ctx: PhoneContext, request: PickerRequest) => Promise<unknown>

/** Seats that the skin fills; the host works without them (as in a bare jsdom test). */
export const seats: {
  picker: PickerSheet | null
  chrome: ((ctx: PhoneContext) => ChromeHooks) | null
  /** Long-press on `<image show-menu-by-longpress>`; pixels of the element are at `element`. */
  imageMenu: ((ctx: PhoneContext, element: HTMLElement) => void) | null
  /** Phone.scanFromWeChat and Phone.picture, outside the mini-program's own API. */
  scanFromWeChat: ((ctx: PhoneContext, content: string, scene: number) => Promise<void>) | null
  picture: ((ctx: PhoneContext) => ReturnType<Phone['picture']>) | null
} = { picker: null, chrome: null, imageMenu: null, scanFromWeChat: null, picture: null }
