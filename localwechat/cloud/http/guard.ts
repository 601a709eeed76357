import type { IncomingMessage } from 'node:http'
import { isIPv4 } from 'node:net'
import { HttpProblem } from './http.ts'

/** True for a host name or address that only this machine can reach. */
export const isLoopback = (host: string): boolean => {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'))
}

const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}

/** Refuses to listen where other machines could reach functions, files and people. */
export const checkHost = (host: string, allowRemote: boolean): void => {
  if (allowRemote || isLoopback(host)) return
  throw new Error(
    `localwechat listens on this machine only; ${host} is reachable from others. ` +
      'Everyone who reaches it can act as any person: pass allowRemote: true if you mean it.',
  )
}

/**
 * A web page on the internet may send requests to 127.0.0.1 too, by its own address (Origin) or by
 * a name that it points here (Host, "DNS rebinding"). Both are told apart by these headers.
 */
export const checkOrigin = (req: IncomingMessage, allowRemote: boolean): void => {
  if (allowRemote) return
  const { host, origin } = req.headers
  if (!isLoopback(hostOf(`http://${host ?? ''}`)))
    throw new HttpProblem(403, `not the name of this machine: ${host}`)
  if (origin !== undefined && !isLoopback(hostOf(origin)))
    throw new HttpProblem(403, `a page of ${origin} may not use the local cloud`)
}
