import type { IdentityKeyView, IdentitySide } from '#core/identity/contract'
import { type IdentityKey, kindOf, leadingKey, memberIdIn } from '#core/identity/keys'
import type { LinkSource } from '#core/identity/links'
import { keyWords, sourceWords } from '#core/identity/words'
import { memberNames } from '../platform/people'
import { getMany } from '../platform/store'
import { type IdentityDoc, identities } from './records'

/** A page stays below 5 KB with both sides of ten decisions. */
const KEYS_SHOWN = 4

const RANKS = 'mxbupo'
const byRank = (one: IdentityKey, other: IdentityKey): number =>
  RANKS.indexOf(one[0] ?? '') - RANKS.indexOf(other[0] ?? '') || (one < other ? -1 : 1)

/** What is needed to name keys; two requests for any number. */
export interface Names {
  members: ReadonlyMap<string, string>
  identities: ReadonlyMap<IdentityKey, IdentityDoc>
}

export const namesOf = async (keys: readonly IdentityKey[]): Promise<Names> => {
  const [numbers, docs] = await Promise.all([
    memberNames(keys.flatMap((key) => memberIdIn(key) ?? [])),
    getMany(identities, keys, { bulk: true }),
  ])
  return { members: numbers, identities: new Map(docs.map((doc) => [doc._id, doc])) }
}

export const wordsFor = (key: IdentityKey, { members }: Names): string =>
  keyWords(key, members.get(memberIdIn(key) ?? ''))

const sourceText = (source: string): string =>
  source in sourceWords ? sourceWords[source as LinkSource] : '运营认定'

export const keyView = (key: IdentityKey, names: Names): IdentityKeyView => {
  const doc = names.identities.get(key)
  const seen = doc ? { at: doc.at, source: sourceText(doc.source) } : {}
  return { key, kind: kindOf(key), words: wordsFor(key, names), ...seen }
}

/** A person, or what would be one. */
export const sideOf = (
  keys: readonly IdentityKey[],
  names: Names,
  shown = KEYS_SHOWN,
): IdentitySide => {
  const sorted = [...keys].sort(byRank)
  const [first = leadingKey(keys)] = sorted
  return {
    person: leadingKey(keys),
    title: wordsFor(first, names),
    keys: sorted.slice(0, shown).map((key) => keyView(key, names)),
    more: Math.max(0, sorted.length - shown),
  }
}
