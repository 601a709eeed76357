import { hasDeeds, type IdentityKey } from '#core/identity/keys'
import { find, getMany, MAX_BULK, oneOf } from '../platform/store'
import { type IdentityDoc, identities } from './records'

/** Whose each of these keys is; a key that never had a link is a person of its own. */
export const personsOf = async (
  keys: readonly IdentityKey[],
): Promise<Map<IdentityKey, IdentityKey>> => {
  const found = await getMany(identities, keys, { bulk: true })
  const known = new Map(found.map(({ _id, person }) => [_id, person]))
  return new Map(keys.map((key) => [key, known.get(key) ?? key]))
}

export const personOf = async (key: IdentityKey): Promise<IdentityKey> =>
  (await personsOf([key])).get(key) ?? key

/** Persons asked for at once: few of them have more than five keys. */
const PERSONS = 200

/** Documents of all keys of these persons, in as many requests as they need. */
const docsOf = async (persons: readonly IdentityKey[]): Promise<IdentityDoc[]> => {
  const where = { person: oneOf(persons) }
  const found = await find(identities, { where, limit: MAX_BULK, bulk: true })
  if (found.length < MAX_BULK) return found
  if (persons.length === 1) throw new Error(`identity: ${persons[0]} has too many keys`)
  const half = Math.ceil(persons.length / 2)
  return [...(await docsOf(persons.slice(0, half))), ...(await docsOf(persons.slice(half)))]
}

const slicesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  )

/** Every key of each person, by the person's name; none for a name that is no person's any more. */
export const allKeysOf = async (
  persons: readonly IdentityKey[],
): Promise<Map<IdentityKey, IdentityKey[]>> => {
  const wanted = [...new Set(persons)]
  const found = (await Promise.all(slicesOf(wanted, PERSONS).map(docsOf))).flat()
  const own = await personsOf(wanted)
  const keys = new Map<IdentityKey, IdentityKey[]>(
    wanted.map((one) => [one, own.get(one) === one ? [one] : []]),
  )
  for (const { _id, person } of found) {
    const known = keys.get(person)
    if (known && !known.includes(_id)) known.push(_id)
  }
  return keys
}

/**
 * The keys of each person of which events tell. Phones and unionids are not among them: they come and
 * go without changing what a person has done.
 */
export const keysOf = async (
  persons: readonly IdentityKey[],
): Promise<Map<IdentityKey, IdentityKey[]>> => {
  const all = await allKeysOf(persons)
  return new Map([...all].map(([person, keys]) => [person, keys.filter(hasDeeds)]))
}
