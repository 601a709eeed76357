import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { Writer } from './child.ts'
import { examine, newProof } from './prove.ts'

const made: string[] = []

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder that is gone when the test file ends. */
export const newFolder = (): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'durability-'))
  made.push(folder)
  return folder
}

export const copyOf = (folder: string): string => {
  const copy = newFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

export const DATABASE = 'documents.sqlite'
export const LOG = `${DATABASE}-wal`

/** A folder whose writer was killed, and how many rounds are in it (its log is left alone). */
export const killedAfter = async (count: number): Promise<{ folder: string; last: number }> => {
  const folder = newFolder()
  const writer = Writer.start(folder, 1)
  await writer.reached(count)
  await writer.kill()
  const last = await examine(copyOf(folder), writer.acknowledged.at(-1) ?? 0, newProof())
  return { folder, last }
}
