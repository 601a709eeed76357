/**
 * The part of wx-server-sdk that the suite uses. Its own typings answer "promise or void or
 * string" everywhere, so the suite says what it expects instead.
 */
export type Doc = Record<string, unknown>

export interface Condition {
  and(...more: unknown[]): Condition
  or(...more: unknown[]): Condition
}

type CommandName =
  | 'eq'
  | 'neq'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'in'
  | 'nin'
  | 'all'
  | 'elemMatch'
  | 'exists'
  | 'size'
  | 'mod'
  | 'and'
  | 'or'
  | 'nor'
  | 'not'
  | 'set'
  | 'remove'
  | 'inc'
  | 'mul'
  | 'push'
  | 'pull'
  | 'pullAll'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'addToSet'
  | 'rename'
  | 'max'
  | 'min'
  | 'expr'
  | 'jsonSchema'
  | 'geoNear'
  | 'geoWithin'
  | 'geoIntersects'

/** Operators of pipelines by name; a name that the SDK lacks fails the case that uses it. */
export type Expressions = (name: string, argument: unknown) => unknown

export interface Command extends Record<CommandName, (...args: unknown[]) => Condition> {
  aggregate: { pipeline(): Pipeline } & Record<string, unknown>
  project: { slice(count: unknown): unknown }
}

export interface Stats {
  stats: { updated: number; created: number; removed: number }
}

export interface Query {
  where(query: unknown): Query
  orderBy(field: string, order: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(projection: Doc): Query
  get(): Promise<{ data: Doc[] }>
  count(): Promise<{ total: number }>
  update(options: { data: Doc }): Promise<Stats>
  remove(): Promise<Stats>
}

export interface Reference {
  get(): Promise<{ data: Doc | null }>
  set(options: { data: Doc }): Promise<Stats & { _id: string }>
  update(options: { data: Doc }): Promise<Stats>
  remove(): Promise<Stats>
}

export interface Pipeline {
  /** Adds a stage by its name without the dollar. */
  [stage: string]: (argument?: unknown) => Pipeline
}

export interface Collection extends Query {
  doc(id: unknown): Reference
  add(options: { data: Doc | Doc[] }): Promise<{ _id: string; _ids: string[] }>
  aggregate(): Pipeline
}

export interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

export interface Point {
  longitude: number
  latitude: number
}

export interface Database {
  command: Command
  collection(name: string): Collection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<Transaction>
  runTransaction(work: (transaction: Transaction) => Promise<unknown>): Promise<unknown>
  serverDate(options?: { offset: number }): unknown
  RegExp(options: { regexp: string; options?: string }): unknown
  Geo: {
    Point: new (longitude: number, latitude: number) => Point
    LineString: new (points: Point[]) => unknown
    Polygon: new (lines: unknown[]) => unknown
  }
}

/** An initialised wx-server-sdk. */
export interface Sdk {
  database(options?: { throwOnNotFound?: boolean }): Database
}
