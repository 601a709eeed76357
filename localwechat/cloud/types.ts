import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ChaosControl } from './chaos/index.ts'
import type { Clock } from './clock.ts'
import type { CloudConfig, ConfigInput } from './config.ts'
import type { IndexSpec, Store, StoreSchema } from './store/types.ts'

export type { ChaosControl, ChaosEvent, ChaosPlan, ChaosRule } from './chaos/index.ts'
export type { CloudConfig, ConfigInput, IndexSpec, Store, StoreSchema }

/** Serves a request and answers true, or leaves it alone and answers false. */
export type Handler = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>

export interface Mount {
  /** Path prefix such as `/` or `/docs`; the cloud's own routes always come first. */
  path: string
  handler: Handler
}

export interface CloudOptions {
  /** Folder that relative paths of the configuration start from; default: working directory. */
  project?: string
  /** Overrides single fields of localwechat.config.json (which may then be absent). */
  config?: ConfigInput
  /** Folder of the database, files, people and messages; created when missing. */
  data: string
  /** A wish: when taken, the next free port is used. 0 or absent: any free port. */
  port?: number
  /** Loopback only, unless `allowRemote` is true. Default 127.0.0.1. */
  host?: string
  allowRemote?: boolean
  mount?: Mount[]
  /** `off` only for throw-away test data. */
  durability?: 'full' | 'off'
  /** Most workers of one function at a time; default 8. */
  workersPerFunction?: number
  /** Receives each line a function writes to its console. */
  log?: (line: string) => void
  /** Refuses (-502001) a where-write, count or aggregate that would run outside the transaction
   * its call holds open, instead of only telling of it; for tests. */
  strict?: boolean
  /** Characters of documents in one answer of the database; more is refused, as the service is said
   * to refuse 1 MB (facts/cloud.md §6). Default: any number. */
  answerSize?: number
  /** Folder of compiled functions, which make cold starts short; default: below `data`. */
  code?: string
  /** Receives warnings about functions, each place once; default: the console. */
  warn?: (line: string) => void
}

/** One request of a function to the cloud, as the server saw it. */
export interface OperationRecord {
  /** Wire action such as `database.getDocument`; see facts/cloud.md §4. */
  action: string
  /** Collection, function or open API name. */
  collection?: string
  transaction: boolean
  ms: number
  /** Error code when the cloud refused. */
  code?: string
  /** True for a where-write, count or aggregate sent outside a transaction that the call holds
   * open: the SDK drops the transaction id there (facts/cloud.md §5.1). */
  escaped?: true
  /** True when it arrived after the function had answered (a promise nobody awaited). */
  late?: true
}

export interface CallRecord {
  id: string
  fn: string
  /** Empty for timers and calls between functions. */
  openid: string
  source: string
  /** Milliseconds since the epoch, on the cloud's clock. */
  at: number
  ms: number
  cold: boolean
  ok: boolean
  error?: string
  operations: OperationRecord[]
  logs: { level: string; text: string }[]
}

/** The shape that wx.cloud.callFunction resolves or rejects with. */
export type CallReply =
  | { errMsg: 'cloud.callFunction:ok'; result: unknown; requestID: string }
  | { errMsg: string; errCode: number; requestID: string }

export interface CloudPerson {
  id: string
  name: string
  /** A data URL (SVG) unless the configuration names a picture. */
  avatar: string
  /** 28 characters, the same after every restart and reset. */
  openid: string
  phone: string
  /** Only of people who have one in the configuration or were added with it. */
  unionid?: string
}

export interface SubscribeMessage {
  id: string
  /** Person id. */
  to: string
  templateId: string
  /** Title of the template when the configuration declares it. */
  title: string
  /** Page with query that a tap opens (scene 1014); empty: none. */
  page: string
  fields: { key: string; label: string; value: string }[]
  at: number
}

export interface PaymentRecord {
  apiName: string
  request: unknown
  at: number
}

export interface Cloud {
  readonly url: string
  readonly port: number
  readonly config: CloudConfig
  readonly clock: Clock
  readonly store: Store
  /** Calls a function as a mini-program of this person would. */
  call(fn: string, person: string, data?: Record<string, unknown>): Promise<CallReply>
  /** The last calls, oldest first. */
  calls(): CallRecord[]
  /** Fires a function's timer now; answers what the function returned. */
  fireTimer(fn: string): Promise<CallReply>
  people(): CloudPerson[]
  addPerson(input: {
    name: string
    id?: string
    avatar?: string
    phone?: string
    unionid?: string
  }): CloudPerson
  messages(person: string): SubscribeMessage[]
  /** Records what the person accepted in the subscribe sheet: one message per template. */
  acceptSubscribe(person: string, templateIds: string[]): void
  payments(): PaymentRecord[]
  /** Faults on demand, by seed or by script. */
  readonly chaos: ChaosControl
  close(): Promise<void>
}
