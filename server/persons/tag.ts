import type { IdentityKey } from '#core/identity/keys'
import type { Person } from '#core/persons/person'
import { find, gt } from '../platform/store'
import { type HandTags, handTagsOf } from '../platform/tags'
import { commit } from './apply'
import { batchOf, newDraft } from './batch'
import { foldAll, PERSONS_AT_ONCE, type Work } from './engine'
import { persons, type State } from './records'
import { readTagging, type Tagging, tagged } from './tagging'

/** Persons looked at in one slice; whole documents, of which this many stay far below 1 MB. */
const LOOKED_AT = 200

type Walk = NonNullable<State['tagged']>

/** Every step of the walk is a batch of its own: one that slept beyond its lease does nothing. */
const goTo = async (state: State, walk: Walk): Promise<void> => {
  const seq = state.seq + 1
  await commit(batchOf(newDraft(), seq, { tagged: walk }))
}

const isOther = (
  person: Person,
  hands: HandTags,
  tagging: Tagging,
  { state, today }: Work,
): boolean => {
  const own = person.keys.flatMap((key) => hands.get(key) ?? [])
  const rules = person.gen === state.building?.gen ? state.building.rules : state.rules
  const { tags, due } = tagged(person, own, tagging, rules.rfm, today)
  return due !== person.due || JSON.stringify(tags) !== JSON.stringify(person.tags)
}

const othersAmong = async (
  found: readonly Person[],
  tagging: Tagging,
  work: Work,
): Promise<IdentityKey[]> => {
  const hands = await handTagsOf(found.flatMap(({ keys }) => keys))
  const others = found.filter((person) => isOther(person, hands, tagging, work))
  return others.map(({ _id }) => _id as IdentityKey).slice(0, PERSONS_AT_ONCE)
}

/** Looks at the next persons by name, and folds those whose tags are others by the rules now. */
const goOn = async (work: Work, walk: Walk, tagging: Tagging): Promise<void> => {
  const found = await find(persons, {
    where: { _id: gt(walk.after) },
    order: [['_id', 'asc']],
    limit: LOOKED_AT,
    bulk: true,
  })
  const end = { ...walk, after: found.at(-1)?._id ?? walk.after, done: found.length < LOOKED_AT }
  const names = await othersAmong(found, tagging, work)
  if (names.length === 0) return goTo(work.state, end)
  const moved = (fitted: number) => {
    const next = names[fitted]
    if (next === undefined) return { tagged: end }
    const before = found[found.findIndex(({ _id }) => _id === next) - 1]
    return { tagged: { ...walk, after: before?._id ?? walk.after } }
  }
  await foldAll(work, names, moved)
}

/**
 * After a change of the tags' rules everybody is looked at once more, and only who has other tags now
 * is folded. Answers whether there was anything to do; one request when there is not.
 */
export const tagSome = async (work: Work): Promise<boolean> => {
  const tagging = await readTagging()
  const { tagged: walk } = work.state
  const { version } = tagging
  if ((walk?.version ?? '') !== version) {
    await goTo(work.state, { version, after: '', done: false })
    return true
  }
  if (!walk || walk.done) return false
  await goOn(work, walk, tagging)
  return true
}
