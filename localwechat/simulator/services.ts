import type { CloudConfig } from '../cloud/config.ts'
import { type Storage, storageActions } from '../cloud/files/storage.ts'
import type { FileStore } from '../cloud/files/store.ts'
import { createTickets } from '../cloud/files/tickets.ts'
import { parseMultipart } from '../cloud/http/multipart.ts'
import { asText, type Json, tryParse } from '../cloud/json.ts'
import { answerOpenApi } from '../cloud/openapi/index.ts'
import { answerPay } from '../cloud/openapi/pay.ts'
import { createMailbox, emptyMailbox } from '../cloud/people/mailbox.ts'
import { createPhoneCodes } from '../cloud/people/phone-codes.ts'
import { createPeople } from '../cloud/people/registry.ts'
import type { StateFile } from '../cloud/state-file.ts'
import type { PaymentRecord } from '../cloud/types.ts'
import { CloudError } from '../cloud/wire/errors.ts'

/** No such name exists anywhere (RFC 2606), so nothing can leave by mistake. */
export const ORIGIN = 'http://simulator.invalid'

export interface Answer {
  status: number
  json?: Json
  bytes?: Buffer
}

const inMemory = <T>(value: T): StateFile<T> => ({ value, update: (change) => change(value) })

const memoryFiles = (env: string): FileStore & { read(path: string): Buffer | undefined } => {
  const files = new Map<string, Buffer>()
  const prefix = `cloud://${env}.local/`
  return {
    idOf: (cloudPath) => prefix + cloudPath,
    pathOf: (id) => (id.startsWith(prefix) ? id.slice(prefix.length) : undefined),
    problem: (cloudPath) => (cloudPath === '' ? 'path is empty' : undefined),
    async write(cloudPath, content) {
      if (!Buffer.isBuffer(content)) throw new Error('simulated files are written as bytes')
      files.set(cloudPath, content)
    },
    async find(cloudPath) {
      const found = files.get(cloudPath)
      return found && { file: cloudPath, size: found.length }
    },
    remove: async (cloudPath) => files.delete(cloudPath),
    read: (cloudPath) => files.get(cloudPath),
  }
}

/** Everything of the cloud but database and functions, kept in memory. */
export interface Services {
  /** One request of the wire that is no database action and calls no function. */
  answer(fields: Json, bytes: Buffer, openapi: string[]): Promise<Answer>
  /** PUT or POST of a file to its ticket, GET of a file. */
  file(method: string, url: URL, contentType: string, body: Buffer): Promise<Answer>
}

const configOf = (appid: string, env: string): CloudConfig => ({
  appid,
  env,
  functions: '',
  schema: { collections: {} },
  links: [],
  people: [],
  templates: [],
  fonts: [],
})

export const createServices = (appid: string, env: string, now: () => number): Services => {
  const config = configOf(appid, env)
  const people = createPeople(config, inMemory([]))
  const mailbox = createMailbox(inMemory(emptyMailbox()))
  const context = { config, people, mailbox, phoneCodes: createPhoneCodes(now), now }
  const payments = inMemory<PaymentRecord[]>([])
  const files = memoryFiles(env)
  const storage: Storage = { files, tickets: createTickets(now), origin: () => ORIGIN }

  const wire = async (fields: Json, bytes: Buffer, openapi: string[]): Promise<Answer> => {
    const action = asText(fields.action)
    const name = asText(fields.apiName)
    const stored = Object.hasOwn(storageActions, action) ? storageActions[action] : undefined
    if (stored) return { status: 200, json: { data: await stored(storage, fields) } }
    if (action === 'wx.openApi')
      return { status: 200, bytes: answerOpenApi(name, bytes, openapi, context).reply }
    if (action === 'wx.wxPayApi')
      return { status: 200, bytes: answerPay(name, bytes, payments, now()) }
    throw new CloudError('INVALID_PARAM', `the simulator does not have the action ${action}`)
  }

  return {
    answer: (fields, bytes, openapi) =>
      wire(fields, bytes, openapi).catch((error: unknown) => {
        if (!(error instanceof CloudError)) throw error
        return { status: 200, json: { code: error.code, message: error.message } }
      }),
    async file(method, url, contentType, body) {
      const [place = '', ...rest] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
      if (place === 'files') {
        const found = files.read(rest.join('/'))
        return { status: found ? 200 : 404, bytes: found ?? Buffer.alloc(0) }
      }
      const cloudPath = storage.tickets.take(rest[0] ?? '')
      if (cloudPath === undefined) return { status: 403, bytes: Buffer.alloc(0) }
      const form = method === 'POST' ? parseMultipart(contentType, body).get('file') : body
      await files.write(cloudPath, form ?? Buffer.alloc(0))
      return { status: method === 'POST' ? 204 : 200, bytes: Buffer.alloc(0) }
    },
  }
}

/** Fields and bytes of a wire body, JSON or multipart (facts/cloud.md §2.3). */
export const readBody = (contentType: string, body: Buffer): { fields: Json; bytes: Buffer } => {
  if (!contentType.startsWith('multipart/form-data'))
    return { fields: (tryParse(body.toString('utf8')) ?? {}) as Json, bytes: Buffer.alloc(0) }
  const parts = parseMultipart(contentType, body)
  const texts = [...parts].filter(([name]) => name !== 'requestData')
  const fields = Object.fromEntries(texts.map(([name, value]) => [name, value.toString('utf8')]))
  return { fields, bytes: parts.get('requestData') ?? Buffer.alloc(0) }
}
