import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildRuntime } from '../compile/build-runtime.ts'
import { compileApp } from '../compile/compile-app.ts'

const PAGES = { table: './page/main.ts', frame: './frame/main.ts' } as const

/** Bundles one of the table's own browser scripts. */
async function bundle(name: keyof typeof PAGES): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(PAGES[name], import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    loader: { '.css': 'text' },
  })
  const [output] = result.outputFiles
  if (!output) throw new Error(`the ${name} bundle came out empty`)
  return output.text
}

interface Bundles {
  runtime(): Promise<string>
  table(): Promise<string>
  frame(): Promise<string>
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Scripts of this package; they are built on first use and kept for every table of the process. */
export const bundles: Bundles = {
  runtime: once(buildRuntime),
  table: once(() => bundle('table')),
  frame: once(() => bundle('frame')),
}

/** Changes whenever a file of the folder changes; empty while there is no app.json. */
export function fingerprint(dir: string): string {
  const hash = createHash('sha1')
  try {
    statSync(path.join(dir, 'app.json'))
    for (const name of readdirSync(dir, { recursive: true }).map(String).sort()) {
      const { mtimeMs, size } = statSync(path.join(dir, name))
      hash.update(`${name}:${mtimeMs}:${size};`)
    }
  } catch {
    return ''
  }
  return hash.digest('hex').slice(0, 12)
}

interface AppSource {
  version: string
  script: string
}

/** The newest of each folder, for every table of the process. */
const compiled = new Map<string, AppSource>()

/** The compiled mini-program; compiled again when dist/ changed. */
export function appSource(dir: string): AppSource {
  const version = fingerprint(dir)
  if (version === '') throw new NotBuilt(dir)
  const last = compiled.get(dir)
  if (last?.version === version) return last
  const made = { version, script: compileApp(dir).script }
  compiled.set(dir, made)
  return made
}

/** There is no built mini-program to show. */
export class NotBuilt extends Error {
  constructor(dir: string) {
    super(`no built mini-program in ${dir}`)
  }
}
