import { EJSON } from 'bson'
import { isRecord, type Json, tryParse } from '../cloud/json.ts'
import type { Step } from './types.ts'

const VERBS: Readonly<Record<string, string>> = {
  'database.getDocument': 'read',
  'database.insertDocument': 'add',
  'database.modifyDocument': 'update',
  'database.removeDocument': 'remove',
  'database.calculateDocument': 'count',
  'database.aggregateDocuments': 'aggregate',
  'database.startTransaction': 'start transaction',
  'database.commitTransaction': 'commit',
  'database.abortTransaction': 'roll back',
}

const LONGEST = 90

const short = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text

const plain = (text: unknown): string => {
  if (typeof text !== 'string') return ''
  try {
    return JSON.stringify(EJSON.parse(text, { relaxed: true }))
  } catch {
    return text
  }
}

const idIn = (text: unknown): string | undefined => {
  const query = typeof text === 'string' ? tryParse(text) : undefined
  return isRecord(query) && typeof query._id === 'string' ? query._id : undefined
}

const targetOf = (fields: Json): string => {
  const name = String(fields.collectionName ?? fields.apiName ?? fields.function_name ?? '')
  const first: unknown = Array.isArray(fields.data) ? fields.data[0] : undefined
  const id = fields.queryType === 'DOC' ? idIn(fields.query) : idIn(first)
  if (id !== undefined) return `${name}/${id}`
  return fields.queryType === 'WHERE' ? `${name} ${short(plain(fields.query))}` : name
}

/** What a request asks, for people: `update stock/tea {"$inc":{"left":-1}}`. */
export const requestText = (fields: Json): string => {
  const action = String(fields.action)
  const change = action === 'database.modifyDocument' ? ` ${short(plain(fields.data))}` : ''
  const inside = typeof fields.transactionId === 'string' && !/Transaction$/.test(action)
  return `${VERBS[action] ?? action} ${targetOf(fields)}${change}${inside ? ' [tx]' : ''}`.trim()
}

/** What was answered, for people: `updated 1`, `3 documents`, or the refusal. */
export const replyText = (json: Json | undefined): string => {
  if (!json) return 'bytes'
  if (typeof json.code === 'string') {
    const inner = /E11000[^:]*|Transaction\w+/.exec(String(json.message))?.[0]
    return `refused: ${inner ?? json.code}`
  }
  const data = isRecord(json.data) ? json.data : {}
  if (Array.isArray(data.list)) {
    const [only] = data.list as unknown[]
    return data.list.length === 1 ? short(plain(only)) : `${data.list.length} documents`
  }
  for (const key of ['updated', 'deleted', 'total'])
    if (typeof data[key] === 'number') return `${key} ${data[key]}`
  return 'ok'
}

export const valueText = (value: unknown): string => short(JSON.stringify(value) ?? 'nothing')

const pad = (text: string, width: number): string => text.padEnd(width).slice(0, width)

const stepText = ({ no, at, who, what, fault }: Step, width: number): string =>
  `${String(no).padStart(5)}  +${String(at).padStart(6)} ms  ${pad(who, width)}  ${fault ? `⚡ ${fault}: ` : ''}${what}`

/** A run as a table: number, simulated time, who, what. */
export const timelineText = (head: string, steps: readonly Step[], end: string): string => {
  const width = Math.max(4, ...steps.map(({ who }) => who.length))
  return [head, ...steps.map((step) => stepText(step, width)), end].join('\n')
}
