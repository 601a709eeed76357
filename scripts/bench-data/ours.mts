import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { bundleFunction } from '../functions/bundle.mts'

const run = promisify(execFile)

/** All that a slice leaves in the database stands in memory here. */
const HEAP_MB = 12_000
/** Of a child's answer: one line. */
const MAX_ANSWER = 1024 * 1024

/** Our side in a process of its own, from the same bundle that is deployed. */
export type Ours = <T>(...task: readonly (string | number)[]) => Promise<T>

const KEYS = `a:${Buffer.alloc(32, 7).toString('base64')}`

export const bundleOurs = async (folder: string): Promise<Ours> => {
  const bundle = path.join(folder, 'ours.cjs')
  await bundleFunction(path.join(import.meta.dirname, 'entry.ts'), bundle)
  return async (...task) => {
    const args = [`--max-old-space-size=${HEAP_MB}`, bundle, ...task.map(String)]
    const env = { ...process.env, SHUKE_KEYS: KEYS }
    const { stdout } = await run(process.execPath, args, { env, maxBuffer: MAX_ANSWER })
    return JSON.parse(stdout)
  }
}
