import type { Context } from 'node:vm'
import vm from 'node:vm'
import { JSDOM, VirtualConsole } from 'jsdom'
import type { PhoneInside } from './machine.ts'
import { mountPhone, phoneSettings } from './mount.ts'
import type { CompiledApp, PhoneSettings, Table } from './types.ts'

export interface JsdomOptions {
  app: CompiledApp
  runtime: string
  settings?: Partial<PhoneSettings>
  table?: Table
  /** Answers the phone's requests; without it they go to settings.endpoint over the network. */
  fetch?: typeof fetch
}

/** A phone in jsdom with hands to use it. */
export interface TestPhone {
  readonly phone: PhoneInside
  readonly window: Window & typeof globalThis
  /** What pages and the phone wrote to the console. */
  readonly logs: { level: string; text: string }[]
  /** First element of the visible page, or of the phone's sheets, matching a selector. */
  find(selector: string): HTMLElement | null
  findAll(selector: string): HTMLElement[]
  /** Innermost visible element whose own text contains these words. */
  byText(words: string): HTMLElement | null
  /** Taps a selector, words on the screen, or an element, then waits until quiet. */
  tap(target: string | HTMLElement): Promise<void>
  longPress(target: string | HTMLElement): Promise<void>
  input(selector: string, value: string): Promise<void>
  /** Visible words of the page on top. */
  text(): string
  /** No pending setData, call or navigation. */
  waitQuiet(): Promise<void>
  close(): void
}

const STORAGE_CHARS = 64 * 1024 * 1024
const WITHOUT_TEXT = new Set(['STYLE', 'SCRIPT', 'CANVAS'])

/** Mounts a phone in jsdom and waits for its first page. */
export async function mountInJsdom(options: JsdomOptions): Promise<TestPhone> {
  const logs: TestPhone['logs'] = []
  const { window, host } = openWindow(logs)
  if (options.fetch) window.fetch = options.fetch
  const settings = phoneSettings(options.settings)
  const { app, runtime } = options
  const table = options.table ? { table: options.table } : {}
  const phone = await mountPhone({ window: host, app, runtime, settings, ...table })
  const test = hands(phone, window, logs)
  await test.waitQuiet()
  return test
}

/** jsdom lacks a few platform classes that Node has. */
function openWindow(logs: TestPhone['logs']) {
  const console = new VirtualConsole()
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'jsdomError']) {
    console.on(level, (...args) => logs.push({ level, text: args.map(String).join(' ') }))
  }
  const dom = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    url: 'http://localhost/',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    // Room for the 10 MB that WeChat gives; jsdom's own default is half of that.
    storageQuota: STORAGE_CHARS,
    virtualConsole: console,
  })
  const { window } = dom
  const lent = { fetch, Headers, Request, Response, AbortController, TextEncoder, TextDecoder }
  Object.assign(window, lent, { URL, URLSearchParams, Blob, FormData, structuredClone })
  if (!window.CSS) Object.assign(window, { CSS: { escape: (text: string) => escapeCss(text) } })
  return { window, host: hostOf(window, dom.getInternalVMContext()) }
}

const scripts = new Map<string, vm.Script>()

/** Compiled once for all windows of this process: each would take tenths of a second for the same. */
function compiled(source: string, filename: string): vm.Script {
  const known = scripts.get(source)
  if (known) return known
  const script = new vm.Script(source, { filename })
  scripts.set(source, script)
  return script
}

/** The window as the phone's scripts are evaluated in it. */
function hostOf(window: JSDOM['window'], context: Context) {
  const run = (source: string, file = 'localwechat') => compiled(source, file).runInContext(context)
  const localwechatCompile = (names: string[], body: string, file: string) =>
    run(`(function(${names.join(',')}){${body}\n})`, `miniprogram://${file}`)
  Object.assign(window, { localwechatCompile })
  return {
    eval: (source: string) => run(source),
    get localwechatBoot(): unknown {
      return (window as unknown as { localwechatBoot: unknown }).localwechatBoot
    },
  }
}

