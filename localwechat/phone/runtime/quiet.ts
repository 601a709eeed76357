/** Counts pending work of a phone. */
export interface Quiet {
  track<T>(work: Promise<T>): Promise<T>
  /** Work that waits for a person; it holds up a tracked API, but nothing will happen by itself. */
  awaitPerson<T>(work: Promise<T>): Promise<T>
  readonly pending: number
  /** Resolves when nothing is pending and `signature` stopped changing for a few turns. */
  wait(signature: () => unknown, limitMs?: number): Promise<void>
}

/** Turns of the event loop without change before a phone counts as quiet. */
const CALM_TURNS = 4
const TURN_MS = 8
const LIMIT_MS = 10_000

export function createQuiet(): Quiet {
  let pending = 0
  let persons = 0
  return {
    get pending() {
      return pending
    },
    async track(work) {
      pending += 1
      try {
        return await work
      } finally {
        pending -= 1
      }
    },
    async awaitPerson(work) {
      persons += 1
      try {
        return await work
      } finally {
        persons -= 1
      }
    },
    async wait(signature, limitMs = LIMIT_MS) {
      const end = Date.now() + limitMs
      let last = signature()
      for (let calm = 0; calm < CALM_TURNS; ) {
        await new Promise((resolve) => setTimeout(resolve, TURN_MS))
        const now = signature()
        calm = pending <= persons && now === last ? calm + 1 : 0
        last = now
        if (Date.now() > end) throw new Error(`the phone did not become quiet in ${limitMs} ms`)
      }
    },
  }
}
