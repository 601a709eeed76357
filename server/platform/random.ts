import { randomBytes, randomInt } from 'node:crypto'

/** `length` random decimal digits from the system's secure source. */
export const randomDigits = (length: number): string =>
  Array.from({ length }, () => randomInt(10)).join('')

/** A fraction in [0, 1), for jitter only. */
export const fraction = (): number => randomInt(2 ** 32) / 2 ** 32

export const randomId = (): string => randomBytes(6).toString('hex')

/** A whole number from 0 up to, not including, `limit`. */
export const randomBelow = (limit: number): number => randomInt(limit)
