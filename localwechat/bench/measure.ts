import { seeded } from './data.ts'
import type { Operation, Subject } from './subject.ts'

/** Other work on the machine comes and goes: turns of both sides alternate, the middle counts. */
const ROUNDS = 7
const TURN_MS = 500
const WARM_MS = 200

export interface Rate {
  operation: Operation
  /** Operations per second; the middle of all turns. */
  sdk: number
  bare: number
  /** Middle of the ratios of neighbouring turns. */
  ratio: number
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Operations per second of one subject during `ms`, one after the other. */
export const rateOf = async (
  subject: Subject,
  operation: Operation,
  { documents, ms, seed }: { documents: number; ms: number; seed: number },
): Promise<number> => {
  const pick = seeded(seed)
  const start = performance.now()
  let done = 0
  let elapsed = 0
  while (elapsed < ms) {
    const result = subject[operation](pick(documents))
    // The bare driver answers at once; awaiting it too would charge it for what it does not need.
    if (result instanceof Promise) await result
    done += 1
    elapsed = performance.now() - start
  }
  return (done * 1000) / elapsed
}

/** Measures one operation on both sides in alternating turns. */
export const compare = async (
  operation: Operation,
  sdk: Subject,
  bare: Subject,
  documents: number,
): Promise<Rate> => {
  for (const subject of [bare, sdk])
    await rateOf(subject, operation, { documents, ms: WARM_MS, seed: 0 })
  const turns: { sdk: number; bare: number }[] = []
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const turn = { documents, ms: TURN_MS, seed }
    turns.push({
      bare: await rateOf(bare, operation, turn),
      sdk: await rateOf(sdk, operation, turn),
    })
  }
  return {
    operation,
    sdk: median(turns.map((turn) => turn.sdk)),
    bare: median(turns.map((turn) => turn.bare)),
    ratio: median(turns.map((turn) => turn.sdk / turn.bare)),
  }
}
