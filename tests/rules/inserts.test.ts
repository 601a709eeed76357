import { describe, expect, it } from 'vitest'
import { type CardFacts, decideTake, rangeOf, stateFor } from '#core/inserts/rules'
import { csvLine } from '#core/kernel/csv'

const fresh: CardFacts = { batch: { status: 'active' }, left: 3 }
const voided: CardFacts = { ...fresh, batch: { status: 'voided' } }

describe('a scanned card', () => {
  it('is fresh as long as nobody took it and coupons are left', () => {
    expect(stateFor(fresh, 'me')).toBe('fresh')
    expect(stateFor({ ...fresh, left: 0 }, 'me')).toBe('sold-out')
  })

  it('is mine or used for ever after it was taken, even when its batch is voided later', () => {
    for (const facts of [fresh, voided, { ...fresh, left: 0 }]) {
      expect(stateFor({ ...facts, usedBy: 'me' }, 'me')).toBe('mine')
      expect(stateFor({ ...facts, usedBy: 'somebody' }, 'me')).toBe('used')
    }
  })

  it('says that its batch is out of use before it speaks of stock', () => {
    expect(stateFor({ ...voided, left: 0 }, 'me')).toBe('voided')
  })

  it('can be taken once, and only from an active batch', () => {
    expect(decideTake(fresh)).toEqual({ ok: true, value: true })
    expect(decideTake({ ...fresh, usedBy: 'me' })).toEqual({ ok: false, code: 'inserts.used' })
    expect(decideTake({ ...voided, usedBy: 'x' })).toEqual({ ok: false, code: 'inserts.used' })
    expect(decideTake(voided)).toEqual({ ok: false, code: 'inserts.voided' })
  })
})

describe('the serials of a sheet', () => {
  it('count from 1 to the size of the batch', () => {
    expect(rangeOf(1, 3, 24)).toEqual({ ok: true, value: [1, 2, 3] })
    expect(rangeOf(24, 1, 24)).toEqual({ ok: true, value: [24] })
  })

  it('are refused when any of them was never made', () => {
    const outside = { ok: false, code: 'inserts.range-outside' }
    for (const [from, count] of [
      [24, 2],
      [25, 1],
      [0, 1],
    ] as const) {
      expect(rangeOf(from, count, 24)).toEqual(outside)
    }
  })
})

describe('a line of the card list', () => {
  it('is plain CSV', () => {
    expect(csvLine(['1', 'ABCD EFGH', 'https://shuke.example/c/A'])).toBe(
      '1,ABCD EFGH,https://shuke.example/c/A\r\n',
    )
  })

  it('never starts a formula in a spreadsheet', () => {
    for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx']) {
      expect(csvLine([cell]).replace(/^"/, '')).toMatch(/^'/)
    }
  })

  it('quotes what would break the line', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines'])).toBe('"a,b","say ""hi""","two\nlines"\r\n')
  })
})
