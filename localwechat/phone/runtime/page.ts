import type { Data, PageHandle, PageWindow, PhoneContext } from './context.ts'
import type { Engine, PageTree } from './engine.ts'
import { createEventChannel } from './event-channel.ts'
import { watchScroll } from './page-scroll.ts'
import type { Theme } from './theme.ts'
import { isThenable } from './thenable.ts'

export interface RunningPage extends PageHandle {
  readonly instance: unknown
  readonly frame: HTMLElement
  load(): void
  show(): void
  hide(): void
  unload(): void
  display(visible: boolean): void
  lifetime(name: string, ...args: unknown[]): void
  retheme(): void
}

type Query = Record<string, string>

interface PageParts {
  ctx: PhoneContext
  engine: Engine
  theme: Theme
  tabs: string[]
}

let nextId = 1

/** Creates one page: its frame, its component tree and its life cycle. */
export function createPage(parts: PageParts, path: string, query: Query): RunningPage {
  const { ctx } = parts
  const { frame, scroller } = createFrame(path)
  ctx.pagesLayer.appendChild(frame)
  const tree = build(parts, path, query, frame, scroller)
  const caller = tree.caller as unknown as Data
  describe(caller, path, query)
  const raw = rawWindow(parts, path)
  const bar: PageWindow = parts.theme.fill(raw, ctx.settings.dark)
  const call = (method: string, ...args: unknown[]) => invoke(ctx, caller, method, args)
  const page: RunningPage = {
    id: nextId++,
    path,
    query,
    isTab: parts.tabs.includes(path),
    element: scroller,
    frame,
    window: bar,
    instance: caller,
    has: (method) => typeof caller[method] === 'function',
    call,
    lifetime: (name, ...args) => tree.pageLifetime(name, ...args),
    ...lifeCycle(tree, call, frame),
    load() {
      tree.attach()
      call('onLoad', { ...query })
      watchScroll(page)
    },
    retheme: () => retheme(bar, raw, parts.theme, ctx.settings.dark),
    display(on) {
      frame.hidden = !on
    },
  }
  return page
}

type LifeCycle = Pick<RunningPage, 'show' | 'hide' | 'unload'>

function lifeCycle(tree: PageTree, call: (method: string) => unknown, frame: Element): LifeCycle {
  let visible = false
  let ready = false
  return {
    show() {
      if (visible) return
      visible = true
      call('onShow')
      tree.pageLifetime('show')
      if (ready) return
      ready = true
      call('onReady')
    },
    hide() {
      if (!visible) return
      visible = false
      call('onHide')
      tree.pageLifetime('hide')
    },
    unload() {
      visible = false
      call('onUnload')
      tree.release()
      frame.remove()
    },
  }
}

function build(
  parts: PageParts,
  path: string,
  query: Query,
  frame: HTMLElement,
  scroller: HTMLElement,
): PageTree {
  try {
    return parts.engine.createPage(path, urlQuery(query), scroller)
  } catch (error) {
    frame.remove()
    throw error
  }
}

function createFrame(path: string): { frame: HTMLElement; scroller: HTMLElement } {
  const frame = document.createElement('div')
  frame.className = 'lw-page'
  frame.dataset.lwPage = path
  const scroller = document.createElement('div')
  scroller.className = 'lw-scroll'
  frame.appendChild(scroller)
  return { frame, scroller }
}

function describe(caller: Data, path: string, query: Record<string, string>): void {
  caller.route = path
  caller.__route__ = path
  caller.options = query
  const channel = createEventChannel()
  caller.getOpenerEventChannel = () => channel
}

function rawWindow(parts: PageParts, path: string): PageWindow {
  const own = { ...parts.engine.configOf(path) }
  for (const key of ['usingComponents', 'component', 'componentPlaceholder']) delete own[key]
  return { ...parts.engine.appWindow, ...own }
}

/** Values that the page set itself (setNavigationBarColor …) stay. */
function retheme(bar: PageWindow, raw: PageWindow, theme: Theme, dark: boolean): void {
  const before = theme.fill(raw, !dark)
  const after = theme.fill(raw, dark)
  for (const key of Object.keys(raw)) if (bar[key] === before[key]) bar[key] = after[key]
}

function invoke(ctx: PhoneContext, caller: Data, method: string, args: unknown[]): unknown {
  const run = caller[method]
  if (typeof run !== 'function') return undefined
  try {
    const result: unknown = run.apply(caller, args)
    if (isThenable(result)) result.then(undefined, (error: unknown) => ctx.reportError(error))
    return result
  } catch (error) {
    ctx.reportError(error)
    return undefined
  }
}

/** For pages written with Component(): their properties are set from the query. */
function urlQuery(query: Query): string {
  return Object.entries(query)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
}
