import { type Judged, judge } from '#core/identity/judge'
import type { IdentityKey } from '#core/identity/keys'
import { viewOf } from '#core/identity/reach'
import { HOUR } from '#core/kernel/time'
import { logFault } from '../platform/pipeline/log'
import { randomId } from '../platform/random'
import {
  between,
  find,
  getMany,
  oneOf,
  removeWhere,
  StaleError,
  updateWhere,
} from '../platform/store'
import { beyond, linksOf, loadFrom, readInTurn } from './load'
import { personsOf } from './persons'
import { type LinkDoc, links } from './records'
import { inTurn } from './turn'
import { placePersons } from './write-persons'

/** Changed links that are judged together. */
const LINKS_PER_SLICE = 200
/** Ids in one condition. */
const IDS = 500
/** A link that can not be judged is tried again so much later, so that others are not kept waiting. */
const LATER = 6 * HOUR

interface Turn {
  turn: number
  now: number
}

type Fields = Pick<LinkDoc, 'state' | 'rule' | 'alone' | 'asksAt' | 'due'>

const fieldsOf = (link: LinkDoc, { state, rule, alone, asks }: Judged, now: number): Fields => ({
  state,
  rule,
  alone,
  asksAt: asks ? link.asksAt || now : 0,
  due: 0,
})

const isSame = (link: LinkDoc, fields: Fields): boolean =>
  Object.entries(fields).every(([field, value]) => link[field as keyof Fields] === value)

/** Links that come to the same are written together. Who has learned of more meanwhile stays due. */
const writeVerdicts = async (
  all: readonly LinkDoc[],
  judged: ReadonlyMap<string, Judged>,
  { turn, now }: Turn,
): Promise<void> => {
  const groups = new Map<string, { ids: string[]; rev: number; fields: Fields }>()
  for (const link of all) {
    const verdict = judged.get(link._id)
    const fields = verdict && fieldsOf(link, verdict, now)
    if (!fields || isSame(link, fields)) continue
    const name = JSON.stringify([link.rev, fields])
    const group = groups.get(name) ?? { ids: [], rev: link.rev, fields }
    group.ids.push(link._id)
    groups.set(name, group)
  }
  for (const { ids, rev, fields } of groups.values())
    for (let start = 0; start < ids.length; start += IDS) {
      const guard = { _id: oneOf(ids.slice(start, start + IDS)), rev, turn }
      // Of what was taken back nothing stays: a closed membership leaves no trace of its names (law 8).
      if (fields.rule === 'gone') await removeWhere(links, guard)
      else await updateWhere(links, guard, { set: fields })
    }
}

/**
 * Judges changed links and everything that they reach:
 *   links, persons (read in turn) → persons → [crash: told again] → listeners → links no longer due
 * Whoever dies on the way leaves the links due, and the next one finds the same again.
 */
const settleSome = async (changed: readonly LinkDoc[], { turn, now }: Turn): Promise<void> => {
  const starts = [...new Set(changed.flatMap(({ ends }) => ends))]
  const { loaded, keys } = await loadFrom(starts, readInTurn(turn))
  const all = linksOf(keys, loaded)
  const outside = await personsOf(beyond(keys, all))
  const judgement = judge(all, viewOf(loaded), outside)
  const seen = (key: IdentityKey) => loaded.get(key) ?? []
  await placePersons([...keys], judgement.groups, seen, { turn, now })
  await writeVerdicts(all, judgement.links, { turn, now })
}

const postpone = async ({ _id, rev }: LinkDoc, now: number, error: unknown): Promise<void> => {
  logFault(randomId(), error)
  await updateWhere(links, { _id, rev }, { set: { due: now + LATER } })
}

/** One by one when they fail together: what can not be judged must not stand in the others' way. */
const settleAll = async (changed: readonly LinkDoc[], turn: Turn): Promise<void> => {
  try {
    if (changed.length > 0) await settleSome(changed, turn)
  } catch (error) {
    if (error instanceof StaleError) throw error
    const [first] = changed
    if (!first) return
    if (changed.length === 1) return postpone(first, turn.now, error)
    const half = Math.ceil(changed.length / 2)
    await settleAll(changed.slice(0, half), turn)
    await settleAll(changed.slice(half), turn)
  }
}

/** Somebody with a newer turn is at work on the same, and does this as well. */
const unlessStale = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StaleError) return undefined
    throw error
  }
}

/** Judges links that learned of something, the longest waiting first. Answers whether there are more. */
export const settleSlice = async (now: number): Promise<boolean> => {
  const slice = async (turn: number) => {
    const due = await find(links, {
      where: { due: between(1, now + 1) },
      order: [['due', 'asc']],
      limit: LINKS_PER_SLICE,
      bulk: true,
    })
    await settleAll(due, { turn, now })
    return due.length === LINKS_PER_SLICE
  }
  return (await inTurn(0, (turn) => unlessStale(() => slice(turn)))) ?? false
}

/** As long as a person waits for what they decided. */
const PATIENCE = 6000

/** Judges these at once; false when others are at work: the jobs do it within minutes then. */
export const settleNow = async (ids: readonly string[], now: number): Promise<boolean> => {
  const settle = async (turn: number) => {
    const found = await getMany(links, ids)
    await settleAll(
      found.filter(({ due }) => due > 0),
      { turn, now },
    )
    return true
  }
  return (await inTurn(PATIENCE, (turn) => unlessStale(() => settle(turn)))) ?? false
}
