import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'

/** A small value kept in memory and in one JSON file. */
export interface StateFile<T> {
  readonly value: T
  /** Changes the value; it is on disk when this returns. */
  update(change: (value: T) => void): void
}

const readValue = <T>(file: string, empty: T): T => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return empty
    throw error
  }
  try {
    return JSON.parse(text) as T
  } catch {
    throw new Error(`localwechat: ${file} is damaged (not JSON); remove it to start it afresh`)
  }
}

// Rename is atomic: after a crash the file holds the old or the new value, never half of one.
const writeValue = (file: string, text: string): void => {
  const draft = `${file}.new`
  const handle = openSync(draft, 'w')
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}

/** Opens a state file; `empty` is its value when the file does not exist yet. */
export const openStateFile = <T>(file: string, empty: T): StateFile<T> => {
  const value = readValue(file, empty)
  return {
    value,
    update(change) {
      change(value)
      writeValue(file, JSON.stringify(value, null, 1))
    },
  }
}
