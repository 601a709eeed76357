import { AsyncLocalStorage } from 'node:async_hooks'

/** One request that a function sends over (pretended) HTTP. */
export interface ZoneRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body: Buffer
  respond(status: number, headers: Record<string, string>, body: Buffer): void
  fail(error: Error): void
}

export type TimerHandle = { readonly timer: number }

/** What the machine of one function instance looks like from inside. */
export interface Zone {
  /** Milliseconds since the epoch on this instance's clock. */
  now(): number
  random(): number
  readonly env: Record<string, string>
  setTimer(run: () => void, ms: number, every: boolean): TimerHandle
  clearTimer(handle: TimerHandle): void
  send(request: ZoneRequest): void
  log(level: string, text: string): void
}

/** Which instance the running code belongs to; undefined for code that is not a function's. */
export const zones = new AsyncLocalStorage<Zone>()
