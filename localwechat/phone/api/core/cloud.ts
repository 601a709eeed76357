import {
  ApiError,
  type Data,
  type PhoneContext,
  registerApis,
  valueApi,
} from '../../runtime/context.ts'
import { requireFileUrl, resolveCloudFiles } from './cloud-files.ts'
import { asUpload } from './upload-body.ts'

/** The client's own limit of a call, facts/platform.md §3. */
const CALL_TIMEOUT_MS = 15_000

type Run = (ctx: PhoneContext, options: Data) => Promise<Data>

/** `wx.cloud` answers promises always, and callbacks as well when they are given. */
function method(ctx: PhoneContext, name: string, run: Run) {
  return (options: Data = {}): Promise<Data> | undefined => {
    const work = ctx.track(attempt(ctx, name, run, options))
    const hasCallback = [options.success, options.fail, options.complete].some(
      (one) => typeof one === 'function',
    )
    if (!hasCallback) return work
    work.then(
      (result) => answer(ctx, options, 'success', result),
      (error: unknown) => answer(ctx, options, 'fail', error),
    )
    return undefined
  }
}

function answer(ctx: PhoneContext, options: Data, kind: 'success' | 'fail', value: unknown): void {
  for (const callback of [options[kind], options.complete]) {
    try {
      if (typeof callback === 'function') callback(value)
    } catch (error) {
      ctx.reportError(error)
    }
  }
}

class CloudError extends Error {
  readonly errMsg: string
  readonly errCode: number
  constructor(errMsg: string, errCode: number) {
    super(errMsg)
    this.errMsg = errMsg
    this.errCode = errCode
  }
}

async function attempt(ctx: PhoneContext, name: string, run: Run, options: Data): Promise<Data> {
  try {
    return { errMsg: `${name}:ok`, ...(await run(ctx, options)) }
  } catch (error) {
    if (error instanceof CloudError) throw error
    const message = error instanceof Error ? error.message : String(error)
    const code = error instanceof ApiError ? error.extra.errCode : undefined
    throw new CloudError(`cloud.${name}:fail ${message}`, typeof code === 'number' ? code : -1)
  }
}

async function callFunction(ctx: PhoneContext, options: Data): Promise<Data> {
  const name = options.name
  if (typeof name !== 'string' || name === '') {
    throw new ApiError('parameter error: parameter.name should be String', { errCode: -501000 })
  }
  const config = options.config as { timeout?: number } | undefined
  const response = await post(
    ctx,
    `/call/${encodeURIComponent(name)}`,
    { data: options.data ?? {}, config: options.config ?? {} },
    config?.timeout ?? CALL_TIMEOUT_MS,
  )
  const answer = (await response.json()) as Data
  if (typeof answer.errMsg === 'string' && !/:ok$/.test(answer.errMsg)) {
    throw new CloudError(answer.errMsg, Number(answer.errCode ?? -1))
  }
  return { errMsg: 'cloud.callFunction:ok', ...answer }
}

async function post(ctx: PhoneContext, path: string, body: Data, timeout: number) {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeout)
  try {
    return await ctx.cloudFetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: abort.signal,
    })
  } catch (error) {
    if (abort.signal.aborted) throw new ApiError(`timeout of ${timeout} ms`, { errCode: -404012 })
    if (error instanceof ApiError) throw error
    throw new ApiError(`request:fail ${(error as Error).message}`, { errCode: -404011 })
  } finally {
    clearTimeout(timer)
  }
}

async function downloadFile(ctx: PhoneContext, options: Data): Promise<Data> {
  const [file] = await resolveCloudFiles(ctx, [String(options.fileID)])
  const response = await ctx.cloudFetch(requireFileUrl(file))
  if (!response.ok) throw new ApiError('file not exist', { errCode: -503003 })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const extension = /\.(\w+)$/.exec(String(options.fileID))?.[1] ?? 'bin'
  return { tempFilePath: ctx.files.addTemp(bytes, extension), statusCode: response.status }
}

async function uploadFile(ctx: PhoneContext, options: Data): Promise<Data> {
  const bytes = await ctx.files.read(String(options.filePath))
  const path = String(options.cloudPath).split('/').map(encodeURIComponent).join('/')
  const response = await ctx.cloudFetch(`/upload/${path}`, {
    method: 'PUT',
    body: asUpload(bytes),
  })
  const answer = (await response.json()) as Data
  if (!response.ok) throw new ApiError(String(answer.errMsg ?? 'upload refused'))
  return { fileID: answer.fileID, statusCode: response.status }
}

async function getTempFileURL(ctx: PhoneContext, options: Data): Promise<Data> {
  const list = (options.fileList ?? []) as (string | { fileID: string })[]
  const ids = list.map((one) => (typeof one === 'string' ? one : one.fileID))
  return { fileList: await resolveCloudFiles(ctx, ids) }
}

/** Members that exist in WeChat and are refused here by name, not by "is not a function". */
function refuse(name: string) {
  return () => {
    throw new Error(`wx.cloud.${name} is not supported by localwechat`)
  }
}

registerApis({
  cloud: valueApi((ctx) => {
    const own: Record<string, unknown> = {
      init: () => {},
      callFunction: method(ctx, 'callFunction', callFunction),
      getTempFileURL: method(ctx, 'getTempFileURL', getTempFileURL),
      downloadFile: method(ctx, 'downloadFile', downloadFile),
      uploadFile: method(ctx, 'uploadFile', uploadFile),
    }
    for (const name of ['database', 'callContainer', 'deleteFile', 'connectContainer']) {
      own[name] = refuse(name)
    }
    return own
  }),
})
