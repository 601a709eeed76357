import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { HttpProblem, sendJson } from '../cloud/http/http.ts'
import { listen } from '../cloud/http/listen.ts'
import { type Api, createApi } from './api.ts'
import { createDeeds, type Deeds } from './deeds.ts'
import { createDelivery, type DeliveryService } from './delivery.ts'
import { playHandler, sendQr } from './play.ts'
import type { Callback, SentWelcome, WecomOptions } from './types.ts'
import { createWorld, externalIdOf } from './world.ts'

export { sealed, signatureOf } from './crypto.ts'
export { xmlOf } from './delivery.ts'
export type * from './types.ts'

export interface FakeWecom
  extends Deeds,
    Pick<Api, 'calls' | 'fail' | 'endTokens'>,
    Pick<DeliveryService, 'setFaults' | 'settled' | 'letter' | 'post'> {
  /** Address in place of https://qyapi.weixin.qq.com. */
  url: string
  /** Also for a mount of the local cloud: server APIs, QR pictures, the page for hands. */
  handler(req: IncomingMessage, res: ServerResponse): Promise<boolean>
  /** Where callbacks go from now on. */
  setCallback(to: Callback | undefined): void
  /** Under which address pictures are told; default: `url`. */
  setPublicUrl(url: string): void
  deliveries: DeliveryService['log']
  welcomes(): SentWelcome[]
  externalIdOf(person: string): string
  tagsOf(person: string, userId: string): string[]
  close(): Promise<void>
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** Starts a WeCom of one corp on a free loopback port. */
export const startWecom = async (options: WecomOptions): Promise<FakeWecom> => {
  const world = createWorld(options)
  const delivery = createDelivery(world)
  const deeds = createDeeds(world, delivery)
  let publicUrl = ''
  const api = createApi(world, (id) => `${publicUrl}/qr/${id}.png`)
  const play = playHandler({ world, deeds, delivery })

  const handler = async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const { pathname } = new URL(req.url ?? '/', 'http://local')
    const found = /\/(cgi-bin|qr|play)(?:\/(.*))?$/.exec(pathname)
    const [, room, rest = ''] = found ?? []
    const id = rest.replace(/\.png$/, '')
    if (room === 'qr') return sendQr(world, res, { id, publicUrl })
    if (room === 'play') return play(req, res, rest)
    if (room !== 'cgi-bin') return false
    await api.handle(req, res)
    return true
  }

  const serve = (req: IncomingMessage, res: ServerResponse): void => {
    const fail = (error: unknown) => {
      const status = error instanceof HttpProblem ? error.status : 500
      if (!res.headersSent) sendJson(res, status, { errMsg: String(error) })
    }
    handler(req, res)
      .then((done) => {
        if (!done) fail(new HttpProblem(404, 'nothing here'))
      })
      .catch(fail)
  }

  const { server, port } = await listen(serve, '127.0.0.1', 0)
  const url = `http://127.0.0.1:${port}`
  publicUrl = url
  const external = (person: string) => externalIdOf(world, person)
  return {
    ...deeds,
    url,
    handler,
    calls: api.calls,
    fail: api.fail,
    endTokens: api.endTokens,
    setFaults: delivery.setFaults,
    setCallback: delivery.setCallback,
    settled: delivery.settled,
    letter: delivery.letter,
    post: delivery.post,
    setPublicUrl: (to) => {
      publicUrl = to
    },
    deliveries: delivery.log,
    welcomes: () => structuredClone(world.state.value.welcomes),
    externalIdOf: external,
    tagsOf: (person, userId) =>
      world.state.value.relations.find(
        (one) => one.userid === userId && one.external === external(person),
      )?.tags ?? [],
    close: () => closeServer(server),
  }
}
