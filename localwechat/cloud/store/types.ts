/** What the document store promises to the wire (see store/index.ts for the implementation). */

export interface IndexSpec {
  name: string
  keys: { field: string; order: 1 | -1 }[]
  /** A missing field counts as null in a unique index (facts/cloud.md §6). */
  unique?: boolean
}

/** Collections must be declared: the cloud answers -502005 for one that does not exist. */
export interface StoreSchema {
  collections: Record<string, { indexes?: IndexSpec[] }>
}

/** The parsed body of one `POST /admin` call whose action starts with `database.` */
export interface DatabaseRequest {
  action: string
  collectionName?: string
  transactionId?: string
  [field: string]: unknown
}

/** Exactly what the wire answers, less `requestId` (facts/cloud.md §2.5, §4; wire.txt). */
export type DatabaseReply =
  | { data: Record<string, unknown> }
  | { transactionId: string }
  | { code: string; message: string }

/** Where a request came from: tells requests sent at once from requests sent in turn. */
export interface Sender {
  /** True when this request was certainly sent before its sender had the answer to `former`. */
  overlaps(former: Sender): boolean
}

export interface StoreOptions {
  /** Folder of the database file; created when missing. */
  folder: string
  schema: StoreSchema
  /** Milliseconds since the epoch; tests move it. */
  now?: () => number
  /** `off` only for throw-away test data: a power cut may lose it. */
  durability?: 'full' | 'off'
  /** Milliseconds a plain write waits for a document that a transaction holds; then it fails. */
  lockWaitMs?: number
  /** Told of every query's plan: tests count the documents it looked at. */
  explain?: (plan: QueryPlan) => void
}

/** How one query was answered. */
export interface QueryPlan {
  collection: string
  /** Name of the index used (`_id_` for ids); null when the whole collection was read. */
  index: string | null
  /** Documents read and tested. */
  examined: number
  /** True when the index did not give the order asked for. */
  sorted: boolean
}

export interface Store {
  /**
   * Never rejects for a bad request: the answer carries the cloud's own code. Requests of one
   * transaction that are not sent in turn are refused as busy: those handed over in one breath, and
   * those whose senders say so.
   */
  run(request: DatabaseRequest, sender?: Sender): Promise<DatabaseReply>
  /** Applies a changed schema: new collections and indexes are built, none are dropped. */
  applySchema(schema: StoreSchema): void
  close(): void
}
