import type { LaunchOptions } from '../../runtime/types.ts'

/** An ordinary-link rule: every URL that begins with the prefix opens the page. */
export interface LinkRule {
  prefix: string
  page: string
}

/** How a code came before WeChat's own eyes. */
export type Entry = 'camera' | 'press' | 'album'

/** What WeChat itself does with the content of a code. */
export type Meaning =
  | { kind: 'launch'; options: LaunchOptions }
  | { kind: 'stranger'; appid: string }
  | { kind: 'contact'; way: string; at: string }
  | { kind: 'link'; url: string }
  | { kind: 'text'; text: string }

/** A mini-program code as the local cloud draws it; the host can never exist (RFC 6761). */
const CODE_PREFIX = 'https://localwechat.invalid/wxacode?'

// facts/platform.md §2.3
const LINK_SCENE: Record<Entry, number> = { camera: 1011, press: 1012, album: 1013 }
const CODE_SCENE: Record<Entry, number> = { camera: 1047, press: 1048, album: 1049 }

/** A contact way of WeCom as the local WeCom draws it: which one, and where it can be asked. */
const CONTACT_PREFIX = 'https://localwechat.invalid/wecom?'

export interface MiniProgramCode {
  appid: string
  page: string
  scene: string
}

/** Reads a mini-program code; null when the content is anything else. */
export function parseMiniProgramCode(content: string): MiniProgramCode | null {
  if (!content.startsWith(CODE_PREFIX)) return null
  const params = new URLSearchParams(content.slice(CODE_PREFIX.length))
  const appid = params.get('appid')
  if (!appid) return null
  return { appid, page: params.get('page') ?? '', scene: params.get('scene') ?? '' }
}

/** The `path` that wx.scanCode reports for the mini-program's own code. */
export function pathOfCode(code: MiniProgramCode): string {
  return `${code.page}?scene=${encodeURIComponent(code.scene)}`
}

function matchRule(url: string, links: readonly LinkRule[]): LinkRule | undefined {
  const fitting = links.filter((link) => url.startsWith(link.prefix))
  return fitting.sort((a, b) => b.prefix.length - a.prefix.length)[0]
}

/**
 * Decides what a decoded code means outside the mini-program: ordinary-link rules carry the URL
 * in `q` (encoded once) and `scancode_time` in unix seconds; a mini-program code carries `scene`
 * (encoded once). `now` is in milliseconds. Source: facts/platform.md §2.2, §2.3.
 */
export function meaningOf(
  content: string,
  entry: Entry,
  world: { appid: string; links: readonly LinkRule[]; now: number },
): Meaning {
  const code = parseMiniProgramCode(content)
  if (code) return code.appid === world.appid ? ownCode(code, entry) : stranger(code)
  const contact = parseContact(content)
  if (contact) return contact
  const rule = matchRule(content, world.links)
  if (rule) return { kind: 'launch', options: linkLaunch(rule, content, entry, world.now) }
  if (/^https?:\/\//i.test(content)) return { kind: 'link', url: content }
  return { kind: 'text', text: content }
}

function parseContact(content: string): Meaning | null {
  if (!content.startsWith(CONTACT_PREFIX)) return null
  const params = new URLSearchParams(content.slice(CONTACT_PREFIX.length))
  return { kind: 'contact', way: params.get('way') ?? '', at: params.get('at') ?? '' }
}

const stranger = (code: MiniProgramCode): Meaning => ({ kind: 'stranger', appid: code.appid })

function ownCode(code: MiniProgramCode, entry: Entry): Meaning {
  const query = { scene: encodeURIComponent(code.scene) }
  return { kind: 'launch', options: { path: code.page, query, scene: CODE_SCENE[entry] } }
}

function linkLaunch(rule: LinkRule, url: string, entry: Entry, now: number): LaunchOptions {
  const query = {
    q: encodeURIComponent(url),
    scancode_time: String(Math.floor(now / 1000)),
  }
  return { path: rule.page.replace(/^\//, ''), query, scene: LINK_SCENE[entry] }
}

/** Which way in a scene value of a scan stands for; other scenes count as the camera. */
export function entryOfScene(scene: number): Entry {
  if (scene === 1012 || scene === 1048) return 'press'
  return scene === 1013 || scene === 1049 ? 'album' : 'camera'
}

/** Splits `pages/a/index?x=1&y=2` as a shared card carries it; values stay as they are. */
export function splitPath(path: string): { path: string; query: Record<string, string> } {
  const [page = '', search = ''] = path.replace(/^\//, '').split(/\?(.*)/s)
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    query[at < 0 ? pair : pair.slice(0, at)] = at < 0 ? '' : pair.slice(at + 1)
  }
  return { path: page, query }
}
