import { type Data, type PhoneContext, registerApis, syncApi } from '../../runtime/context.ts'
import { passNetwork } from '../../runtime/network.ts'
import { asUpload } from './upload-body.ts'

/** wx.request's documented default. */
const TIMEOUT_MS = 60_000

type Send = (options: Data, signal: AbortSignal) => Promise<Data>

/** A request-like API: answers by callbacks and returns a task that can be aborted. */
function task(ctx: PhoneContext, name: string, send: Send) {
  return (options: Data) => {
    const abort = new AbortController()
    const timeout = typeof options.timeout === 'number' ? options.timeout : TIMEOUT_MS
    const timer = setTimeout(() => abort.abort('timeout'), timeout)
    const work = passNetwork(ctx)
      .then(() => send(options, abort.signal))
      .then(
        (result) => answer(ctx, options, 'success', { errMsg: `${name}:ok`, ...result }),
        (error: unknown) => answer(ctx, options, 'fail', failure(name, error, abort.signal)),
      )
      .finally(() => clearTimeout(timer))
    void ctx.track(work)
    return progressless(() => abort.abort('abort'))
  }
}

function failure(name: string, error: unknown, signal: AbortSignal): Data {
  const reason = signal.aborted ? String(signal.reason) : (error as Error).message
  return { errMsg: `${name}:fail ${reason}` }
}

function answer(ctx: PhoneContext, options: Data, kind: 'success' | 'fail', value: Data): void {
  for (const callback of [options[kind], options.complete]) {
    try {
      if (typeof callback === 'function') callback(value)
    } catch (error) {
      ctx.reportError(error)
    }
  }
}

/** Tasks have progress events in WeChat; bodies are small here and arrive at once. */
function progressless(abort: () => void) {
  const none = () => {}
  return {
    abort,
    onProgressUpdate: none,
    offProgressUpdate: none,
    onHeadersReceived: none,
    offHeadersReceived: none,
    onChunkReceived: none,
    offChunkReceived: none,
  }
}

async function request(options: Data, signal: AbortSignal): Promise<Data> {
  const method = String(options.method ?? 'GET').toUpperCase()
  const url = new URL(String(options.url))
  const headers = new Headers({ 'content-type': 'application/json', ...(options.header as object) })
  const data = options.data as Data | string | ArrayBuffer | undefined
  const bodyless = method === 'GET' || method === 'HEAD'
  if (bodyless && data && typeof data === 'object') {
    for (const [key, value] of Object.entries(data)) url.searchParams.set(key, String(value))
  }
  const body = bodyless || data === undefined ? null : encodeBody(data, headers)
  const response = await fetch(url, { method, headers, body, signal })
  const header = Object.fromEntries(response.headers)
  return { statusCode: response.status, header, cookies: [], data: await decode(response, options) }
}

function encodeBody(data: Data | string | ArrayBuffer, headers: Headers): BodyInit {
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data
  if (headers.get('content-type')?.includes('x-www-form-urlencoded')) {
    return new URLSearchParams(Object.entries(data).map(([key, value]) => [key, String(value)]))
  }
  return JSON.stringify(data)
}

async function decode(response: Response, options: Data): Promise<unknown> {
  if (options.responseType === 'arraybuffer') return response.arrayBuffer()
  const text = await response.text()
  if (options.dataType !== undefined && options.dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const download =
  (ctx: PhoneContext): Send =>
  async (options, signal) => {
    const url = String(options.url)
    const response = await fetch(url, { signal, headers: options.header as HeadersInit })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const wanted = options.filePath
    if (typeof wanted === 'string') {
      ctx.files.write(wanted, bytes)
      return { filePath: wanted, statusCode: response.status }
    }
    const extension = /\.(\w+)(?:\?|$)/.exec(url)?.[1] ?? 'bin'
    return { tempFilePath: ctx.files.addTemp(bytes, extension), statusCode: response.status }
  }

const upload =
  (ctx: PhoneContext): Send =>
  async (options, signal) => {
    const form = new FormData()
    for (const [key, value] of Object.entries((options.formData ?? {}) as Data)) {
      form.set(key, String(value))
    }
    const path = String(options.filePath)
    const bytes = asUpload(await ctx.files.read(path))
    form.set(String(options.name), bytes, path.split('/').pop() ?? 'file')
    const headers = options.header as HeadersInit
    const response = await fetch(String(options.url), {
      method: 'POST',
      body: form,
      signal,
      headers,
    })
    return { statusCode: response.status, data: await response.text() }
  }

registerApis({
  request: syncApi((ctx, options) => task(ctx, 'request', request)(options as Data)),
  downloadFile: syncApi((ctx, options) =>
    task(ctx, 'downloadFile', download(ctx))(options as Data),
  ),
  uploadFile: syncApi((ctx, options) => task(ctx, 'uploadFile', upload(ctx))(options as Data)),
})
