import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOf, makeCode, nextInMs, parseCode, STEP_MS, stepAt } from '#core/codes/rotating'

const mac = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest()
const own = mac('own')
const at = 1_800_000_000_000
const handle = '0123456789'

const shown = (kind: 'coupon' | 'member', now: number) => {
  const code = parseCode(makeCode(kind, handle, stepAt(now), own))
  if (!code) throw new Error('our own code is not ours')
  return code
}

describe('the rotating code', () => {
  it('is 18 digits: kind, handle, proof', () => {
    const code = makeCode('coupon', handle, stepAt(at), own)
    expect(code).toMatch(/^1\d{17}$/)
    expect(code.slice(1, 11)).toBe(handle)
    expect(makeCode('member', handle, stepAt(at), own)).toMatch(/^2\d{17}$/)
  })

  it('is read back with spaces as people type them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999_999 }),
        fc.nat(10_000_000),
        (number, step) => {
          const digits = String(number).padStart(10, '0')
          const code = makeCode('coupon', digits, step, own)
          const typed = ` ${code.replace(/(.{4})/g, '$1 ')}`
          expect(parseCode(typed)).toEqual({
            kind: 'coupon',
            handle: digits,
            proof: code.slice(11),
          })
        },
      ),
    )
  })

  it.each([
    '',
    'https://example.com/',
    '12345678901234567',
    '1234567890123456789',
    '312345678901234567',
    '１２３４５６７８９０１２３４５６７８',
    '6901234567892',
  ])('leaves alone what is not ours: %s', (text) => {
    expect(parseCode(text)).toBeUndefined()
  })

  it('is fresh for its own step and the next one, and not a moment longer', () => {
    const start = stepAt(at) * STEP_MS
    const code = shown('coupon', start)
    expect(ageOf(code, start, [own])).toEqual({ age: 'fresh', step: stepAt(at) })
    expect(ageOf(code, start + 2 * STEP_MS - 1, [own]).age).toBe('fresh')
    expect(ageOf(code, start + 2 * STEP_MS, [own])).toEqual({ age: 'old', step: stepAt(at) })
  })

  it('is known as a screenshot for twenty minutes more, then as nothing at all', () => {
    const start = stepAt(at) * STEP_MS
    const code = shown('coupon', start)
    expect(ageOf(code, start + 41 * STEP_MS, [own]).age).toBe('old')
    expect(ageOf(code, start + 42 * STEP_MS, [own]).age).toBe('unknown')
  })

  it('is worth nothing before its time', () => {
    expect(ageOf(shown('coupon', at + STEP_MS), at, [own]).age).toBe('unknown')
  })

  it('does not pass as the code of another kind, handle or key', () => {
    const code = shown('coupon', at)
    expect(ageOf({ ...code, kind: 'member' }, at, [own]).age).toBe('unknown')
    expect(ageOf({ ...code, handle: '0123456788' }, at, [own]).age).toBe('unknown')
    expect(ageOf(code, at, [mac('other')]).age).toBe('unknown')
  })

  it('is still honoured under an older key', () => {
    expect(ageOf(shown('coupon', at), at, [mac('new'), own]).age).toBe('fresh')
  })

  it('changes with every step and tells when', () => {
    const start = stepAt(at) * STEP_MS
    expect(nextInMs(start)).toBe(STEP_MS)
    expect(nextInMs(start + STEP_MS - 1)).toBe(1)
    const codes = [0, 1, 2, 3].map((n) => makeCode('coupon', handle, stepAt(at) + n, own))
    expect(new Set(codes).size).toBe(4)
  })
})
