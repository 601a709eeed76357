import * as realCrypto from 'node:crypto'
import * as realTimers from 'node:timers'
import { format } from 'node:util'
import { randomBuffer } from './random.ts'
import { type TimerHandle, type Zone, zones } from './zone.ts'

/**
 * What simulated code sees in place of the things that differ from run to run: time, chance, timers,
 * environment, console. Each asks the zone it is called from; outside of one it is the real thing.
 */
const zone = (): Zone | undefined => zones.getStore()

const RealDate = Date
const now = (): number => zone()?.now() ?? RealDate.now()

// A proxy, so that `instanceof` and the prototypes stay those of everybody else.
const moved = new Proxy(RealDate, {
  construct: (target, args, self) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, self) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})

const random = (): number => zone()?.random() ?? Math.random()

const fakeMath = Object.create(Math, { random: { value: random } }) as Math

const timer =
  (every: boolean, real: (run: () => void, ms?: number) => unknown) =>
  (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown => {
    const here = zone()
    const work = () => run(...args)
    if (!here) return real(work, ms)
    const handle = here.setTimer(work, Math.max(1, Number(ms) || 1), every)
    return Object.assign(handle, { unref: () => handle, ref: () => handle, hasRef: () => true })
  }

const clear =
  (real: (handle: never) => void) =>
  (handle: unknown): void => {
    const ours = typeof handle === 'object' && handle !== null && 'timer' in handle
    if (ours) zone()?.clearTimer(handle as TimerHandle)
    else real(handle as never)
  }

const timers = {
  setTimeout: timer(false, setTimeout),
  setInterval: timer(true, setInterval),
  clearTimeout: clear(clearTimeout),
  clearInterval: clear(clearInterval),
}

const sleep = (ms = 1, value?: unknown): Promise<unknown> =>
  new Promise((resolve) => timers.setTimeout(() => resolve(value), ms))

const bytes = (size: number): Buffer => randomBuffer(random, size)

const randomInt = (first: number, second?: unknown, third?: unknown): number | undefined => {
  const [low, high] = typeof second === 'number' ? [first, second] : [0, first]
  const value = low + Math.floor(random() * (high - low))
  const done = typeof second === 'function' ? second : third
  if (typeof done !== 'function') return value
  done(null, value)
}

const randomBytes = (size: number, done?: (error: null, bytes: Buffer) => void) => {
  if (!done) return bytes(size)
  done(null, bytes(size))
}

const fill = <T extends ArrayBufferView>(into: T): T => {
  const view = new Uint8Array(into.buffer, into.byteOffset, into.byteLength)
  view.set(bytes(view.length))
  return into
}

const randomUUID = (): string => {
  const raw = bytes(16)
  raw[6] = ((raw[6] ?? 0) & 15) | 64
  raw[8] = ((raw[8] ?? 0) & 63) | 128
  return raw.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const chance = { randomUUID, getRandomValues: fill }

const webCrypto = { ...chance, subtle: realCrypto.webcrypto.subtle }

const fakeCrypto = {
  ...realCrypto,
  ...chance,
  randomInt,
  randomBytes,
  pseudoRandomBytes: randomBytes,
  randomFillSync: fill,
  webcrypto: webCrypto,
}

const LEVELS = ['debug', 'log', 'info', 'warn', 'error'] as const

const fakeConsole = Object.create(console) as Console
for (const level of LEVELS)
  fakeConsole[level] = (...args: unknown[]) => {
    const here = zone()
    if (here) here.log(level, format(...args))
    else console[level](...args)
  }

const fakeProcess = Object.create(process, {
  env: { get: () => zone()?.env ?? process.env, enumerable: true },
}) as NodeJS.Process

const start = RealDate.now()

/** By name: what stands around every simulated module. */
export const GLOBALS: Readonly<Record<string, unknown>> = {
  process: fakeProcess,
  Date: moved,
  Math: fakeMath,
  ...timers,
  console: fakeConsole,
  crypto: webCrypto,
  performance: Object.create(performance, { now: { value: () => now() - start } }),
}

/** By name: built-in modules that simulated code gets instead of Node's. */
export const MODULES: Readonly<Record<string, unknown>> = {
  crypto: fakeCrypto,
  timers: { ...realTimers, ...timers },
  'timers/promises': { setTimeout: sleep },
  process: fakeProcess,
}
