import type { IdentityLink, identityOperatorRoutes } from '#core/identity/contract'
import { type IdentityKey, memberIdIn } from '#core/identity/keys'
import { sourceIn } from '#core/identity/links'
import { ruleWords, sourceWords } from '#core/identity/words'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { members, staffNames } from '../platform/people'
import { get } from '../platform/store'
import { factsOf, hasHappened, knownOf } from './facts'
import { readLinks } from './load'
import { allKeysOf, personOf } from './persons'
import { identities, type LinkDoc } from './records'
import { keyView, type Names, namesOf, sideOf } from './sides'

const LINKS_SHOWN = 40
const KEYS_SHOWN = 20

/** What asks for a decision first. */
const ORDER = ['waiting', 'standing', 'refused', 'undone']

const rankOf = ({ state, asksAt }: LinkDoc): number => (asksAt > 0 ? -1 : ORDER.indexOf(state))

const startOf = ({ notes, word }: LinkDoc): number =>
  Math.min(...notes.map(({ at }) => at), word?.at ?? Infinity)

const linkView = (
  doc: LinkDoc,
  names: Names,
  staffNameOf: (id: string) => string,
): IdentityLink => {
  const { _id, a, b, state, rule, word } = doc
  const source = sourceIn(doc)
  const said = word && { same: word.same, who: staffNameOf(word.by), at: word.at, why: word.why }
  return {
    id: _id,
    a: keyView(a, names),
    b: keyView(b, names),
    state,
    rule,
    words: ruleWords(rule),
    source: source ? sourceWords[source] : '运营认定',
    at: startOf(doc),
    ...(said ? { said } : {}),
  }
}

/** Somebody of whom anything is known: a link, a membership, or a deed. */
const isKnown = async (key: IdentityKey): Promise<boolean> => {
  if (await get(identities, key)) return true
  const memberId = memberIdIn(key)
  if (memberId !== undefined && (await get(members, memberId))) return true
  return hasHappened(key)
}

/** All keys of whoever has this one; undefined when nobody has. */
export const ownKeys = async (key: IdentityKey): Promise<IdentityKey[] | undefined> => {
  if (!(await isKnown(key))) return undefined
  const person = await personOf(key)
  return (await allKeysOf([person])).get(person)
}

export const person: UseCase<(typeof identityOperatorRoutes)['identity.person']> = async (
  { key },
  { now },
) => {
  const keys = await ownKeys(key)
  if (!keys) return refuse('identity.not-found')
  const [found, known] = await Promise.all([readLinks(keys), knownOf(keys, now)])
  const once = [...new Map(found.map((one) => [one._id, one])).values()]
  const sorted = once.sort((x, y) => rankOf(x) - rankOf(y) || startOf(y) - startOf(x))
  const shown = sorted.slice(0, LINKS_SHOWN)
  const ends = shown.flatMap((one) => one.ends)
  const [names, staffNameOf] = await Promise.all([
    namesOf([...new Set([...keys, ...ends])]),
    staffNames(shown.flatMap(({ word }) => word?.by ?? [])),
  ])
  return ok({
    person: { ...sideOf(keys, names, KEYS_SHOWN), facts: factsOf(keys, known, now) },
    links: shown.map((one) => linkView(one, names, staffNameOf)),
    more: sorted.length - shown.length,
  })
}
