import type { Quiet } from './quiet.ts'

type Task = (...args: unknown[]) => void

/** Longer waits are the mini-program's own pauses (polling, fading), not work in progress. */
const SHORT_MS = 50
/** A timer that keeps starting the next one is an animation; past this it no longer counts. */
const MAX_CHAIN = 12

export interface Timers {
  setTimeout(task: Task, delay?: number, ...args: unknown[]): number
  clearTimeout(id: number): void
}

/**
 * The mini-program's setTimeout. React and Taro hop from one short timer to the next; the phone is
 * quiet only when the last of them ran.
 */
export function createTimers(quiet: Quiet, onError: (error: unknown) => void): Timers {
  const ends = new Map<number, () => void>()
  let depth = 0
  const settle = (id: number) => {
    ends.get(id)?.()
    ends.delete(id)
  }
  return {
    setTimeout(task, delay = 0, ...args) {
      const chain = depth + 1
      const run = () => {
        depth = chain
        try {
          task(...args)
        } catch (error) {
          onError(error)
        } finally {
          depth = 0
          settle(id)
        }
      }
      const id = Number(setTimeout(run, delay))
      if (delay <= SHORT_MS && chain <= MAX_CHAIN) {
        void quiet.track(new Promise<void>((resolve) => ends.set(id, resolve)))
      }
      return id
    },
    clearTimeout(id) {
      clearTimeout(id)
      settle(id)
    },
  }
}
