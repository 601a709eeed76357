import { fileURLToPath } from 'node:url'
import {
  buildRuntime,
  type CompiledApp,
  compileApp,
  mountInJsdom,
  type TestPhone,
} from '../../phone/index.ts'
import type { JsdomOptions } from '../../phone/runtime/mount-in-jsdom.ts'

export const nativeDir = fileURLToPath(new URL('native', import.meta.url))

let app: CompiledApp | undefined
let runtime: Promise<string> | undefined

/** A phone running the small native mini-program of this folder. */
export async function nativePhone(given: Partial<JsdomOptions> = {}): Promise<TestPhone> {
  app ??= compileApp(nativeDir)
  runtime ??= buildRuntime()
  return mountInJsdom({ app, runtime: await runtime, ...given })
}

/** The instance of the page on top, as the page's own `this`. */
export function topInstance(phone: TestPhone): Record<string, unknown> {
  return (phone.phone.context.topPage as unknown as { instance: Record<string, unknown> }).instance
}

/** The object that App() was given. */
export function appOf(phone: TestPhone): { seen: string[] } {
  return phone.phone.getApp() as { seen: string[] }
}
