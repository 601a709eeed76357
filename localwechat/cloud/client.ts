import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Services } from './context.ts'
import { receiveFile } from './files/routes.ts'
import { clientReply } from './functions/reply.ts'
import { HttpProblem, readJson, segmentsOf, sendJson } from './http/http.ts'
import { asRecord, asText, type Json, texts } from './json.ts'
import type { CallReply } from './types.ts'

export const PERSON_HEADER = 'x-localwechat-person'

/** What a phone knows when the connection ends before the answer. */
const HANG_UP: CallReply = {
  errMsg: 'cloud.callFunction:fail Error: errCode: -1 | errMsg: request:fail socket hang up',
  errCode: -1,
  requestID: '',
}

/** Calls a function as the mini-program of a person does: the platform adds the identity. */
export const callAs = async (
  services: Services,
  fn: string,
  personId: string,
  data: Json,
): Promise<CallReply> => {
  const { config, host, people } = services
  const { id, openid } = people.get(personId)
  const unionid = people.unionidOf(id)
  const event = { ...data, userInfo: { openId: openid, appId: config.appid } }
  const caller = { openid, source: 'wx_client', ...(unionid ? { unionid } : {}) }
  const reply = await services.chaos.call(fn, async () =>
    clientReply(await host.invoke(fn, event, caller)),
  )
  return reply ?? HANG_UP
}

const personOf = (req: IncomingMessage): string => {
  const value = req.headers[PERSON_HEADER]
  if (typeof value === 'string' && value !== '') return decodeURIComponent(value)
  throw new HttpProblem(400, `the header ${PERSON_HEADER} must name a person`)
}

type Route = (services: Services, req: IncomingMessage, res: ServerResponse) => Promise<void>

const call: Route = async (services, req, res) => {
  const person = personOf(req)
  const { data } = await readJson(req)
  const fn = segmentsOf(req.url)[1] ?? ''
  sendJson(res, 200, await callAs(services, fn, person, asRecord(data)))
}

const listPeople: Route = async ({ people }, _req, res) => sendJson(res, 200, people.all())

const addPerson: Route = async ({ people }, req, res) =>
  sendJson(res, 201, people.add(await readJson(req)))

const messages: Route = async ({ people, mailbox }, req, res) => {
  const { id } = people.get(segmentsOf(req.url)[1] ?? '')
  sendJson(res, 200, mailbox.messages(id))
}

const subscribe: Route = async ({ people, mailbox }, req, res) => {
  const body = await readJson(req)
  const { id } = people.get(asText(body.person))
  const accepted = texts(body.tmplIds)
  mailbox.accept(id, accepted)
  sendJson(res, 200, { accepted })
}

const phoneNumber: Route = async ({ people, phoneCodes }, req, res) => {
  const { id } = people.get(asText((await readJson(req)).person))
  sendJson(res, 200, { code: phoneCodes.issue(id) })
}

/** PUT /upload/<cloud path>: wx.cloud.uploadFile of a phone. */
const upload: Route = async ({ people, storage }, req, res) => {
  people.get(personOf(req))
  const cloudPath = segmentsOf(req.url).slice(1).join('/')
  const fileID = await receiveFile(storage, cloudPath, req)
  sendJson(res, 200, { errMsg: 'cloud.uploadFile:ok', fileID })
}

const calls: Route = async ({ host }, _req, res) => sendJson(res, 200, host.log.records())

/** Routes for phones and the table, by method and first path segment. */
export const clientRoutes: Record<string, Route> = {
  'POST call': call,
  'GET people': listPeople,
  'POST people': addPerson,
  'GET messages': messages,
  'POST subscribe': subscribe,
  'POST phone-number': phoneNumber,
  'PUT upload': upload,
  'GET calls': calls,
}
