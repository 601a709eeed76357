import * as sdk from 'wx-server-sdk'

/**
 * The one place where the SDK is started; only `platform/store` and `platform/wechat` import it.
 * Its own typings answer `Promise | void | string` and `any`, so what we use is declared here.
 */

/** What a query or update command of the SDK is, to us: something to pass back to it. */
export type Command = object & { readonly command?: never }

export interface SdkDocument {
  get(): Promise<{ data: unknown }>
  set(options: { data: object }): Promise<unknown>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
}

export interface SdkQuery {
  where(condition: object): SdkQuery
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  limit(max: number): SdkQuery
  skip(some: number): SdkQuery
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface SdkAggregate {
  match(condition: object): SdkAggregate
  unwind(path: string): SdkAggregate
  project(fields: object): SdkAggregate
  group(groups: object): SdkAggregate
  sort(order: object): SdkAggregate
  limit(max: number): SdkAggregate
  skip(some: number): SdkAggregate
  end(): Promise<{ list: unknown[] }>
}

export interface SdkCollection extends SdkQuery {
  doc(id: string): SdkDocument
  /** A list of documents is one request as well. */
  add(options: { data: object | readonly object[] }): Promise<unknown>
  aggregate(): SdkAggregate
}

export interface SdkTransaction {
  collection(name: string): SdkCollection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

type Compare = (value: string | number) => Command

export interface SdkCommand {
  gt: Compare
  gte: Compare
  lt: Compare
  lte: Compare
  neq: Compare
  in(values: readonly (string | number | boolean | null)[]): Command
  and(parts: object[]): Command
  or(parts: object[]): Command
  set(value: unknown): Command
  inc(by: number): Command
  push(options: { each: readonly unknown[]; slice?: number }): Command
  remove(): Command
}

export interface SdkDatabase {
  command: SdkCommand
  collection(name: string): SdkCollection
  startTransaction(): Promise<SdkTransaction>
}

interface Sdk {
  DYNAMIC_CURRENT_ENV: unknown
  init(options: { env: unknown }): void
  database(options: { throwOnNotFound: boolean }): SdkDatabase
  getWXContext(): Record<string, unknown>
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  getTempFileURL(files: { fileList: string[] }): Promise<{
    fileList: { status: number; tempFileURL: string }[]
  }>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
  deleteFile(files: { fileList: string[] }): Promise<unknown>
  openapi: {
    phonenumber: {
      getPhoneNumber(options: { code: string }): Promise<{ phoneInfo?: unknown }>
    }
    wxacode: { getUnlimited(options: object): Promise<{ buffer: Buffer }> }
    subscribeMessage: { send(options: object): Promise<unknown> }
  }
}

export const cloud = sdk as unknown as Sdk

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
