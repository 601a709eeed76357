import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { functions } from '../../server/platform/schema'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** One change to one file of the server: the text must stand there exactly once. */
export interface Mutation {
  file: string
  from: string
  to: string
}

/**
 * Seeds from 1 on, with the one first under which a mutant was caught last: which one that is turns
 * with every change of the server, so it saves time and proves nothing.
 */
export const seedsFrom = (many: number, first = 1): number[] => {
  const all = Array.from({ length: many }, (_, i) => i + 1)
  return [first, ...all.filter((seed) => seed !== first)]
}

const changed = (source: string, { file, from, to }: Mutation): string => {
  const parts = source.split(from)
  if (parts.length !== 2)
    throw new Error(`${file} has "${from}" ${parts.length - 1} times, not once`)
  return parts.join(to)
}

/** Breaks the sources while they are bundled; the files themselves stay as they are. */
const breaking = (mutations: readonly Mutation[]): Plugin => ({
  name: 'mutations',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const own = mutations.filter((one) => path.join(ROOT, one.file) === file)
      if (own.length === 0) return undefined
      const contents = own.reduce(changed, readFileSync(file, 'utf8'))
      return { contents, loader: 'ts' }
    })
  },
})

/** A bundle of one source file, under a name that says what is in it. */
const bundle = async (
  entry: string,
  name: string,
  mutations: readonly Mutation[],
): Promise<string> => {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [path.join(ROOT, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node16',
    // The simulator loads the SDK itself, once.
    external: ['wx-server-sdk'],
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    plugins: [breaking(mutations)],
  })
  const text = outputFiles[0]?.text ?? ''
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
  // Below the repository, so that `require('wx-server-sdk')` finds its packages.
  const folder = path.join(ROOT, '.cache/simulation')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}-${hash}.cjs`)
  writeFileSync(file, text)
  return file
}

/** The exports of a source file with something broken in it or in what it imports. */
export const loadBroken = async <T>(entry: string, mutations: readonly Mutation[]): Promise<T> =>
  createRequire(import.meta.url)(await bundle(entry, path.basename(entry, '.ts'), mutations)) as T

const KEY = Buffer.alloc(32, 7).toString('base64')
export const SETUP_CODE = 'ABCD-EFGH-JKMN-PQRS'

export const ENVIRONMENT = {
  SHUKE_KEYS: `a:${KEY}`,
  SHUKE_SETUP: createHash('sha256').update(SETUP_CODE).digest('hex'),
  SHUKE_CARD_URL: 'https://shuke.example/c/',
  SHUKE_TEMPLATE_ENDING: 'coupon-ending',
}

export type Handlers = Record<string, { file: string; timeout: number; openapi: string[] }>

/** The four functions of Shuke, as they are or with something broken. */
export const bundleServer = async (mutations: readonly Mutation[] = []): Promise<Handlers> => {
  const made = Object.entries(functions).map(async ([name, { timeout, openapi }]) => {
    const entry = path.join('cloudfunctions', name, 'entry.ts')
    const file = await bundle(entry, name, mutations)
    return [name, { file, timeout, openapi }] as const
  })
  return Object.fromEntries(await Promise.all(made))
}
