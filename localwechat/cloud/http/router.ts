import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { clientRoutes, PERSON_HEADER } from '../client.ts'
import type { Services } from '../context.ts'
import { download, uploadByTicket } from '../files/routes.ts'
import type { Mount } from '../types.ts'
import { admin } from '../wire/admin.ts'
import { checkOrigin } from './guard.ts'
import { HttpProblem, segmentsOf, sendJson } from './http.ts'
import { noteSender } from './sender.ts'
import { httpTrigger } from './triggers.ts'

const own = async (services: Services, req: IncomingMessage, res: ServerResponse) => {
  const [first = ''] = segmentsOf(req.url)
  const { method } = req
  if (first === 'admin' && method === 'POST') await admin(services, req, res)
  else if (first === 'upload' && !req.headers[PERSON_HEADER] && /^(PUT|POST)$/.test(method ?? ''))
    await uploadByTicket(services.storage, req, res)
  else if (first === 'files' && (method === 'GET' || method === 'HEAD'))
    await download(services.storage, req, res)
  else {
    const name = `${method} ${first}`
    const route = Object.hasOwn(clientRoutes, name) ? clientRoutes[name] : undefined
    if (!route) return false
    await route(services, req, res)
  }
  return true
}

const covers = (mount: Mount, path: string): boolean => {
  const base = mount.path.replace(/\/+$/, '')
  return path === base || path.startsWith(`${base}/`)
}

const fail = (res: ServerResponse, error: unknown): void => {
  const status = error instanceof HttpProblem ? error.status : 500
  const errMsg = error instanceof Error ? error.message : String(error)
  if (res.headersSent) return void res.destroy()
  sendJson(res, status, { errMsg, errCode: -1 })
}

/** The cloud's own routes first, then HTTP triggers, then the mounts, longest path first. */
export const createRouter = (
  services: Services,
  mounts: Mount[],
  allowRemote: boolean,
): RequestListener => {
  const ordered = [...mounts].sort((a, b) => b.path.length - a.path.length)
  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    checkOrigin(req, allowRemote)
    if (await own(services, req, res)) return
    if (await httpTrigger(services, req, res)) return
    const { pathname } = new URL(req.url ?? '/', 'http://local')
    for (const mount of ordered)
      if (covers(mount, pathname) && (await mount.handler(req, res))) return
    throw new HttpProblem(404, `nothing at ${req.method} ${pathname}`)
  }
  return (req, res) => {
    noteSender(req, res)
    void handle(req, res).catch((error: unknown) => fail(res, error))
  }
}
