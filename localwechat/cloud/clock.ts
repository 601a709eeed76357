/** The cloud's clock: real time plus an offset that tests move. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Jumps to a moment; timers that fell due in between fire once each and are awaited. */
  set(ms: number): Promise<void>
  /** Jumps by a number of milliseconds, forwards or back. */
  advance(ms: number): Promise<void>
}

export interface MovableClock extends Clock {
  /** Shared with the function workers, so that a running call sees the jump too. */
  readonly shared: SharedArrayBuffer
  onMove(listener: () => Promise<void>): void
}

export const createClock = (): MovableClock => {
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  const offset = new Float64Array(shared)
  const listeners: (() => Promise<void>)[] = []
  const advance = async (ms: number): Promise<void> => {
    if (!Number.isFinite(ms)) throw new TypeError('clock: milliseconds must be a finite number')
    offset[0] = (offset[0] ?? 0) + ms
    for (const listener of listeners) await listener()
  }
  const now = (): number => Math.floor(Date.now() + (offset[0] ?? 0))
  return {
    shared,
    now,
    advance,
    set: (ms) => advance(ms - now()),
    onMove: (listener) => listeners.push(listener),
  }
}