function escapeCss(text: string): string {
  return text.replace(/["\\]/g, '\\$&')
}

interface Finder {
  findAll(selector: string): HTMLElement[]
  byText(words: string): HTMLElement | null
}

/** Looks at sheets first, then the page on top, then the phone's own bars by their test ids. */
function finderOf({ context }: PhoneInside): Finder {
  const places = () => {
    const page = context.topPage?.element.parentElement
    return [...context.overlay.children, ...(page ? [page] : [])] as HTMLElement[]
  }
  const bars = (selector: string) =>
    [...context.root.querySelectorAll<HTMLElement>(selector)].filter((one) =>
      one.closest('[data-testid]'),
    )
  return {
    findAll: (selector) => {
      const wanted = nativeNames(selector)
      const inside = places().flatMap((place) => [...place.querySelectorAll<HTMLElement>(wanted)])
      return [...inside, ...bars(selector)]
    },
    byText: (words) =>
      [...places(), context.root].flatMap((place) => withWords(place, words))[0] ?? null,
  }
}

function hands(
  phone: PhoneInside,
  window: Window & typeof globalThis,
  logs: TestPhone['logs'],
): TestPhone {
  const { context } = phone
  const { findAll, byText } = finderOf(phone)
  const target = (wanted: string | HTMLElement): HTMLElement => {
    if (typeof wanted !== 'string') return wanted
    const found = tryFind(findAll, wanted) ?? byText(wanted)
    if (!found) throw new Error(`nothing on the screen matches "${wanted}": ${test.text()}`)
    return found
  }
  const changes = countChanges(window, context.root)
  const signature = () => `${phone.setData.length}/${context.pages.length}/${changes()}`
  const test: TestPhone = {
    phone,
    window,
    logs,
    find: (selector) => findAll(selector)[0] ?? null,
    findAll,
    byText,
    async tap(wanted) {
      target(wanted).click()
      await test.waitQuiet()
    },
    async longPress(wanted) {
      const event = new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true })
      target(wanted).dispatchEvent(event)
      await test.waitQuiet()
    },
    async input(selector, value) {
      const holder = target(selector)
      const field = holder.matches('input, textarea')
        ? holder
        : holder.querySelector<HTMLInputElement>('input, textarea')
      if (!field) throw new Error(`"${selector}" has nothing to type into`)
      field.focus()
      ;(field as HTMLInputElement).value = value
      field.dispatchEvent(new window.Event('input', { bubbles: true }))
      await test.waitQuiet()
    },
    text: () => visibleText(context.topPage?.element ?? null),
    waitQuiet: () => phone.quiet.wait(signature),
    close: () => window.close(),
  }
  return test
}

/** How often anything below the element changed so far. */
function countChanges(window: Window & typeof globalThis, element: HTMLElement): () => number {
  let count = 0
  const observer = new window.MutationObserver((records) => {
    count += records.length
  })
  const everything = { childList: true, attributes: true, characterData: true }
  observer.observe(element, { subtree: true, ...everything })
  return () => count
}

function tryFind(findAll: (selector: string) => HTMLElement[], wanted: string) {
  try {
    return findAll(wanted)[0]
  } catch {
    // Not a selector: words on the screen.
    return undefined
  }
}

const NATIVE = /(^|[\s>+~,(])(view|text|image|button|input|textarea|switch|picker|canvas)(?![\w-])/g

/** `button.main` means WeChat's button, whose element is wx-button. */
function nativeNames(selector: string): string {
  return selector.replace(NATIVE, '$1wx-$2')
}

function withWords(place: HTMLElement, words: string): HTMLElement[] {
  const inner = [...place.querySelectorAll<HTMLElement>('*')].filter(
    (one) => !WITHOUT_TEXT.has(one.tagName) && one.textContent?.includes(words) && isVisible(one),
  )
  return inner.filter((one) => ![...one.children].some((child) => inner.includes(child as never)))
}

function isVisible(element: HTMLElement): boolean {
  return element.closest('[hidden]') === null
}

function visibleText(element: Element | null): string {
  if (!element || WITHOUT_TEXT.has(element.tagName) || element.hasAttribute('hidden')) return ''
  const parts = [...element.childNodes].map((node) =>
    node.nodeType === 3 ? (node.textContent ?? '') : visibleText(node as Element),
  )
  const joined = parts.join('')
  return element.tagName === 'WX-TEXT' ? joined : `${joined}\n`.replace(/\n{2,}/g, '\n')
}
