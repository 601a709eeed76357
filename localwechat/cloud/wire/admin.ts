import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Services } from '../context.ts'
import { storageActions } from '../files/storage.ts'
import type { ActiveCall } from '../functions/call-log.ts'
import { nestedReply } from '../functions/reply.ts'
import { HttpProblem, segmentsOf, send, sendJson } from '../http/http.ts'
import { senderOf } from '../http/sender.ts'
import { asText, isRecord, type Json, tryParse } from '../json.ts'
import { answerOldOpenApi, answerOpenApi } from '../openapi/index.ts'
import { answerPay } from '../openapi/pay.ts'
import type { DatabaseReply, DatabaseRequest, Sender } from '../store/types.ts'
import { readWireBody, type WireBody } from './body.ts'
import { CloudError } from './errors.ts'

interface Answer {
  /** JSON fields beside requestId, or bytes for the protobuf answers. */
  json?: Json
  bytes?: Buffer
  code?: string | undefined
}

const invoke = async ({ host }: Services, fields: Json): Promise<Json> => {
  const event = tryParse(asText(fields.request_data) || '{}')
  if (!isRecord(event)) throw new CloudError('INVALID_PARAM', 'request_data must be a JSON object')
  // Whether an OPENID survives such a call is not known (facts/cloud.md §7), so it does not here.
  const name = asText(fields.function_name)
  return { data: nestedReply(await host.invoke(name, event, { source: 'wx_client,scf' })) }
}

const openApi = (services: Services, { fields, bytes }: WireBody, call?: ActiveCall): Answer => {
  const { config, people, mailbox, phoneCodes, clock, host } = services
  const permissions = (call && host.spec(call.record.fn)?.openapi) ?? []
  const context = { config, people, mailbox, phoneCodes, now: clock.now }
  const name = asText(fields.apiName)
  if (fields.action === 'wx.openApi') {
    const { reply, code } = answerOpenApi(name, bytes, permissions, context)
    return { bytes: reply, code }
  }
  const request = asText(fields.requestData)
  const { responseData, code } = answerOldOpenApi(name, request, permissions, context)
  return { json: { data: { responseData } }, code }
}

/** The SDK's table has the text (facts/cloud.md §6); the code that the gateway sends is not known. */
const fitting = (reply: DatabaseReply, most: number): DatabaseReply => {
  const list = 'data' in reply && Array.isArray(reply.data.list) ? reply.data.list : []
  const size = list.reduce<number>((sum, one) => sum + String(one).length, 0)
  if (size <= most) return reply
  return {
    code: 'DATABASE_REQUEST_FAILED',
    message: '[LimitExceeded] database query result size exceed limit (1MB)',
  }
}

const dispatch = async (
  services: Services,
  body: WireBody,
  call?: ActiveCall,
  sender?: Sender,
): Promise<Answer> => {
  const { fields, bytes } = body
  const action = asText(fields.action)
  if (action.startsWith('database.')) {
    const answer = await services.store.run(fields as DatabaseRequest, sender)
    const reply = fitting(answer, services.answerSize)
    return { json: { ...reply }, code: 'code' in reply ? reply.code : undefined }
  }
  const storage = Object.hasOwn(storageActions, action) ? storageActions[action] : undefined
  if (storage) return { json: { data: await storage(services.storage, fields) } }
  if (action === 'functions.invokeFunction') return { json: await invoke(services, fields) }
  if (action === 'wx.openApi' || action === 'wx.api') return openApi(services, body, call)
  if (action === 'wx.wxPayApi') {
    const name = asText(fields.apiName)
    // As bytes: the SDK takes an answer that is marked as JSON for a refusal.
    return { bytes: answerPay(name, bytes, services.payments, services.clock.now()) }
  }
  const detail = fields.apiName ? ` (${asText(fields.apiName)})` : ''
  throw new CloudError('INVALID_PARAM', `localwechat does not have the action ${action}${detail}`)
}

const refusal = (error: unknown): Answer => {
  if (error instanceof HttpProblem) throw error
  const code = error instanceof CloudError ? error.code : 'SYS_ERR'
  return { json: { code, message: error instanceof Error ? error.message : String(error) }, code }
}

const underChaos = (
  { chaos, store }: Services,
  fields: Json,
  call: ActiveCall | undefined,
  effect: () => Promise<Answer>,
): Promise<Answer | undefined> => {
  const { transactionId } = fields
  const inTransaction = typeof transactionId === 'string'
  const collection = asText(fields.collectionName ?? fields.apiName ?? fields.function_name)
  const action = asText(fields.action)
  const fn = call?.record.fn ?? ''
  return chaos.operation(
    { action, inTransaction, collection, fn },
    {
      effect,
      refuse: (refused) => ({ json: { ...refused }, code: refused.code }),
      abort: () =>
        store.run({ action: 'database.abortTransaction', transactionId: asText(transactionId) }),
      kill: () => call?.stop?.(),
    },
  )
}

/** `POST /admin[/token]`: the one address that wx-server-sdk talks to (facts/cloud.md §2–4). */
export const admin = async (services: Services, req: IncomingMessage, res: ServerResponse) => {
  if (!req.headers.authorization) throw new HttpProblem(401, 'the Authorization header is missing')
  const token = segmentsOf(req.url)[1]
  const call = token === undefined ? undefined : services.host.log.byToken(token)
  if (token !== undefined && !call)
    throw new HttpProblem(403, 'no call of a function is known here')
  const body = await readWireBody(req)
  const note = call && services.host.note(call, body.fields)
  const answer = note?.refused
    ? refusal(note.refused)
    : await underChaos(services, body.fields, call, () =>
        dispatch(services, body, call, senderOf(req)).catch(refusal),
      )
  note?.done({ ...answer?.json, code: answer?.code })
  // Nobody is told: the SDK sees a connection that ends (facts/cloud.md §5.9).
  if (!answer) return void res.destroy()
  if (answer.bytes) return send(res, 200, 'application/octet-stream', answer.bytes)
  sendJson(res, 200, { requestId: randomUUID(), ...answer.json })
}
