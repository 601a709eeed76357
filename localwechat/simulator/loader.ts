import { readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import path from 'node:path'
import { Script } from 'node:vm'
import { buildSync } from 'esbuild'
import { HTTP_MODULES } from './fake-http.ts'
import { GLOBALS, MODULES } from './globals.ts'

type Require = ((name: string) => unknown) & { resolve(name: string): string }
interface Module {
  exports: unknown
}
type Body = (
  exports: unknown,
  require: Require,
  module: Module,
  filename: string,
  dirname: string,
) => void

const NAMES = Object.keys(GLOBALS)
const VALUES = Object.values(GLOBALS)

/**
 * Two functions around the source: the outer gives the pretended globals, the inner is Node's own
 * wrapper. With one alone, `const crypto = require('crypto')` would be a second declaration.
 */
const compile = (source: string, filename: string): Body => {
  const code = source.replace(/^#!.*/, '')
  const text = `(function(${NAMES.join(',')}){return (function(exports,require,module,__filename,__dirname){${code}\n})})`
  const outer = new Script(text, { filename }).runInThisContext() as (...values: unknown[]) => Body
  return outer(...VALUES)
}

const bodies = new Map<string, Body>()

const isTypeScript = (file: string): boolean => /\.[cm]?tsx?$/.test(file)

/** One CommonJS text; the SDK stays outside, so that all functions share one load of it. */
const bundled = (file: string): string => {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['wx-server-sdk'],
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

const bodyOf = (file: string): Body => {
  const known = bodies.get(file)
  if (known) return known
  const source = isTypeScript(file) ? bundled(file) : readFileSync(file, 'utf8')
  const body = compile(source, file)
  bodies.set(file, body)
  return body
}

type Registry = Map<string, Module>

/** Packages are loaded once; what they keep (the SDK: its settings) is the same for every function. */
const packages: Registry = new Map()

const isPackage = (file: string): boolean => file.includes(`${path.sep}node_modules${path.sep}`)

const builtin = (name: string): unknown => {
  const plain = name.replace(/^node:/, '')
  for (const table of [HTTP_MODULES, MODULES]) if (Object.hasOwn(table, plain)) return table[plain]
  return createRequire(import.meta.url)(name)
}

/** Binaries, and ES modules inside packages (Node can require those): Node itself loads them. */
const isForeign = (file: string): boolean => /\.(node|mjs)$/.test(file)

const load = (file: string, own: Registry): unknown => {
  const registry = isPackage(file) ? packages : own
  const known = registry.get(file)
  if (known) return known.exports
  const module: Module = { exports: {} }
  registry.set(file, module)
  try {
    if (file.endsWith('.json')) module.exports = JSON.parse(readFileSync(file, 'utf8'))
    else if (isForeign(file)) module.exports = createRequire(file)(file)
    else bodyOf(file)(module.exports, requireFrom(file, own), module, file, path.dirname(file))
  } catch (error) {
    registry.delete(file)
    throw error
  }
  return module.exports
}

const requireFrom = (file: string, own: Registry): Require => {
  const real = createRequire(file)
  const require = (name: string): unknown =>
    isBuiltin(name) ? builtin(name) : load(real.resolve(name), own)
  return Object.assign(require, { resolve: real.resolve, main: undefined, cache: {} })
}

/**
 * Loads a function's file afresh, as a cold start does; packages come from memory. Takes CommonJS,
 * or TypeScript, which is bundled first. Throws what the file throws, or that it has no `main`.
 */
export const loadMain = (file: string): ((event: unknown, context: unknown) => unknown) => {
  const loaded = load(file, new Map()) as { main?: unknown }
  if (typeof loaded.main !== 'function') throw new Error(`${file}: exports.main is not a function`)
  return loaded.main as (event: unknown, context: unknown) => unknown
}
