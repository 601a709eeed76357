import { randomBytes } from 'node:crypto'

/** A phone-number code lives 5 minutes and works once (facts/platform.md §2.6). */
const CODE_MS = 5 * 60_000

/** Codes that a phone hands to a mini-program in place of the number itself. */
export interface PhoneCodes {
  issue(person: string): string
  /** The person behind a fresh code, which is then used up; else undefined. */
  redeem(code: string): string | undefined
}

export const createPhoneCodes = (now: () => number): PhoneCodes => {
  const open = new Map<string, { person: string; until: number }>()
  return {
    issue(person) {
      for (const [code, { until }] of open) if (until <= now()) open.delete(code)
      const code = randomBytes(32).toString('hex')
      open.set(code, { person, until: now() + CODE_MS })
      return code
    },
    redeem(code) {
      const found = open.get(code)
      open.delete(code)
      return found && found.until > now() ? found.person : undefined
    },
  }
}
