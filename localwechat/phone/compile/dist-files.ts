import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Every file of a built mini-program: path with forward slashes → absolute path. */
export type DistFiles = Map<string, string>

/** Lists dist/ recursively. Refuses a folder that is not a built mini-program. */
export function listDist(distDir: string): DistFiles {
  const files: DistFiles = new Map()
  const walk = (dir: string, prefix: string) => {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      const name = prefix ? `${prefix}/${entry.name}` : entry.name
      if (entry.isDirectory()) walk(path.join(dir, entry.name), name)
      else files.set(name, path.join(dir, entry.name))
    }
  }
  if (!statSync(distDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`no built mini-program at ${distDir}: the folder is missing`)
  }
  walk(distDir, '')
  if (!files.has('app.json')) {
    throw new Error(`no built mini-program at ${distDir}: app.json is missing`)
  }
  return files
}

export function readText(files: DistFiles, name: string): string {
  const file = files.get(name)
  if (!file) throw new Error(`${name} is missing from the built mini-program`)
  return readFileSync(file, 'utf8')
}

/** Parses a json file of the mini-program; a broken one is named in the error. */
export function readJson(files: DistFiles, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readText(files, name))
    if (value && typeof value === 'object' && !Array.isArray(value)) {
      return value as Record<string, unknown>
    }
    throw new Error('it is not an object')
  } catch (error) {
    throw new Error(`${name} cannot be read: ${(error as Error).message}`)
  }
}

/** Names with this extension (".wxml"), without it. */
export function stems(files: DistFiles, extension: string): string[] {
  return [...files.keys()]
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
}
