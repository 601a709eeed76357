import { parseQuery, resolveUrl } from './app-parts.ts'
import { ApiError, type Navigation, type PhoneContext } from './context.ts'
import type { Engine } from './engine.ts'
import { createPage, type RunningPage } from './page.ts'
import type { Theme } from './theme.ts'

/** facts/platform.md §3. */
const MAX_PAGES = 10

type Query = Record<string, string>

interface StackParts {
  ctx: PhoneContext
  engine: Engine
  theme: Theme
  paths: string[]
  tabs: string[]
}

/** The page stack: tab pages stay alive, at most ten pages at once, as WeChat documents. */
export class PageStack {
  readonly pages: RunningPage[] = []
  readonly nav: Navigation
  private readonly tabPages = new Map<string, RunningPage>()
  private readonly parts: StackParts

  constructor(parts: StackParts) {
    this.parts = parts
    this.nav = {
      open: async (kind, url) => this[kind](url),
      back: async (delta = 1) => this.back(delta),
      tapTab: async (index) => this.tapTab(index),
      home: async () => void this.reLaunch(`/${this.nav.firstPath}`),
      isTabPath: (path) => this.isTab(path),
      firstPath: parts.paths[0] ?? '',
    }
  }

  /** Opens the first page of a launch, alone on the stack. */
  async launch(path: string, query: Query): Promise<RunningPage> {
    this.clear()
    return this.open(path, query)
  }

  showTop(): void {
    this.top?.show()
  }

  hideTop(): void {
    this.top?.hide()
  }

  /** Unloads every page, tab pages too. */
  clear(): void {
    this.drop(this.pages.length, false)
    for (const page of this.tabPages.values()) page.unload()
    this.tabPages.clear()
  }

  /** What getCurrentPages() returns. */
  instances(): unknown[] {
    return this.pages.map((page) => page.instance)
  }

  /** Day and night changed: fills the pages' window values anew. */
  retheme(): void {
    for (const page of new Set([...this.pages, ...this.tabPages.values()])) page.retheme()
  }

  private get top(): RunningPage | undefined {
    return this.pages.at(-1)
  }

  private isTab(path: string): boolean {
    return this.parts.tabs.includes(path)
  }

  private target(url: string): { path: string; query: Query } {
    const { path, query } = resolveUrl(url, this.top?.path ?? '')
    if (!this.parts.paths.includes(path)) throw new ApiError(`page "${path}" is not found`)
    return { path, query: parseQuery(query) }
  }

  private navigateTo(url: string): RunningPage {
    const { path, query } = this.target(url)
    if (this.isTab(path)) throw new ApiError('can not navigateTo a tabbar page')
    if (this.pages.length >= MAX_PAGES) throw new ApiError('webview count limit exceed')
    this.top?.hide()
    return this.open(path, query)
  }

  private redirectTo(url: string): RunningPage {
    const { path, query } = this.target(url)
    if (this.isTab(path)) throw new ApiError('can not redirectTo a tabbar page')
    this.drop(1, false)
    return this.open(path, query)
  }

  private reLaunch(url: string): RunningPage {
    const { path, query } = this.target(url)
    this.clear()
    return this.open(path, query)
  }

  private switchTab(url: string): RunningPage {
    const { path } = this.target(url)
    if (!this.isTab(path)) throw new ApiError('can not switch to no-tabBar page')
    if (this.top?.path === path) return this.shown(this.top)
    this.drop(this.pages.length, true)
    return this.open(path, {})
  }

  private back(delta: number): void {
    if (this.pages.length <= 1) return
    this.drop(Math.min(Math.max(delta, 1), this.pages.length - 1), true)
    if (this.top) this.shown(this.top)
  }

  private tapTab(index: number): void {
    const path = this.parts.tabs[index]
    if (path === undefined) return
    this.switchTab(`/${path}`)
    this.top?.call('onTabItemTap', { index, pagePath: path, text: tabText(this.parts.ctx, index) })
  }

  private open(path: string, query: Query): RunningPage {
    const kept = this.tabPages.get(path)
    const page = kept ?? createPage(this.parts, path, query)
    if (this.isTab(path)) this.tabPages.set(path, page)
    this.pages.push(page)
    page.display(true)
    if (!kept) page.load()
    return this.shown(page)
  }

  private shown(page: RunningPage): RunningPage {
    for (const one of [...this.pages, ...this.tabPages.values()]) one.display(one === page)
    this.parts.ctx.chrome.refresh()
    page.show()
    return page
  }

  private drop(count: number, keepTabs: boolean): void {
    for (const page of this.pages.splice(this.pages.length - count).reverse()) {
      if (keepTabs && this.tabPages.has(page.path)) page.hide()
      else {
        this.tabPages.delete(page.path)
        page.unload()
      }
    }
  }
}

function tabText(ctx: PhoneContext, index: number): string {
  const list = (ctx.appJson.tabBar as { list?: { text?: string }[] } | undefined)?.list
  return list?.[index]?.text ?? ''
}
