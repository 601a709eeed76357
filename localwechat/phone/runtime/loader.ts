import type { AppParts } from './app-parts.ts'

/**
 * Names that exist in a browser or Node but not in a mini-program. They are passed as undefined, so
 * that code which leans on them fails here as it would in WeChat.
 */
const FOREIGN = [
  'window',
  'document',
  'process',
  'global',
  'self',
  'location',
  'navigator',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'MessageChannel',
  'setImmediate',
]

/** The globals WeChat gives to a module. */
export type ModuleGlobals = Record<string, unknown>

export interface Loader {
  /** Evaluates a module once and returns its exports. */
  load(file: string): unknown
  loaded(file: string): boolean
}

/** `globals` gives wx, App, Page, Component … */
export function createLoader(parts: AppParts, globals: () => ModuleGlobals): Loader {
  const cache = new Map<string, { exports: unknown }>()
  const load = (file: string): unknown => {
    const known = cache.get(file)
    if (known) return known.exports
    const source = parts.modules[file]
    if (source === undefined) throw new Error(`module '${file}' is not defined`)
    const module = { exports: {} as unknown }
    cache.set(file, module)
    const require = (target: string) => load(resolveModule(parts, file, target))
    try {
      evaluate(file, source, { require, module, exports: module.exports, ...globals() })
    } catch (error) {
      // The next page that needs it must meet the error again, not an empty module.
      cache.delete(file)
      throw error
    }
    return module.exports
  }
  return { load, loaded: (file) => cache.has(file) }
}

type Compile = (names: string[], body: string, file: string) => (...values: unknown[]) => unknown

/** A window that is one of many may lend a compiler that remembers (mount-in-jsdom.ts). */
const lent = globalThis as { localwechatCompile?: Compile }

const compileAnew: Compile = (names, body, file) =>
  new Function(...names, `${body}\n//# sourceURL=miniprogram://${file}`) as ReturnType<Compile>

function evaluate(file: string, source: string, globals: ModuleGlobals): void {
  const names = [...Object.keys(globals), ...FOREIGN]
  const compile = lent.localwechatCompile ?? compileAnew
  compile(names, source, file).apply(undefined, Object.values(globals))
}

function resolveModule(parts: AppParts, from: string, target: string): string {
  const dir = from.split('/').slice(0, -1)
  const candidates = [join(target.startsWith('/') ? [] : dir, target)]
  for (let depth = dir.length; depth >= 0; depth -= 1) {
    candidates.push(join([...dir.slice(0, depth), 'miniprogram_npm'], target))
  }
  for (const name of candidates) {
    for (const file of [name, `${name}.js`, `${name}/index.js`]) {
      if (file in parts.modules) return file
    }
  }
  throw new Error(`module '${target}' is not defined, required by '${from}'`)
}

function join(dir: string[], target: string): string {
  const parts = [...dir]
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}
