import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALPHABET } from '#core/inserts/base32'
import { checkCharacterOf } from '#core/inserts/check'
import {
  type CardMac,
  type CardNumber,
  grouped,
  isWellTyped,
  printCard,
  readShort,
  readToken,
  tidyTyped,
} from '#core/inserts/token'

const KEYS: Record<string, string> = { a: 'first key', b: 'second key', c: 'stranger' }
const mac: CardMac = (keyId, text) =>
  createHmac('sha256', KEYS[keyId] ?? '')
    .update(text)
    .digest()
const OURS = ['b', 'a']

const bits20 = fc.integer({ min: 0, max: 2 ** 20 - 1 })
const anyCard: fc.Arbitrary<CardNumber> = fc.record({ batch: bits20, serial: bits20 })
const letter = fc.constantFrom(...ALPHABET)

const replaceAt = (text: string, at: number, by: string) =>
  text.slice(0, at) + by + text.slice(at + 1)

describe('the token of an insert card', () => {
  it('reads back as the card it was printed for, with any active key', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(...OURS), (card, key) => {
        const { token } = printCard(key, card, mac)
        expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
        expect(readToken(token, OURS, mac)).toEqual(card)
      }),
    )
  })

  it('is not accepted with any one character changed', () => {
    fc.assert(
      fc.property(anyCard, fc.nat(25), letter, (card, at, by) => {
        const { token } = printCard('a', card, mac)
        const changed = replaceAt(token, at, by)
        fc.pre(changed !== token)
        expect(readToken(changed, OURS, mac)).toBeUndefined()
      }),
    )
  })

  it('is not accepted from a key that was retired or never ours', () => {
    const card = { batch: 7, serial: 1 }
    expect(readToken(printCard('c', card, mac).token, OURS, mac)).toBeUndefined()
    expect(readToken(printCard('a', card, mac).token, ['b'], mac)).toBeUndefined()
  })

  it('is not accepted in another length, case or alphabet', () => {
    const { token } = printCard('a', { batch: 7, serial: 1 }, mac)
    const wrong = ['', token.slice(1), `${token}0`, token.toLowerCase(), ` ${token}`]
    for (const text of [...wrong, token.replace(/.$/, 'U'), token.replace(/.$/, '茶')]) {
      expect(readToken(text, OURS, mac)).toBeUndefined()
    }
  })
})

describe('the short code of an insert card', () => {
  it('reads back however it is typed', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { short } = printCard('a', card, mac)
        const asTyped = grouped(short).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')
        expect(readShort(tidyTyped(asTyped), OURS, mac)).toEqual(card)
        expect(readShort(tidyTyped(grouped(short).replace(/ /g, '-')), OURS, mac)).toEqual(card)
      }),
    )
  })

  it('takes full-width letters of a Chinese keyboard', () => {
    const { short } = printCard('a', { batch: 7, serial: 1 }, mac)
    const wide = short.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    expect(tidyTyped(wide)).toBe(short)
  })

  it('shows every single slip and every swap of two characters without a key', () => {
    fc.assert(
      fc.property(anyCard, fc.nat(15), fc.nat(15), letter, (card, at, other, by) => {
        const { short } = printCard('a', card, mac)
        const slipped = replaceAt(short, at, by)
        expect(isWellTyped(slipped)).toBe(slipped === short)
        const swapped = replaceAt(replaceAt(short, at, short[other] ?? ''), other, short[at] ?? '')
        expect(isWellTyped(swapped)).toBe(swapped === short)
      }),
      { numRuns: 2000 },
    )
  })

  it('is not accepted with a right check character but a guessed MAC', () => {
    const { short } = printCard('a', { batch: 7, serial: 1 }, mac)
    const guess = `${short.slice(0, 8)}0000000`
    const typed = guess + checkCharacterOf(guess)
    expect(isWellTyped(typed)).toBe(true)
    expect(readShort(typed, OURS, mac)).toBeUndefined()
  })

  it('shares no character of its MAC with the token by construction', () => {
    const { token, short } = printCard('a', { batch: 7, serial: 1 }, mac)
    const digest = BigInt(`0x${Buffer.from(mac('a', 'card:00070001')).toString('hex')}`)
    const bits = digest.toString(2).padStart(256, '0')
    const text = (from: number, length: number) =>
      Array.from({ length }, (_, i) =>
        ALPHABET.charAt(Number.parseInt(bits.slice(from + i * 5, from + i * 5 + 5), 2)),
      ).join('')
    expect(token).toBe(`A00070001${text(0, 17)}`)
    expect(short.slice(0, 15)).toBe(`00070001${text(85, 7)}`)
  })

  it('is grouped in fours', () => {
    expect(grouped('ABCDEFGHJKMNPQRS')).toBe('ABCD EFGH JKMN PQRS')
  })
})
