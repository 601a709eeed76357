import type { component as adapter } from 'glass-easel-miniprogram-adapter'
import { type PhoneContext, registerApis, syncApi } from '../../runtime/context.ts'

type Caller = adapter.GeneralComponent

interface Observer {
  relativeTo(selector: string, margins?: object): Observer
  relativeToViewport(margins?: object): Observer
  observe(selector: string, listener: (result: unknown) => void): void
  disconnect(): void
}

/** Without layout (jsdom) nothing ever meets anything: the observer stays silent. */
function silent(): Observer {
  const observer: Observer = {
    relativeTo: () => observer,
    relativeToViewport: () => observer,
    observe: () => {},
    disconnect: () => {},
  }
  return observer
}

function callerOf(ctx: PhoneContext, given: unknown): Caller | undefined {
  if (given && typeof given === 'object' && '_$' in given) return given as Caller
  return (ctx.topPage as unknown as { instance?: Caller } | undefined)?.instance
}

registerApis({
  createIntersectionObserver: syncApi((ctx, component, options) => {
    const caller = callerOf(ctx, component)
    if (!caller || typeof ctx.window.IntersectionObserver === 'undefined') return silent()
    return caller.createIntersectionObserver(options as never)
  }),
  createMediaQueryObserver: syncApi((ctx, component) =>
    callerOf(ctx, component)?.createMediaQueryObserver(),
  ),
})
