import { KEYS_OF_PERSON } from '#core/identity/conflicts'
import type { identityOperatorRoutes } from '#core/identity/contract'
import { judge } from '#core/identity/judge'
import { type IdentityKey, inOrder, leadingKey } from '#core/identity/keys'
import { viewOf } from '#core/identity/reach'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { get } from '../platform/store'
import { factsOf, knownOf } from './facts'
import { linkIdOf } from './hashes'
import { linksOf, loadFrom, readLinks } from './load'
import { newLink } from './note'
import { type LinkDoc, links } from './records'
import { ownKeys } from './show'
import { namesOf, sideOf } from './sides'

type Refusal = 'identity.not-found' | 'identity.one-person' | 'identity.too-large'

export interface Pair {
  /** Both persons' keys; of one person, the same. */
  a: IdentityKey[]
  b: IdentityKey[]
  isOne: boolean
}

/** The two whom a decision is about, as they are now. */
export const pairOf = async (
  a: IdentityKey,
  b: IdentityKey,
): Promise<Result<Pair, 'identity.not-found'>> => {
  const [one, other] = await Promise.all([ownKeys(a), ownKeys(b)])
  if (!one || !other) return refuse('identity.not-found')
  return ok({ a: one, b: other, isOne: leadingKey(one) === leadingKey(other) })
}

/** Whether two persons can be made one. */
export const checkMerge = ({ a, b, isOne }: Pair): Result<true, Refusal> => {
  if (isOne) return refuse('identity.one-person')
  if (a.length + b.length > KEYS_OF_PERSON)
    return refuse('identity.too-large', { most: KEYS_OF_PERSON })
  return ok(true)
}

/** The link on which a word would be said; the same as decide.ts and split write. */
const saidOn = async (
  a: IdentityKey,
  b: IdentityKey,
  same: boolean,
  now: number,
): Promise<LinkDoc> => {
  const ends = inOrder(a, b)
  const known = await get(links, linkIdOf(...ends))
  const word = { same, at: now, by: '', why: '' }
  return { ...(known ?? newLink(ends, { notes: [] }, now)), word }
}

/** Everybody who would be made of the keys that the word reaches. */
const groupsAfter = async (
  said: LinkDoc,
  keys: readonly IdentityKey[],
): Promise<IdentityKey[][]> => {
  const read = async (of: readonly IdentityKey[]) => {
    const found = (await readLinks(of)).filter(({ _id }) => _id !== said._id)
    return said.ends.some((end) => of.includes(end)) ? [...found, said] : found
  }
  const reached = await loadFrom([...said.ends, ...keys], read)
  const view = viewOf(reached.loaded)
  const { groups } = judge(linksOf(reached.keys, reached.loaded), view)
  const persons = new Map(keys.map((key) => [groups.personOf(key), groups.keysWith(key)]))
  return [...persons.values()].map((one) => [...one])
}

/** What would become of everybody whom a word about these two touches: before, and after. */
export const preview: UseCase<(typeof identityOperatorRoutes)['identity.preview']> = async (
  { a, b, same },
  { now },
) => {
  const pair = await pairOf(a, b)
  if (!pair.ok) return pair
  const checked = same ? checkMerge(pair.value) : ok(true)
  if (!checked.ok) return checked
  const { a: one, b: other, isOne } = pair.value
  const before = isOne ? [one] : [one, other]
  const ends = isOne ? ([a, b] as const) : ([leadingKey(one), leadingKey(other)] as const)
  const after = await groupsAfter(await saidOn(...ends, same, now), before.flat())
  const keys = [...new Set([...before, ...after].flat())]
  const [names, known] = await Promise.all([namesOf(keys), knownOf(keys, now)])
  const shown = (of: IdentityKey[]) => ({ ...sideOf(of, names), facts: factsOf(of, known, now) })
  return ok({ before: before.map(shown), after: after.map(shown) })
}
