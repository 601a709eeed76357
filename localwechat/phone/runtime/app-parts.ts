import type { Data } from './context.ts'

/** What the compiled script leaves at `globalThis.localwechatApp`. */
export interface AppParts {
  appJson: Data
  theme: { light?: Data; dark?: Data }
  /** Page or component path → its json, with absolute usingComponents. */
  configs: Record<string, Data>
  /** File name with .js → source text; evaluated on first use. */
  modules: Record<string, string>
  /** Path without extension, or 'app' → css. */
  styles: Record<string, string>
  /** File name → data URL. */
  assets: Record<string, string>
  warnings: string[]
  templates: Record<string, unknown>
}

/** Page paths: main package first, then each sub-package. */
export function pagePathsOf(appJson: Data): string[] {
  const pages = Array.isArray(appJson.pages) ? appJson.pages.map(String) : []
  const packages = appJson.subPackages ?? appJson.subpackages
  if (!Array.isArray(packages)) return pages
  return [...pages, ...packages.flatMap(packagePages)]
}

function packagePages(one: Data): string[] {
  const root = String(one.root).replace(/^\/|\/$/g, '')
  return Array.isArray(one.pages) ? one.pages.map((page) => `${root}/${page}`) : []
}

export function tabPathsOf(appJson: Data): string[] {
  const list = (appJson.tabBar as Data | undefined)?.list
  return Array.isArray(list) ? list.map((item: Data) => String(item.pagePath)) : []
}

/** `a=1&b=%20` as WeChat hands it to pages: split, not decoded. */
export function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const pair of text.split('&')) {
    if (!pair) continue
    const at = pair.indexOf('=')
    if (at < 0) query[pair] = ''
    else query[pair.slice(0, at)] = pair.slice(at + 1)
  }
  return query
}

/** Resolves `../x?y=1` against the current page; returns the path without leading slash. */
export function resolveUrl(url: string, base: string): { path: string; query: string } {
  const [raw = '', query = ''] = splitOnce(url, '?')
  const parts = raw.startsWith('/') ? [] : base.split('/').slice(0, -1)
  for (const part of raw.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return { path: parts.join('/').replace(/\.html$/, ''), query }
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
