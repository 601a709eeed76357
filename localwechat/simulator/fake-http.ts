import { EventEmitter } from 'node:events'
import * as realHttp from 'node:http'
import * as realHttps from 'node:https'
import { Readable } from 'node:stream'
import { type TimerHandle, type Zone, zones } from './zone.ts'

interface Options {
  method?: string
  headers?: Record<string, unknown>
  hostname?: string
  host?: string
  port?: number | string
  path?: string
  timeout?: number
}

type OnResponse = (response: Readable) => void

const textHeaders = (headers: Record<string, unknown> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )

const urlOf = (given: unknown, options: Options, protocol: string): URL => {
  if (typeof given === 'string' || given instanceof URL) return new URL(given)
  const { hostname, host = 'localhost', port, path = '/' } = options
  return new URL(path, `${protocol}//${hostname ?? host}${port === undefined ? '' : `:${port}`}`)
}

/** Stands for http.ClientRequest: hands the whole request to the zone it was made in. */
class Request extends EventEmitter {
  reusedSocket = false
  readonly socket = Object.assign(new EventEmitter(), { connecting: false })
  readonly protocol: string
  readonly host: string
  readonly path: string
  private readonly chunks: Buffer[] = []
  private readonly headers: Record<string, string>
  private timer: TimerHandle | undefined
  private over = false

  constructor(
    private readonly zone: Zone,
    private readonly url: URL,
    private readonly options: Options,
    onResponse: OnResponse | undefined,
  ) {
    super()
    this.protocol = url.protocol
    this.host = url.hostname
    this.path = url.pathname + url.search
    this.headers = textHeaders(options.headers)
    if (onResponse) this.once('response', onResponse)
    if (options.timeout) this.setTimeout(options.timeout)
  }

  setHeader(name: string, value: unknown): void {
    this.headers[name.toLowerCase()] = String(value)
  }

  write(chunk: string | Uint8Array): boolean {
    this.chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk))
    return true
  }

  end(chunk?: string | Uint8Array | (() => void)): this {
    if (chunk !== undefined && typeof chunk !== 'function') this.write(chunk)
    const { url, headers } = this
    const method = (this.options.method ?? 'GET').toUpperCase()
    const body = Buffer.concat(this.chunks)
    const respond = this.respond.bind(this)
    const fail = (error: Error) => this.finish(() => this.emit('error', error))
    this.zone.send({ method, url, headers, body, respond, fail })
    return this
  }

  setTimeout(ms: number): this {
    if (this.timer) this.zone.clearTimer(this.timer)
    this.timer = this.zone.setTimer(() => this.emit('timeout'), ms, false)
    return this
  }

  abort(): void {
    this.finish(() => this.emit('abort'))
  }

  destroy(error?: Error): this {
    this.finish(() => {
      if (error) this.emit('error', error)
      this.emit('close')
    })
    return this
  }

  flushHeaders(): void {}
  setNoDelay(): void {}
  setSocketKeepAlive(): void {}

  private respond(status: number, headers: Record<string, string>, body: Buffer): void {
    this.finish(() => {
      const response = new Readable({ read: () => undefined })
      response.push(body)
      response.push(null)
      Object.assign(response, { statusCode: status, statusMessage: '', headers, req: this })
      this.emit('response', response)
    })
  }

  private finish(tell: () => void): void {
    if (this.over) return
    this.over = true
    if (this.timer) this.zone.clearTimer(this.timer)
    zones.run(this.zone, tell)
  }
}

const fake = (real: typeof realHttp | typeof realHttps, protocol: string) => {
  const request = (...args: unknown[]): unknown => {
    const zone = zones.getStore()
    if (!zone) return Reflect.apply(real.request, real, args)
    const onResponse = args.find((arg) => typeof arg === 'function') as OnResponse | undefined
    const options = (args.find(
      (arg) => typeof arg === 'object' && arg !== null && !(arg instanceof URL),
    ) ?? {}) as Options
    return new Request(zone, urlOf(args[0], options, protocol), options, onResponse)
  }
  const get = (...args: unknown[]): unknown => {
    const sent = request(...args)
    if (sent instanceof Request) sent.end()
    return sent
  }
  return { ...real, request, get }
}

/** `http` and `https` for simulated code: no sockets, the scheduler decides what is answered. */
export const HTTP_MODULES: Readonly<Record<string, unknown>> = {
  http: fake(realHttp, 'http:'),
  https: fake(realHttps, 'https:'),
}
