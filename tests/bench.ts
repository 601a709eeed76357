import { createHash, randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { InferInput } from 'valibot'
import type { Contract, RefusalCode } from '#core/contract'
import type { OutputOf, Reply, Route } from '#core/kernel/route'
import {
  type CallRecord,
  type Cloud,
  type CloudOptions,
  startCloud,
} from '../localwechat/cloud/index.ts'
import { bundleFunction, writeJson } from '../scripts/functions/bundle.mts'
import { functionConfig } from '../scripts/functions/settings.mts'
import { collections, functions } from '../server/platform/schema'

/** The test bench: the bundled functions on the real SDK in real workers of the local cloud. */

export type Fn = keyof Contract
export type RouteOf<F extends Fn> = keyof Contract[F] & string
type Def<F extends Fn, R extends RouteOf<F>> = Contract[F][R] extends Route ? Contract[F][R] : never
export type In<F extends Fn, R extends RouteOf<F>> = InferInput<Def<F, R>['input']>
export type Out<F extends Fn, R extends RouteOf<F>> = OutputOf<Def<F, R>>

export const SETUP_CODE = 'ABCD-EFGH-JKMN-PQRS'
export const TEMPLATE_ENDING = 'coupon-ending'
export const TEMPLATE_REWARD = 'invite-reward'

const ROOT = path.resolve(import.meta.dirname, '..')

const environment = (): Record<string, string> => ({
  SHUKE_KEYS: `a:${Buffer.alloc(32, 7).toString('base64')}`,
  SHUKE_SETUP: createHash('sha256').update(SETUP_CODE).digest('hex'),
  SHUKE_CARD_URL: 'https://shuke.example/c/',
  SHUKE_TEMPLATE_ENDING: TEMPLATE_ENDING,
  SHUKE_TEMPLATE_REWARD: TEMPLATE_REWARD,
})

export interface BenchOptions
  extends Pick<CloudOptions, 'workersPerFunction' | 'durability' | 'answerSize'> {
  /** Changes single variables of the functions' environment; an empty text takes one away. */
  env?: Record<string, string>
  /** More functions: name → entry file. */
  extra?: Record<string, string>
  /** No timer goes off, so that nothing but the test works. */
  still?: boolean
}

/** Names the folder with the functions of a whole test run; see tests/once.ts. */
export const BUNDLED = 'SHUKE_TEST_FUNCTIONS'

/** What the clouds of a whole run have compiled of them: a cold start is a third of one without. */
export const compiledBeside = (bundled: string): string => `${bundled}.code`

const makeFunction = async (folder: string, name: string, entry: string): Promise<void> => {
  await bundleFunction(entry, path.join(folder, name, 'index.js'))
  const spec = functions[name as keyof typeof functions] ?? functions.member
  writeJson(path.join(folder, name, 'config.json'), functionConfig(spec))
}

/** Bundles the functions of Shuke into a folder, as they are now. */
export const bundleShuke = async (folder: string): Promise<void> => {
  const entry = (name: string) => path.join(ROOT, 'cloudfunctions', name, 'entry.ts')
  await Promise.all(Object.keys(functions).map((name) => makeFunction(folder, name, entry(name))))
  const assets = path.join(ROOT, 'cloudfunctions/operator/assets')
  if (existsSync(assets)) cpSync(assets, path.join(folder, 'operator/assets'), { recursive: true })
}

/** Functions of a test file's own, each bundled once for all its clouds. */
const extras = new Map<string, Promise<string>>()

const bundledExtra = async (name: string, entry: string): Promise<string> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shuke-extra-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await makeFunction(folder, name, entry)
  return path.join(folder, name)
}

const extraOf = (name: string, entry: string): Promise<string> => {
  const made = extras.get(entry) ?? bundledExtra(name, entry)
  extras.set(entry, made)
  return made
}

const makeFunctions = async (folder: string, extra: Record<string, string>): Promise<void> => {
  const made = process.env[BUNDLED]
  if (made) cpSync(made, folder, { recursive: true })
  else await bundleShuke(folder)
  for (const [name, entry] of Object.entries(extra))
    cpSync(await extraOf(name, entry), path.join(folder, name), { recursive: true })
}

const withoutTimers = (folder: string): void => {
  for (const name of Object.keys(functions)) {
    const file = path.join(folder, name, 'config.json')
    writeJson(file, { ...JSON.parse(readFileSync(file, 'utf8')), triggers: [] })
  }
}

/** A dist with nothing but the names of the pages, for wxacode's page rules. */
const makePages = (folder: string): string => {
  const pages = [
    'pages/card/index',
    'member/offer/index',
    'member/coupon/index',
    'member/invite/index',
    'clerk/join/index',
  ]
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'app.json'), JSON.stringify({ pages }))
  return folder
}

export const newRequestId = (): string => randomBytes(16).toString('base64url')

