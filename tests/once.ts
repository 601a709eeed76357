import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { functions } from '../server/platform/schema'
import { BUNDLED, bundleShuke, compiledBeside, startShuke } from './bench'

/** What is not kept by then is compiled where it is needed. */
const PATIENCE_MS = 20_000

/** A race starts dozens of instances at once: none of them has to compile what it runs. */
const compileShuke = async (folder: string): Promise<void> => {
  const shuke = await startShuke()
  const person = shuke.person()
  const until = Date.now() + PATIENCE_MS
  await Promise.all(
    Object.keys(functions).map(async (fn) => {
      await shuke.cloud.call(fn, person, {})
      const kept = path.join(compiledBeside(folder), `${fn}.v8`)
      while (!existsSync(kept) && Date.now() < until) await delay(20)
    }),
  )
  await shuke.stop()
}

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
  await compileShuke(folder)
  return () => {
    delete process.env[BUNDLED]
    for (const made of [folder, compiledBeside(folder)])
      rmSync(made, { recursive: true, force: true })
  }
}
