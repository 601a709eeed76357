/** The part of jsdom that the test mount uses; the package ships no types. */
declare module 'jsdom' {
  export class VirtualConsole {
    on(event: string, listener: (...args: unknown[]) => void): this
  }
  export class JSDOM {
    constructor(html: string, options: Record<string, unknown>)
    getInternalVMContext(): import('node:vm').Context
    readonly window: Window & typeof globalThis & { eval(script: string): unknown }
  }
}
