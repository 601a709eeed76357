import {
  ApiError,
  type Data,
  type PhoneContext,
  registerApis,
  syncApi,
  valueApi,
} from '../../runtime/context.ts'
import { fromBase64, toBase64, USER_ROOT } from '../../runtime/files.ts'

type Bytes = string | ArrayBuffer | Uint8Array

function encode(data: Bytes, encoding: unknown): Uint8Array {
  if (typeof data !== 'string') return new Uint8Array(data as ArrayBuffer)
  return encoding === 'base64' ? fromBase64(data) : new TextEncoder().encode(data)
}

function decode(bytes: Uint8Array, encoding: unknown): unknown {
  if (encoding === undefined) return new Uint8Array(bytes).buffer
  if (encoding === 'base64') return toBase64(bytes)
  return new TextDecoder().decode(bytes)
}

type Step = (ctx: PhoneContext, options: Data) => Promise<Data> | Data

/** Callback style only: FileSystemManager's methods return nothing. */
function method(ctx: PhoneContext, name: string, run: Step) {
  return (options: Data) => {
    const work = Promise.resolve()
      .then(() => run(ctx, options))
      .then(
        (result) => say(options, 'success', { errMsg: `${name}:ok`, ...result }),
        (error: Error) => say(options, 'fail', { errMsg: `${name}:fail ${error.message}` }),
      )
    void ctx.track(work)
  }
}

function say(options: Data, kind: 'success' | 'fail', value: Data): void {
  for (const callback of [options[kind], options.complete]) {
    if (typeof callback === 'function') callback(value)
  }
}

function writable(path: unknown): string {
  const text = String(path)
  if (!text.startsWith(`${USER_ROOT}/`)) throw new ApiError(`permission denied, open "${text}"`)
  return text
}

const steps: Record<string, Step> = {
  writeFile(ctx, options) {
    ctx.files.write(writable(options.filePath), encode(options.data as Bytes, options.encoding))
    return {}
  },
  readFile: async (ctx, options) => ({
    data: decode(await ctx.files.read(String(options.filePath)), options.encoding),
  }),
  access(ctx, options) {
    if (ctx.files.exists(String(options.path))) return {}
    throw new ApiError(`no such file or directory "${String(options.path)}"`)
  },
  unlink(ctx, options) {
    if (ctx.files.remove(String(options.filePath))) return {}
    throw new ApiError(`no such file or directory "${String(options.filePath)}"`)
  },
  async saveFile(ctx, options) {
    const bytes = await ctx.files.read(String(options.tempFilePath))
    const name = String(options.tempFilePath).split('/').pop()
    const savedFilePath = String(options.filePath ?? `${USER_ROOT}/${name}`)
    ctx.files.write(savedFilePath, bytes)
    return { savedFilePath }
  },
  async copyFile(ctx, options) {
    ctx.files.write(writable(options.destPath), await ctx.files.read(String(options.srcPath)))
    return {}
  },
  // Folders are part of a file's name here, so making one has no further effect.
  mkdir: () => ({}),
}

registerApis({
  env: valueApi(() => ({ USER_DATA_PATH: USER_ROOT })),
  getFileSystemManager: syncApi((ctx) => {
    const manager: Record<string, unknown> = {}
    for (const [name, run] of Object.entries(steps)) manager[name] = method(ctx, name, run)
    manager.writeFileSync = (filePath: string, data: Bytes, encoding?: string) =>
      ctx.files.write(writable(filePath), encode(data, encoding))
    manager.accessSync = (path: string) => {
      if (!ctx.files.exists(path)) throw new Error(`accessSync:fail no such file "${path}"`)
    }
    manager.unlinkSync = (path: string) => void ctx.files.remove(path)
    manager.mkdirSync = () => {}
    return manager
  }),
})
