import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BUNDLED, bundleShuke, compiledBeside } from './bench'

/**
 * Bundles the functions once for all files of a run: each would take seconds of both cores over the
 * same bytes. Every file still has a cloud, a database and copies of its own.
 */
export const setup = async (): Promise<(() => void) | undefined> => {
  // Several projects may run together.
  if (process.env[BUNDLED]) return undefined
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shuke-functions-'))
  await bundleShuke(folder)
  process.env[BUNDLED] = folder
  return () => {
    delete process.env[BUNDLED]
    for (const made of [folder, compiledBeside(folder)])
      rmSync(made, { recursive: true, force: true })
  }
}
