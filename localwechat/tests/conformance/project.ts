import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll } from 'vitest'

const here = path.dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)

/** The SDK that Shuke uses and two older lines that functions of others still use. */
export const SDKS = [
  ['4.0.2', 'wx-server-sdk'],
  ['3.0.4', 'wx-server-sdk-3'],
  ['2.6.3', 'wx-server-sdk-2'],
] as const

const packageFolder = (name: string): string => path.dirname(realpathSync(require.resolve(name)))

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Bundles a function of this folder; what it requires as wx-server-sdk stays outside. */
const bundle = (entry: string, outfile: string) =>
  build({
    entryPoints: [path.join(here, 'functions', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['wx-server-sdk'],
    logLevel: 'error',
  })

/**
 * A throw-away project whose functions find the named package when they require wx-server-sdk.
 * `functions`: name → file in functions/ and the function's config.json.
 */
export const projectWith = async (
  sdk: string,
  functions: Record<string, { entry: string; config?: object }>,
): Promise<string> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'localwechat-'))
  folders.push(folder)
  mkdirSync(path.join(folder, 'node_modules'))
  symlinkSync(packageFolder(sdk), path.join(folder, 'node_modules/wx-server-sdk'), 'dir')
  for (const [name, { entry, config = {} }] of Object.entries(functions)) {
    await bundle(entry, path.join(folder, 'fns', name, 'index.js'))
    writeFileSync(path.join(folder, 'fns', name, 'config.json'), JSON.stringify(config))
  }
  return folder
}