export interface Shuke {
  cloud: Cloud
  /** Adds a person and answers their id; with a unionid when the mini-program is bound. */
  person(name?: string, unionid?: string): string
  /** Calls a route with any input, as a broken or hostile client could. */
  send(
    person: string,
    fn: string,
    route: string,
    input?: unknown,
    requestId?: unknown,
  ): Promise<Reply<unknown>>
  /** Calls a route as our client does: an action gets a request id of its own. */
  call<F extends Fn, R extends RouteOf<F>>(
    person: string,
    fn: F,
    route: R,
    input: In<F, R>,
    requestId?: string,
  ): Promise<Reply<Out<F, R>>>
  /** As `call`, and throws unless the answer is ok. */
  must<F extends Fn, R extends RouteOf<F>>(
    person: string,
    fn: F,
    route: R,
    input: In<F, R>,
    requestId?: string,
  ): Promise<Out<F, R>>
  /** The newest call of a function, with its database round trips. */
  lastCall(fn: string): CallRecord
  /** How many documents there are of each collection that calls write, and not the timer alone. */
  documents(): Promise<Record<string, number>>
  stop(): Promise<void>
}

/** Database requests of one call. */
export const roundTrips = (call: CallRecord): string[] =>
  call.operations
    .filter(({ action }) => action.startsWith('database.'))
    .map(({ action, collection }) => `${action.slice(9)} ${collection ?? ''}`.trim())

const countOf = async (cloud: Cloud, collectionName: string): Promise<number> => {
  const reply = await cloud.store.run({
    action: 'database.calculateDocument',
    collectionName,
    query: '{}',
    queryType: 'WHERE',
  })
  if (!('data' in reply)) throw new Error(`cannot count ${collectionName}`)
  return Number(reply.data.total)
}

/** What the timer writes by itself, whatever a call did: its books, and what is made of the rest. */
const OF_THE_TIMER = ['throttles', 'board', 'jobs', 'events', 'links', 'identities'].concat(
  Object.keys(collections).filter((name) => name.startsWith('person') || name === 'counters'),
)

const documentsOf = async (cloud: Cloud): Promise<Record<string, number>> => {
  const names = Object.keys(collections).filter((name) => !OF_THE_TIMER.includes(name))
  const counts = await Promise.all(names.map((name) => countOf(cloud, name)))
  return Object.fromEntries(names.map((name, i) => [name, counts[i] ?? 0]))
}

const benchOf = (cloud: Cloud, folder: string): Shuke => {
  let people = 0
  const send: Shuke['send'] = async (person, fn, route, input = {}, requestId) => {
    const data = { route, input, ...(requestId === undefined ? {} : { requestId }) }
    const reply = await cloud.call(fn, person, data)
    if ('result' in reply) return reply.result as Reply<unknown>
    throw new Error(`${fn}/${route}: ${reply.errMsg}`)
  }
  const call: Shuke['call'] = async (person, fn, route, input, requestId = newRequestId()) =>
    (await send(person, fn, route, input, requestId)) as never
  return {
    cloud,
    send,
    call,
    person: (name, unionid) => {
      people += 1
      const known = unionid === undefined ? {} : { unionid }
      return cloud.addPerson({ name: name ?? `人${people}`, ...known }).id
    },
    must: async (person, fn, route, input, requestId) => {
      const reply = await call(person, fn, route, input, requestId)
      if (reply.ok) return reply.data
      throw new Error(`${route}: ${reply.error.code} ${JSON.stringify(reply.error.details ?? {})}`)
    },
    lastCall: (fn) => {
      const found = cloud.calls().findLast((one) => one.fn === fn)
      if (!found) throw new Error(`no call of ${fn}`)
      return found
    },
    documents: () => documentsOf(cloud),
    stop: async () => {
      await cloud.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Addresses that lead to functions, as the environment's HTTP service would have them. */
const httpRoutes = () =>
  Object.entries(functions).flatMap(([name, { http }]) =>
    http === undefined ? [] : [{ route: http, function: name }],
  )

/** Starts a Shuke of its own on a free port with an empty database. */
export const startShuke = async ({ env = {}, extra = {}, still, ...rest }: BenchOptions = {}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shuke-bench-'))
  await makeFunctions(path.join(folder, 'functions'), extra)
  if (still) withoutTimers(path.join(folder, 'functions'))
  const functionEnv = path.join(folder, 'env.json')
  writeJson(functionEnv, { '*': { ...environment(), ...env } })
  const cloud = await startCloud({
    project: folder,
    data: path.join(folder, 'data'),
    durability: 'off',
    strict: true,
    ...(process.env[BUNDLED] ? { code: compiledBeside(process.env[BUNDLED]) } : {}),
    ...rest,
    config: {
      appid: 'wx0000000000000001',
      env: 'shuke-test',
      functions: 'functions',
      schema: { collections },
      functionEnv,
      http: httpRoutes(),
      dist: makePages(path.join(folder, 'dist')),
      templates: [
        {
          id: TEMPLATE_ENDING,
          title: '优惠券到期提醒',
          fields: { thing1: '券名称', time2: '到期时间', thing3: '温馨提示' },
        },
        {
          id: TEMPLATE_REWARD,
          title: '奖励到账通知',
          fields: { thing1: '奖励名称', thing2: '温馨提示' },
        },
      ],
    },
  })
  return benchOf(cloud, folder)
}

/** The refusal code of a reply; `ok` when it is none. */
export const codeOf = (reply: Reply<unknown>): RefusalCode | 'ok' =>
  reply.ok ? 'ok' : (reply.error.code as RefusalCode)
