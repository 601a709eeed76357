import { charactersOf, fiveBitsOf, fourOf, numberOf } from './base32'
import { checkCharacterOf } from './check'

/**
 * What is printed on an insert card. Nothing about a card is stored before it is used: batch and
 * serial stand in the token, and a truncated MAC proves that we made it (design.md, decision 10).
 *
 *   token (QR, scene)   key id 1 · batch 4 · serial 4 · MAC 17 (85 bits)         = 26 characters
 *   short code (typed)  batch 4 · serial 4 · MAC 7 (35 bits) · check character 1 = 16 characters
 *
 * Both MACs are disjoint parts of one HMAC-SHA256, so a printed card tells nothing about the other.
 */
export const TOKEN_LENGTH = 26
export const SHORT_LENGTH = 16

const TOKEN_MAC = 17
const SHORT_MAC = 7
const TOKEN_MAC_BITS = TOKEN_MAC * 5

/** 20 bits, like the serial. */
export const MAX_BATCH_NUMBER = 2 ** 20 - 1

/** One card: which batch, which one of it. */
export interface CardNumber {
  batch: number
  serial: number
}

/** HMAC-SHA256 (32 bytes) of a text under the card key with this id; core has no crypto. */
export type CardMac = (keyId: string, text: string) => Uint8Array

export interface CardPrint {
  token: string
  /** Without spaces; `grouped` sets it for people. */
  short: string
}

// The prefix keeps these MACs apart from anything else that one day is signed with the card key.
const MESSAGE = 'card:'

const tokenMacOf = (digest: Uint8Array) => charactersOf(digest, 0, TOKEN_MAC)
const shortMacOf = (digest: Uint8Array) => charactersOf(digest, TOKEN_MAC_BITS, SHORT_MAC)

/** Key ids are one character of the alphabet in lower case (`a`); printed in upper case. */
const printedKey = (keyId: string) => keyId.toUpperCase()

/** Token and short code of a card. `keyId` is one character whose capital is in the alphabet. */
export const printCard = (keyId: string, card: CardNumber, mac: CardMac): CardPrint => {
  const number = fourOf(card.batch) + fourOf(card.serial)
  const digest = mac(keyId, MESSAGE + number)
  const short = number + shortMacOf(digest)
  return {
    token: printedKey(keyId) + number + tokenMacOf(digest),
    short: short + checkCharacterOf(short),
  }
}

const cardOf = (number: string): CardNumber => ({
  batch: numberOf(number.slice(0, 4)),
  serial: numberOf(number.slice(4, 8)),
})

const inAlphabet = (text: string): boolean => {
  for (const letter of text) if (fiveBitsOf(letter) === undefined) return false
  return true
}

/** Compares every character whatever the first difference is: time tells nothing. */
const sameText = (left: string, right: string): boolean => {
  let difference = left.length ^ right.length
  for (let i = 0; i < left.length; i++) difference |= left.charCodeAt(i) ^ right.charCodeAt(i)
  return difference === 0
}

/** The card of a scanned token, or undefined for anything that we did not sign. */
export const readToken = (
  token: string,
  keyIds: readonly string[],
  mac: CardMac,
): CardNumber | undefined => {
  if (token.length !== TOKEN_LENGTH || !inAlphabet(token)) return undefined
  const keyId = keyIds.find((known) => printedKey(known) === token[0])
  if (keyId === undefined) return undefined
  const number = token.slice(1, 9)
  const digest = mac(keyId, MESSAGE + number)
  return sameText(tokenMacOf(digest), token.slice(9)) ? cardOf(number) : undefined
}

const LOOKALIKE: Record<string, string> = { O: '0', I: '1', L: '1' }

/** What a person typed, as it was printed: any case, spaces and dashes, O for 0, I and L for 1. */
export const tidyTyped = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―_.·]/g, '')
    .toUpperCase()
    .replace(/[OIL]/g, (letter) => LOOKALIKE[letter] ?? letter)

/** A slip of the thumb is seen here, without any key: such a text can not be a card of ours. */
export const isWellTyped = (tidy: string): boolean =>
  tidy.length === SHORT_LENGTH &&
  inAlphabet(tidy) &&
  checkCharacterOf(tidy.slice(0, -1)) === tidy.at(-1)

/** The card of a tidied short code; tried with each key, since it has no room for a key id. */
export const readShort = (
  tidy: string,
  keyIds: readonly string[],
  mac: CardMac,
): CardNumber | undefined => {
  if (!isWellTyped(tidy)) return undefined
  const number = tidy.slice(0, 8)
  const given = tidy.slice(8, -1)
  const fits = (keyId: string) => sameText(shortMacOf(mac(keyId, MESSAGE + number)), given)
  return keyIds.some(fits) ? cardOf(number) : undefined
}

/** ABCD EFGH JKMN PQRS */
export const grouped = (short: string): string => short.replace(/(.{4})(?=.)/g, '$1 ')
