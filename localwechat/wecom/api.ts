import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, sendJson } from '../cloud/http/http.ts'
import { parseMultipart } from '../cloud/http/multipart.ts'
import { isRecord, type Json, tryParse } from '../cloud/json.ts'
import { getCustomer, listCustomers, markTag, sendWelcome } from './customers.ts'
import { createLimits } from './limits.ts'
import { WecomProblem, WRONG_PARAMETER } from './problem.ts'
import { addTags, listTags } from './tags.ts'
import { addWay, deleteWay, getWay, listWays, updateWay } from './ways.ts'
import { newId, type World } from './world.ts'

const TOKEN_SECONDS = 7200
const MEDIA_MS = 3 * 24 * 3_600_000
/** Pictures of media/upload, GW:docs/media_upload.md. */
const PICTURE_BYTES = 10 * 1024 * 1024

interface Asked {
  query: URLSearchParams
  body: Json
  bytes: Buffer
  type: string
}

type Endpoint = (world: World, asked: Asked, qrUrl: (id: string) => string) => Json

const getToken: Endpoint = (world, { query }) => {
  const { corpId, secret, tokenSeconds = TOKEN_SECONDS } = world.options
  if (query.get('corpid') !== corpId) throw new WecomProblem(40013, 'invalid corpid')
  if (query.get('corpsecret') !== secret) throw new WecomProblem(40001, 'invalid credential')
  const now = world.now()
  const [known] = [...world.tokens].find(([, until]) => until > now) ?? []
  const access_token = known ?? newId(32)
  const until = world.tokens.get(access_token) ?? now + tokenSeconds * 1000
  world.tokens.set(access_token, until)
  return { access_token, expires_in: Math.floor((until - now) / 1000) }
}

const upload: Endpoint = (world, { query, bytes, type }) => {
  const media = parseMultipart(type, bytes).get('media')
  if (!media || media.length < 6) throw new WecomProblem(40058, 'no media')
  if (query.get('type') === 'image' && media.length > PICTURE_BYTES)
    throw new WecomProblem(40009, 'picture too large')
  const media_id = newId(24)
  const until = world.now() + MEDIA_MS
  world.state.update((state) => {
    state.media[media_id] = until
  })
  const created_at = String(Math.floor(world.now() / 1000))
  return { type: query.get('type') ?? '', media_id, created_at }
}

/** Method and path below /cgi-bin/. */
const endpoints: Record<string, Endpoint> = {
  'GET gettoken': getToken,
  'POST media/upload': upload,
  'POST externalcontact/add_contact_way': (world, { body }, qrUrl) => addWay(world, body, qrUrl),
  'POST externalcontact/get_contact_way': (world, { body }) => getWay(world, body),
  'POST externalcontact/update_contact_way': (world, { body }) => updateWay(world, body),
  'POST externalcontact/del_contact_way': (world, { body }) => deleteWay(world, body),
  'POST externalcontact/list_contact_way': (world, { body }) => listWays(world, body),
  'GET externalcontact/get': (world, { query }) => getCustomer(world, query),
  'GET externalcontact/list': (world, { query }) => listCustomers(world, query),
  'POST externalcontact/mark_tag': (world, { body }) => markTag(world, body),
  'POST externalcontact/get_corp_tag_list': (world, { body }) => listTags(world, body),
  'POST externalcontact/add_corp_tag': (world, { body }) => addTags(world, body),
  'POST externalcontact/send_welcome_msg': (world, { body }) => sendWelcome(world, body),
}

const checkToken = (world: World, query: URLSearchParams): void => {
  const token = query.get('access_token')
  if (!token) throw new WecomProblem(41001, 'access_token missing')
  const until = world.tokens.get(token)
  if (until === undefined) throw new WecomProblem(40014, 'invalid access_token')
  if (until <= world.now()) throw new WecomProblem(42001, 'access_token expired')
}

export interface Failure {
  /** Path below /cgi-bin/. */
  path: string
  /** What it answers instead; absent: it only takes its time. */
  errcode?: number
  /** How long it takes. */
  ms?: number
  /** How many calls it strikes; default 1. */
  times?: number
}

/** Server APIs of WeCom with the fields, refusals, limits and lives that are documented. */
export const createApi = (world: World, qrUrl: (id: string) => string) => {
  const limit = createLimits(world.now)
  const failures: Failure[] = []
  const calls: { path: string; errcode: number }[] = []

  /** The next failure that was ordered for this path, used up by this. */
  const struckBy = (path: string): Failure | undefined => {
    const found = failures.find((one) => one.path === path && (one.times ?? 1) > 0)
    if (found) found.times = (found.times ?? 1) - 1
    return found
  }

  const answer = (name: string, path: string, asked: Asked, errcode?: number): Json => {
    const endpoint = endpoints[name]
    if (!endpoint) throw new WecomProblem(WRONG_PARAMETER, `unknown api ${name}`)
    if (path !== 'gettoken') checkToken(world, asked.query)
    limit(path)
    if (errcode !== undefined) throw new WecomProblem(errcode, 'as told')
    return endpoint(world, asked, qrUrl)
  }

  const outcome = (name: string, path: string, asked: Asked, errcode?: number): Json => {
    try {
      return { errcode: 0, errmsg: 'ok', ...answer(name, path, asked, errcode) }
    } catch (error) {
      if (error instanceof WecomProblem) return { errcode: error.errcode, errmsg: error.errmsg }
      throw error
    }
  }

  return {
    calls: () => [...calls],
    fail: (failure: Failure) => {
      failures.push({ ...failure })
    },
    /** WeCom may end a token before its time. */
    endTokens: () => world.tokens.clear(),
    handle: async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
      const url = new URL(req.url ?? '/', 'http://local')
      const path = url.pathname.split('/cgi-bin/')[1] ?? ''
      const bytes = await readBody(req)
      const parsed = tryParse(bytes.toString())
      const body = isRecord(parsed) ? parsed : {}
      const type = req.headers['content-type'] ?? ''
      const asked = { query: url.searchParams, body, bytes, type }
      const { ms, errcode } = struckBy(path) ?? {}
      if (ms !== undefined) await new Promise((resolve) => setTimeout(resolve, ms))
      const answered = outcome(`${req.method} ${path}`, path, asked, errcode)
      calls.push({ path, errcode: Number(answered.errcode) })
      sendJson(res, 200, answered)
    },
  }
}

export type Api = ReturnType<typeof createApi>
