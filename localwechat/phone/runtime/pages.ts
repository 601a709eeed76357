import { parseQuery, resolveUrl } from './app-parts.ts'
import { ApiError, type Navigation, type PhoneContext } from './context.ts'
import type { Engine } from './engine.ts'
import { createPage, type RunningPage } from './page.ts'
import type { Theme } from './theme.ts'

/** facts/platform.md §3. */
const MAX_PAGES = 10

export interface PageStack {
  nav: Navigation
  readonly pages: RunningPage[]
  /** Opens the first page of a launch; a tab page, or alone on the stack. */
  launch(path: string, query: Query): Promise<RunningPage>
  showTop(): void
  hideTop(): void
  clear(): void
  instances(): unknown[]
  /** Day and night changed: fills the pages' window values anew. */
  retheme(): void
}

type Query = Record<string, string>

interface StackParts {
  ctx: PhoneContext
  engine: Engine
  theme: Theme
  paths: string[]
  tabs: string[]
}

/** The page stack: tab pages stay alive, at most ten pages at once, as WeChat documents. */
export function createPageStack(parts: StackParts): PageStack {
  const stack: RunningPage[] = []
  const tabPages = new Map<string, RunningPage>()
  const { ctx } = parts
  const first = parts.paths[0] ?? ''

  const top = () => stack[stack.length - 1]
  const isTab = (path: string) => parts.tabs.includes(path)

  const shown = (page: RunningPage): RunningPage => {
    for (const one of [...stack, ...tabPages.values()]) one.display(one === page)
    ctx.chrome.refresh()
    page.show()
    return page
  }
  const open = (path: string, query: Query): RunningPage => {
    const kept = tabPages.get(path)
    const page = kept ?? createPage(parts, path, query)
    if (isTab(path)) tabPages.set(path, page)
    stack.push(page)
    page.display(true)
    if (!kept) page.load()
    return shown(page)
  }
  const drop = (count: number, keepTabs: boolean) => {
    for (let i = 0; i < count; i += 1) {
      const page = stack.pop()
      if (!page) continue
      if (keepTabs && tabPages.has(page.path)) page.hide()
      else {
        tabPages.delete(page.path)
        page.unload()
      }
    }
  }
  const dropTabs = () => {
    for (const page of tabPages.values()) page.unload()
    tabPages.clear()
  }

  const target = (url: string) => {
    const { path, query } = resolveUrl(url, top()?.path ?? '')
    if (!parts.paths.includes(path)) throw new ApiError(`page "${path}" is not found`)
    return { path, query: parseQuery(query) }
  }
  const kinds = {
    navigateTo(url: string) {
      const { path, query } = target(url)
      if (isTab(path)) throw new ApiError('can not navigateTo a tabbar page')
      if (stack.length >= MAX_PAGES) throw new ApiError(`webview count limit exceed`)
      top()?.hide()
      return open(path, query)
    },
    redirectTo(url: string) {
      const { path, query } = target(url)
      if (isTab(path)) throw new ApiError('can not redirectTo a tabbar page')
      drop(1, false)
      return open(path, query)
    },
    reLaunch(url: string) {
      const { path, query } = target(url)
      drop(stack.length, false)
      dropTabs()
      return open(path, query)
    },
    switchTab(url: string) {
      const { path } = target(url)
      if (!isTab(path)) throw new ApiError('can not switch to no-tabBar page')
      if (top()?.path === path) return shown(top() as RunningPage)
      if (stack.length > 1) drop(stack.length - 1, true)
      drop(stack.length, true)
      return open(path, {})
    },
  }

  const nav: Navigation = {
    async open(kind, url) {
      return kinds[kind](url)
    },
    async back(delta = 1) {
      if (stack.length <= 1) return
      drop(Math.min(Math.max(delta, 1), stack.length - 1), true)
      shown(top() as RunningPage)
    },
    async tapTab(index) {
      const path = parts.tabs[index]
      if (path === undefined) return
      kinds.switchTab(`/${path}`)
      const item = { index, pagePath: path, text: tabText(ctx, index) }
      top()?.call('onTabItemTap', item)
    },
    async home() {
      kinds.reLaunch(`/${first}`)
    },
    isTabPath: isTab,
    firstPath: first,
  }

  return {
    nav,
    pages: stack,
    async launch(path, query) {
      drop(stack.length, false)
      dropTabs()
      return open(path, query)
    },
    showTop: () => top()?.show(),
    hideTop: () => top()?.hide(),
    clear() {
      drop(stack.length, false)
      dropTabs()
    },
    retheme() {
      for (const page of new Set([...stack, ...tabPages.values()])) page.retheme()
    },
    instances: () => stack.map((page) => page.instance),
  }
}

function tabText(ctx: PhoneContext, index: number): string {
  const list = (ctx.appJson.tabBar as { list?: { text?: string }[] } | undefined)?.list
  return list?.[index]?.text ?? ''
}
