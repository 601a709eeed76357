import type { MovableClock } from '../clock.ts'
import type { FunctionSpec } from '../functions/folder.ts'

/** Timers look again this often, so that new functions and edited triggers are noticed. */
const LOOK_MS = 1000

export interface Scheduler {
  close(): void
}

interface Due {
  config: string
  at: number | undefined
}

/**
 * Fires timers as they fall due. When time jumped over several moments (a test moved the clock, the
 * laptop slept) each function fires once, for the last of them.
 */
export const startScheduler = (
  clock: MovableClock,
  functions: () => FunctionSpec[],
  fire: (fn: string, at: number) => Promise<unknown>,
  log: (line: string) => void,
): Scheduler => {
  const plan = new Map<string, Due>()

  const dueTime = ({ name, trigger }: FunctionSpec, now: number): number | undefined => {
    if (!trigger) return void plan.delete(name)
    const known = plan.get(name)
    // Planned anew at each look: the clock may have gone back, the trigger may have been edited.
    plan.set(name, { config: trigger.config, at: trigger.cron.next(now) })
    const due = known?.config === trigger.config && known.at !== undefined && now >= known.at
    return due ? known.at : undefined
  }

  const look = async (): Promise<void> => {
    const now = clock.now()
    const due = functions().flatMap((spec) => {
      const at = dueTime(spec, now)
      return at === undefined ? [] : [{ fn: spec.name, at }]
    })
    await Promise.all(due.map(({ fn, at }) => fire(fn, at)))
  }

  clock.onMove(look)
  let problem = ''
  // A config.json that is being edited may be broken for a while; it is told once, not each second.
  const tell = (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error)
    if (text !== '' && text !== problem) log(`timers wait: ${text}`)
    problem = text
  }
  const tick = () => void look().then(() => tell(''), tell)
  tick()
  const timer = setInterval(tick, LOOK_MS).unref()
  return { close: () => clearInterval(timer) }
}
