import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How many ports above the wished one are tried before any free one is taken. */
const PORTS_TRIED = 20

/**
 * Node closes a connection that rests for 5 s. A function that computes that long, as it does on a
 * busy machine, does not hear of it, sends its next request there and fails.
 */
const REST_MS = 10 * 60_000

const tryListen = (server: Server, host: string, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      resolve(true)
    })
  })

/** Listens on the wished port, else the next free one; answers the server and its port. */
export const listen = async (
  handler: RequestListener,
  host: string,
  port: number,
): Promise<{ server: Server; port: number }> => {
  const server = createServer({ keepAliveTimeout: REST_MS }, handler)
  const above = Array.from({ length: PORTS_TRIED }, (_, i) => port + i).filter((p) => p < 65_536)
  const wishes = port === 0 ? [0] : [...above, 0]
  for (const wish of wishes) {
    if (await tryListen(server, host, wish))
      return { server, port: (server.address() as AddressInfo).port }
  }
  throw new Error(`localwechat found no free port on ${host}`)
}
