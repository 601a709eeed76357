import { createReadStream, existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

/** Folder of pictures in the home folder. */
export const THINGS = 'things'

/** Something that lies on the table. */
export interface Thing {
  name: string
  /** Address on the table's server. */
  url: string
}

/** Serves the pictures of a folder under /things/. */
export const thingsHandler =
  (folder: string) =>
  (req: IncomingMessage, res: ServerResponse): boolean => {
    const name = path.posix.basename(new URL(req.url ?? '/', 'http://local').pathname)
    const file = path.join(folder, name)
    if (req.method !== 'GET' || !/^[\w-]+\.png$/.test(name) || !existsSync(file)) return false
    res.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-cache' })
    createReadStream(file).pipe(res)
    return true
  }
