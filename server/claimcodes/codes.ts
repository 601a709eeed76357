import { type CardMac, type CardNumber, grouped, printCard, readShort } from '#core/inserts/token'
import { base32 } from '../platform/ids'
import { currentKeyFor, keysFor } from '../platform/keys'

/**
 * Codes that we make are the short form of an insert card (core/inserts/token.ts): batch, serial, 35
 * bits of MAC, check character. The key is another one, so no card is a code and no code a card.
 */
const MADE = 'claim-codes'
const BROUGHT = 'claim-codes-brought'

const mac: CardMac = (keyId, text) => {
  const key = keysFor(MADE).find(({ id }) => id === keyId)
  if (!key) throw new Error(`no code key ${keyId}`)
  return key.mac(text)
}

/** The code with this serial, grouped for people: ABCD EFGH JKMN PQRS. */
export const madeCode = (code: CardNumber): string => {
  const { id, mac: sign } = currentKeyFor(MADE)
  return grouped(printCard(id, code, (_, text) => sign(text)).short)
}

/** Batch and serial of a tidied code; undefined for anything that we did not sign. */
export const readMade = (tidy: string): CardNumber | undefined =>
  readShort(
    tidy,
    keysFor(MADE).map(({ id }) => id),
    mac,
  )

export const madeId = ({ batch, serial }: CardNumber): string => `${batch}.${serial}`

/** 130 bits: as many brought codes as there ever are do not meet. */
const ID_LENGTH = 26
const idUnder = (key: { mac(text: string): Buffer }, tidy: string): string =>
  `i${base32(key.mac(tidy), ID_LENGTH)}`

/** Under which id a code that is brought now is kept. */
export const broughtId = (tidy: string): string => idUnder(currentKeyFor(BROUGHT), tidy)

/** Under which ids it may have been kept, should the key have changed since. */
export const broughtIds = (tidy: string): string[] =>
  keysFor(BROUGHT).map((key) => idUnder(key, tidy))
