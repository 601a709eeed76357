import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at, ROOT } from './root.mts'

// Made by the build itself, or by people's tools.
const SKIP = new Set(['node_modules', '.cache', 'assets.made', '.DS_Store'])

const filesOf = (entry: string): string[] => {
  if (!existsSync(entry)) return []
  if (statSync(entry).isFile()) return [entry]
  return readdirSync(entry)
    .filter((name) => !SKIP.has(name))
    .sort()
    .flatMap((name) => filesOf(path.join(entry, name)))
}

/** Hash of names and contents of files and folders (paths from the top folder). */
export const hashOf = (entries: string[], extra = ''): string => {
  const hash = createHash('sha256').update(extra)
  for (const file of entries.flatMap((entry) => filesOf(at(entry)))) {
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

const stampFile = (name: string) => at('node_modules', '.cache', 'shuke', `${name}.stamp`)

/** True when `name` was made from exactly these sources and its products are still there. */
export const isFresh = (name: string, hash: string, products: string[]): boolean =>
  existsSync(stampFile(name)) &&
  readFileSync(stampFile(name), 'utf8') === hash &&
  products.every((product) => existsSync(at(product)))

export const markFresh = (name: string, hash: string): void => {
  mkdirSync(path.dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), hash)
}
