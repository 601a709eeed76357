import { randomFrom } from './random.ts'

/**
 * Every decision of a run, as numbers. Zero always means the dull choice: no fault, and the actor
 * who moved last moves on. So a schedule with more zeros is a simpler story, and an empty tape is
 * the run in which everybody takes their turn undisturbed. That is what shrinking works on.
 */
export interface Tape {
  /** One of `count` equal choices. */
  pick(count: number): number
  /** Index + 1 of what happens, given a probability for each, or 0 for none of them. */
  chance(rates: readonly number[]): number
  /** The decisions so far, without the zeros at the end. */
  taken(): number[]
}

const trimmed = (choices: readonly number[]): number[] => {
  const last = choices.findLastIndex((choice) => choice !== 0)
  return choices.slice(0, last + 1)
}

/** Decisions from a seed. */
export const freshTape = (seed: string): Tape => {
  const random = randomFrom(`schedule:${seed}`)
  const choices: number[] = []
  const note = (choice: number): number => {
    choices.push(choice)
    return choice
  }
  return {
    pick: (count) => note(Math.floor(random() * count)),
    chance(rates) {
      let rest = random()
      for (const [index, rate] of rates.entries()) {
        if (rest < rate) return note(index + 1)
        rest -= rate
      }
      return note(0)
    },
    taken: () => trimmed(choices),
  }
}

/** The decisions of another run once more; whatever they do not say is dull. */
export const replayedTape = (script: readonly number[]): Tape => {
  const choices: number[] = []
  const next = (limit: number): number => {
    const told = script[choices.length] ?? 0
    const choice = told < limit ? told : 0
    choices.push(choice)
    return choice
  }
  return {
    pick: next,
    chance: (rates) => next(rates.length + 1),
    taken: () => trimmed(choices),
  }
}

/** Nothing but dull decisions, for setting the stage and for clearing up. */
export const dullTape = (): Tape => ({ pick: () => 0, chance: () => 0, taken: () => [] })
