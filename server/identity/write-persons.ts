import type { Groups } from '#core/identity/groups'
import { hasDeeds, type IdentityKey } from '#core/identity/keys'
import { aFewAtATime } from '../platform/few'
import { addMany, getMany, lt, oneOf, StaleError, updateWhere } from '../platform/store'
import { personsChanged } from './listeners'
import { type IdentityDoc, identities, type LinkDoc } from './records'

interface Turn {
  turn: number
  now: number
}

/** Ids in one condition. */
const IDS = 500

const slices = (keys: readonly IdentityKey[]): IdentityKey[][] =>
  Array.from({ length: Math.ceil(keys.length / IDS) }, (_, i) => keys.slice(i * IDS, (i + 1) * IDS))

/** As with links: the number of the turn first, then the look (load.ts). */
const readInTurn = async (keys: readonly IdentityKey[], turn: number): Promise<IdentityDoc[]> => {
  for (const slice of slices(keys))
    await updateWhere(identities, { _id: oneOf(slice), turn: lt(turn) }, { set: { turn } })
  const found = await getMany(identities, keys, { bulk: true })
  if (found.some((one) => one.turn > turn)) throw new StaleError('identity: a newer turn')
  return found
}

const firstSeen = (seen: readonly LinkDoc[], now: number) => {
  const notes = seen.flatMap((one) => one.notes).sort((x, y) => x.at - y.at)
  return { at: notes[0]?.at ?? now, source: notes[0]?.source ?? '' }
}

const addMissing = async (missing: readonly IdentityDoc[], { turn }: Turn): Promise<void> => {
  if (missing.length === 0) return
  const ids = missing.map(({ _id }) => _id)
  await addMany(identities, missing)
  const there = await getMany(identities, ids, { bulk: true })
  // Somebody whose turn is over added one between our look and our writing.
  if (there.some((one) => one.turn !== turn)) throw new StaleError('identity: added meanwhile')
}

/** Everybody whose name is not the one that the listeners know; both names are told. */
const tell = async (docs: readonly IdentityDoc[], { turn, now }: Turn): Promise<void> => {
  const changed = docs.filter(({ person, told }) => person !== told)
  if (changed.length === 0) return
  const names = new Set(changed.flatMap(({ person, told }) => [person, told]))
  await personsChanged([...names], now)
  await aFewAtATime(changed, ({ _id, person }) =>
    updateWhere(identities, { _id, turn }, { set: { told: person } }),
  )
}

/** Writes whose each key is now, and tells of everybody who is somebody else than before. */
export const placePersons = async (
  keys: readonly IdentityKey[],
  groups: Groups,
  seen: (key: IdentityKey) => readonly LinkDoc[],
  turn: Turn,
): Promise<void> => {
  const known = new Map((await readInTurn(keys, turn.turn)).map((doc) => [doc._id, doc]))
  const wanted = keys.map((_id): IdentityDoc => {
    const person = groups.personOf(_id)
    const doc = known.get(_id) ?? { _id, told: _id, ...firstSeen(seen(_id), turn.now) }
    const told = hasDeeds(_id) ? doc.told : person
    return { ...doc, person, told, turn: turn.turn }
  })
  await addMissing(
    wanted.filter(({ _id }) => !known.has(_id)),
    turn,
  )
  const moved = wanted.filter(
    ({ _id, person }) => known.has(_id) && known.get(_id)?.person !== person,
  )
  await aFewAtATime(moved, async ({ _id, person, told }) => {
    const guard = { _id, turn: turn.turn }
    const written = await updateWhere(identities, guard, { set: { person, told } })
    if (written !== 1) throw new StaleError('identity: a newer turn')
  })
  await tell(wanted, turn)
}
