import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

export interface Sized {
  /** Absolute path. */
  file: string
  /** Path inside the folder, with forward slashes. */
  name: string
  bytes: number
}

/** Every file below a folder with its size. */
export const sizesIn = (folder: string): Sized[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name: name.split(path.sep).join('/'), file: path.join(folder, name) }))
    .filter(({ file }) => statSync(file).isFile())
    .map((entry) => ({ ...entry, bytes: statSync(entry.file).size }))
    .sort((a, b) => a.name.localeCompare(b.name))
