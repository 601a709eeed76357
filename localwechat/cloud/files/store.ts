import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Object stores allow 1024 bytes of key; more would not deploy. */
const PATH_BYTES = 1024

/** Files of the environment, by cloud path such as `sheets/2026/a.pdf`. */
export interface FileStore {
  /** `cloud://…` id of a path; the path is not required to exist. */
  idOf(cloudPath: string): string
  /** Path of an id of this environment, else undefined. */
  pathOf(fileId: string): string | undefined
  /** Why a path cannot be used, or undefined when it can. */
  problem(cloudPath: string): string | undefined
  write(cloudPath: string, content: Readable | Buffer): Promise<void>
  /** File on disk and its size in bytes, or undefined when there is none. */
  find(cloudPath: string): Promise<{ file: string; size: number } | undefined>
  remove(cloudPath: string): Promise<boolean>
}

const problem = (cloudPath: string): string | undefined => {
  if (cloudPath === '') return 'path is empty'
  if (Buffer.byteLength(cloudPath) > PATH_BYTES) return `path is longer than ${PATH_BYTES} bytes`
  if (cloudPath.startsWith('/')) return 'path must not start with /'
  if (/\p{Cc}/u.test(cloudPath)) return 'path holds control characters'
  const bad = cloudPath.split('/').some((part) => part === '' || part === '.' || part === '..')
  return bad ? 'path holds an empty, . or .. part' : undefined
}

/**
 * Opens the files folder. A file lies under the hash of its path: no path can leave the folder, and
 * names that are too long, or that this disk cannot tell apart, work as they do in the cloud.
 */
export const openFileStore = (folder: string, env: string): FileStore => {
  const prefix = `cloud://${env}.local/`
  const drafts = path.join(folder, 'drafts')
  mkdirSync(drafts, { recursive: true })
  const place = (cloudPath: string): string => {
    const hash = createHash('sha256').update(cloudPath).digest('hex')
    return path.join(folder, hash.slice(0, 2), hash)
  }
  return {
    idOf: (cloudPath) => prefix + cloudPath,
    pathOf: (id) => (id.startsWith(prefix) ? id.slice(prefix.length) : undefined),
    problem,
    async write(cloudPath, content) {
      const draft = path.join(drafts, randomBytes(12).toString('hex'))
      const target = place(cloudPath)
      mkdirSync(path.dirname(target), { recursive: true })
      try {
        const source = Buffer.isBuffer(content) ? Readable.from([content]) : content
        await pipeline(source, createWriteStream(draft, { flush: true }))
        await rename(draft, target)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async find(cloudPath) {
      const file = place(cloudPath)
      const found = await stat(file).catch(() => undefined)
      return found && { file, size: found.size }
    },
    async remove(cloudPath) {
      const existed = await stat(place(cloudPath)).catch(() => undefined)
      await rm(place(cloudPath), { force: true })
      return existed !== undefined
    },
  }
}
