import { platformApis } from '../api/core/names.ts'
import { type Api, ApiError, apis, type Data, type PhoneContext } from './context.ts'

type Callback = (result: Data) => void

/** Names that scripts probe on `wx` without meaning a WeChat API. */
const NOT_AN_API = /^(webpack|[_$@]|then$|toJSON$|constructor$|prototype$|nodeType$|tagName$)/

/**
 * The `wx` object. An API nobody implemented is a function that throws when called, so that the
 * error names it instead of reading "undefined is not a function".
 */
export function createWx(ctx: PhoneContext): Record<string, unknown> {
  const target: Record<string, unknown> = {}
  for (const name of platformApis) target[name] = unsupported(name)
  for (const [name, api] of apis) target[name] = bind(ctx, name, api)
  return new Proxy(target, {
    get(own, name, receiver) {
      if (typeof name === 'symbol' || name in own) return Reflect.get(own, name, receiver)
      if (!/^[a-z]/.test(name) || NOT_AN_API.test(name)) return undefined
      return unsupported(name)
    },
  })
}

function unsupported(name: string) {
  return () => {
    throw new Error(`wx.${name} is not supported by localwechat`)
  }
}

function bind(ctx: PhoneContext, name: string, api: Api): unknown {
  if (api.kind === 'value') return api.make(ctx)
  if (api.kind === 'sync') return (...args: unknown[]) => api.run(ctx, ...args)
  return (options?: Data) => runAsync(ctx, name, api.run, options ?? {})
}

function runAsync(
  ctx: PhoneContext,
  name: string,
  run: (ctx: PhoneContext, options: Data) => unknown,
  options: Data,
): Promise<Data> | undefined {
  const outcome = ctx.track(settle(ctx, name, run, options))
  const callbacks = ['success', 'fail', 'complete'].some(
    (key) => typeof options[key] === 'function',
  )
  if (!callbacks) {
    return outcome.then(({ ok, result }) => {
      if (ok) return result
      throw result
    })
  }
  void outcome.then(({ ok, result }) => {
    notify(ctx, options[ok ? 'success' : 'fail'], result)
    notify(ctx, options.complete, result)
  })
  return undefined
}

async function settle(
  ctx: PhoneContext,
  name: string,
  run: (ctx: PhoneContext, options: Data) => unknown,
  options: Data,
): Promise<{ ok: boolean; result: Data }> {
  try {
    const value = (await run(ctx, options)) as Data | undefined
    return { ok: true, result: { errMsg: `${name}:ok`, ...value } }
  } catch (error) {
    if (!(error instanceof ApiError)) ctx.reportError(error)
    const message = error instanceof Error ? error.message : String(error)
    const extra = error instanceof ApiError ? error.extra : {}
    return { ok: false, result: { errMsg: `${name}:fail ${message}`, ...extra } }
  }
}

function notify(ctx: PhoneContext, callback: unknown, result: Data): void {
  if (typeof callback !== 'function') return
  try {
    ;(callback as Callback)(result)
  } catch (error) {
    ctx.reportError(error)
  }
}

/** As a mini-program would call it, promise style; used by the skin. */
export async function callApi(ctx: PhoneContext, name: string, options: Data): Promise<Data> {
  const api = apis.get(name)
  if (!api) throw new Error(`wx.${name} is not supported by localwechat`)
  if (api.kind === 'value') throw new Error(`wx.${name} is not a function`)
  if (api.kind === 'sync') return { result: api.run(ctx, options) }
  const { ok, result } = await ctx.track(settle(ctx, name, api.run, options))
  if (ok) return result
  throw result
}
