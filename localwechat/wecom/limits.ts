import { WecomProblem } from './problem.ts'

/** Per corp and API (facts/platform.md §1.3); who passes one is kept out for the rest of the block. */
const MINUTE = { ms: 60_000, calls: 10_000 }
const HOUR = { ms: 3_600_000, calls: 150_000 }

interface Window {
  start: number
  calls: number
}

/** Counts calls of each API; throws 45009 past a limit. */
export const createLimits = (now: () => number) => {
  const windows = new Map<string, Window>()
  const count = (api: string, { ms, calls }: typeof MINUTE) => {
    const key = `${api}:${ms}`
    const known = windows.get(key)
    const open = known && now() - known.start < ms ? known : { start: now(), calls: 0 }
    open.calls += 1
    windows.set(key, open)
    if (open.calls > calls) throw new WecomProblem(45009, 'api freq out of limit')
  }
  return (api: string): void => {
    count(api, MINUTE)
    count(api, HOUR)
  }
}
