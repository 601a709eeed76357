import {
  type CardMac,
  type CardNumber,
  type CardPrint,
  printCard,
  readShort,
  readToken,
  tidyTyped,
} from '#core/inserts/token'
import { currentKeyFor, keysFor } from '../platform/keys'

const PURPOSE = 'insert-cards'

const mac: CardMac = (keyId, text) => {
  const key = keysFor(PURPOSE).find(({ id }) => id === keyId)
  if (!key) throw new Error(`no card key ${keyId}`)
  return key.mac(text)
}

const keyIds = (): string[] => keysFor(PURPOSE).map(({ id }) => id)

/** The card of a scanned token; undefined for anything we did not sign. Reads no database. */
export const scannedCard = (token: string): CardNumber | undefined =>
  readToken(token, keyIds(), mac)

/** The card of a short code as a person typed it. */
export const typedCard = (typed: string): CardNumber | undefined =>
  readShort(tidyTyped(typed), keyIds(), mac)

/** Token and short code of a card under the current key. */
export const printedCard = (card: CardNumber): CardPrint => {
  const { id, mac: sign } = currentKeyFor(PURPOSE)
  return printCard(id, card, (_, text) => sign(text))
}

/** What is printed before the token; our ordinary-link rule (facts/platform.md §2.2). */
export const cardUrl = (token: string): string => {
  const prefix = process.env.SHUKE_CARD_URL ?? ''
  if (!/^https:\/\/\S+\/$/.test(prefix))
    throw new Error('SHUKE_CARD_URL must read "https://…/", the address printed before the token')
  return prefix + token
}
