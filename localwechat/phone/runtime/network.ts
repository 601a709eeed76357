import { ApiError, type NetworkState, type PhoneContext } from './context.ts'
import type { PhoneSettings } from './types.ts'

/** Added to each request on a slow network: roughly a weak 3G round trip. */
const SLOW_MS = 1500

export interface NetworkSwitch {
  set(state: NetworkState): void
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** The phone's way to the local cloud; it can be cut or slowed down. */
export function createNetwork(settings: PhoneSettings, ctx: () => PhoneContext): NetworkSwitch {
  return {
    set(state) {
      if (ctx().network === state) return
      ctx().network = state
      ctx().emit('networkStatusChange', networkStatus(state))
      ctx().chrome.refresh()
    },
    async fetch(path, init = {}) {
      await passNetwork(ctx())
      const headers = new Headers(init.headers)
      headers.set('x-localwechat-person', settings.person.id)
      const url = /^https?:/.test(path) ? path : settings.endpoint + path
      return globalThis.fetch(url, { ...init, headers })
    },
  }
}

export function networkStatus(state: NetworkState) {
  const networkType = state === 'offline' ? 'none' : state === 'slow' ? '3g' : 'wifi'
  return { isConnected: state !== 'offline', networkType }
}

/** Waits as long as the network takes; rejects when there is none. */
export async function passNetwork(ctx: PhoneContext): Promise<void> {
  if (ctx.network === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
  if (ctx.network === 'offline') throw new ApiError('network is offline', { errno: 600003 })
}
