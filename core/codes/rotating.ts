import { SECOND } from '../kernel/time'

/**
 * The 18 digits that a coupon or a member shows at the till:
 * kind 1 · handle 10 · MAC 7 of (kind, handle, step). The step is server time in units of 30 s and
 * does not stand in the code, so a screenshot tells nothing and soon is worth nothing.
 */
export type CodeKind = 'coupon' | 'member'

export const STEP_MS = 30 * SECOND
/** Accepted are this step and the one before: a code is good for 30 to 60 s (NIST SP 800-63B). */
export const GRACE_STEPS = 1
/** So far back an old code is known as old, to tell the clerk that it is a screenshot: 20 min. */
const REMEMBERED_STEPS = 40

export const HANDLE_DIGITS = 10
const MAC_DIGITS = 7

const KIND_DIGIT: Record<CodeKind, string> = { coupon: '1', member: '2' }

/** HMAC-SHA256 (32 bytes) under one key of the code purpose; core has no crypto. */
export type CodeMac = (text: string) => Uint8Array

export const stepAt = (now: number): number => Math.floor(now / STEP_MS)

/** Milliseconds until the shown code changes. */
export const nextInMs = (now: number): number => STEP_MS - (now % STEP_MS)

/** The first seven bytes as a number, folded to seven digits (bias below 10^-9). */
const digitsOf = (digest: Uint8Array): string => {
  const folded = digest.subarray(0, 7).reduce((so, byte) => (so * 256 + byte) % 10 ** MAC_DIGITS, 0)
  return String(folded).padStart(MAC_DIGITS, '0')
}

const macDigits = (kind: CodeKind, handle: string, step: number, mac: CodeMac): string =>
  digitsOf(mac(`code:${KIND_DIGIT[kind]}:${handle}:${step}`))

/** The code of a handle (ten digits) in one step, without spaces. */
export const makeCode = (kind: CodeKind, handle: string, step: number, mac: CodeMac): string =>
  KIND_DIGIT[kind] + handle + macDigits(kind, handle, step, mac)

export interface ParsedCode {
  kind: CodeKind
  handle: string
  proof: string
}

const KIND_OF: Record<string, CodeKind> = { '1': 'coupon', '2': 'member' }

/** Reads 18 digits, typed with or without spaces; undefined for anything that is not ours. */
export const parseCode = (text: string): ParsedCode | undefined => {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{18}$/.test(digits)) return undefined
  const kind = KIND_OF[digits.charAt(0)]
  if (!kind) return undefined
  const handle = digits.slice(1, 1 + HANDLE_DIGITS)
  return { kind, handle, proof: digits.slice(1 + HANDLE_DIGITS) }
}

/** Looks at every digit whatever the first ones are: timing tells nothing (ASVS 11.2.4). */
const same = (left: string, right: string): boolean => {
  let difference = left.length ^ right.length
  for (let i = 0; i < left.length; i += 1) difference |= left.charCodeAt(i) ^ right.charCodeAt(i)
  return difference === 0
}

const fits = (code: ParsedCode, step: number, macs: readonly CodeMac[]): boolean =>
  macs.some((mac) => same(macDigits(code.kind, code.handle, step, mac), code.proof))

export type CodeAge =
  | { age: 'fresh'; step: number }
  | { age: 'old'; step: number }
  | { age: 'unknown' }

/** When a code was shown, by the server's clock; `macs` are all keys that are still honoured. */
export const ageOf = (code: ParsedCode, now: number, macs: readonly CodeMac[]): CodeAge => {
  const current = stepAt(now)
  for (let back = 0; back <= GRACE_STEPS + REMEMBERED_STEPS; back += 1) {
    const step = current - back
    if (fits(code, step, macs)) return { age: back <= GRACE_STEPS ? 'fresh' : 'old', step }
  }
  return { age: 'unknown' }
}
