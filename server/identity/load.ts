import type { IdentityKey } from '#core/identity/keys'
import { farEnd } from '#core/identity/links'
import { reach } from '#core/identity/reach'
import { find, lt, MAX_BULK, oneOf, StaleError, updateWhere } from '../platform/store'
import { type LinkDoc, links } from './records'

/** Keys asked for at once. */
const KEYS = 200
/** Beyond, something is wrong with the facts themselves; nobody has so many names (KEYS_OF_PERSON). */
const MOST_KEYS = 5000

export type Loaded = Map<IdentityKey, LinkDoc[]>

type Read = (keys: readonly IdentityKey[]) => Promise<LinkDoc[]>

/**
 * All links at these keys. A key with more than one answer holds is read so far: whatever stands at
 * such a hub is refused alike (`phone-shared`).
 */
export const readLinks: Read = async (keys) => {
  const found = await find(links, { where: { ends: oneOf(keys) }, limit: MAX_BULK, bulk: true })
  if (found.length < MAX_BULK || keys.length === 1) return found
  const half = Math.ceil(keys.length / 2)
  return [...(await readLinks(keys.slice(0, half))), ...(await readLinks(keys.slice(half)))]
}

/** New links come while we look; more than this often nobody is that lucky. */
const LOOKS = 8

/**
 * Gives each link the number of this turn, and reads it then: from there on no older turn writes it.
 * By ids, not by key: what stands at a hub beyond one answer is left alone.
 */
export const readInTurn =
  (turn: number): Read =>
  async (keys) => {
    for (let left = LOOKS; left > 0; left -= 1) {
      const found = await readLinks(keys)
      if (found.some((one) => one.turn > turn)) throw new StaleError('identity: a newer turn')
      const free = found.filter((one) => one.turn < turn).map(({ _id }) => _id)
      if (free.length === 0) return found
      for (let start = 0; start < free.length; start += MAX_BULK) {
        const ids = free.slice(start, start + MAX_BULK)
        await updateWhere(links, { _id: oneOf(ids), turn: lt(turn) }, { set: { turn } })
      }
    }
    throw new StaleError('identity: links come faster than they are read')
  }

const add = (loaded: Loaded, keys: readonly IdentityKey[], found: readonly LinkDoc[]): void => {
  const wanted = new Set(keys)
  for (const key of keys) loaded.set(key, [])
  const once = new Map(found.map((one) => [one._id, one]))
  for (const one of once.values())
    for (const end of one.ends) if (wanted.has(end)) loaded.get(end)?.push(one)
}

/** Reads on until all is known that a change at these keys can reach. */
export const loadFrom = async (starts: readonly IdentityKey[], read: Read) => {
  const loaded: Loaded = new Map()
  for (;;) {
    const { missing, keys } = reach(starts, loaded)
    if (missing.length === 0) return { loaded, keys }
    if (loaded.size > MOST_KEYS) throw new Error(`identity: ${starts[0]} reaches too far`)
    for (let start = 0; start < missing.length; start += KEYS) {
      const slice = missing.slice(start, start + KEYS)
      add(loaded, slice, await read(slice))
    }
  }
}

/** Links with an end among the keys, each once. */
export const linksOf = (keys: ReadonlySet<IdentityKey>, loaded: Loaded): LinkDoc[] => {
  const all = [...keys].flatMap((key) => loaded.get(key) ?? [])
  return [...new Map(all.map((one) => [one._id, one])).values()]
}

/** The other ends of these links, beyond the keys. */
export const beyond = (keys: ReadonlySet<IdentityKey>, all: readonly LinkDoc[]): IdentityKey[] => {
  const ends = all.map((one) => (keys.has(one.a) ? farEnd(one, one.a) : one.a))
  return [...new Set(ends)].filter((key) => !keys.has(key))
}
