import * as v from 'valibot'
import type { IdentityKey } from '#core/identity/keys'
import { isKey } from '#core/identity/keys'
import { ok } from '#core/kernel/result'
import type { LifeRules } from '#core/persons/rules'
import { personsOf } from '../identity'
import { events } from '../platform/events'
import { findSlim, gt, lt, MAX_BULK, removeWhere, updateWhere, withTx } from '../platform/store'
import { foldAll, PERSONS_AT_ONCE, type Work } from './engine'
import { type Building, counters, persons, STATE_ID, type State, states } from './records'
import { VERSION } from './state'

const isSame = (a: State, b: State): boolean =>
  a.seq === b.seq && JSON.stringify(a.wish) === JSON.stringify(b.wish)

/**
 * Begins a new generation by other rules, or by other code: everybody is folded anew beside the old
 * counters, which people read until the last one is there.
 */
const begin = async (state: State, rules: LifeRules, why: string, now: number): Promise<void> => {
  const gen = (state.building?.gen ?? state.gen) + 1
  const building: Building = { gen, rules, after: '', people: 0, at: now, why }
  await withTx(async (tx) => {
    const there = await tx.get(states, STATE_ID)
    // Somebody may have saved other rules since we looked: those are begun next.
    if (there && isSame(there, state))
      await tx.update(states, STATE_ID, { set: { building, version: VERSION }, unset: ['wish'] })
    return ok(undefined)
  })
}

/** True when there was a reason to begin, and it was. */
export const beginIfWished = async (state: State, now: number): Promise<boolean> => {
  if (state.wish) await begin(state, state.wish.rules, state.wish.why, now)
  else if (state.version !== VERSION)
    await begin(state, state.building?.rules ?? state.rules, '系统升级', now)
  else return false
  return true
}

const keyOnly = v.object({ _id: v.string(), key: v.string() })

/** Keys after this one of which there are events, some hundreds; the last of a page may go on. */
const nextKeys = async (after: string): Promise<string[]> => {
  const found = await findSlim(events, {
    where: { key: gt(after) },
    order: { key: 1 },
    limit: MAX_BULK,
    take: ['key'],
    shape: keyOnly,
  })
  return [...new Set(found.map(({ key }) => key))]
}

/** The old generation goes when the new one is whole; so do persons whom nothing tells of any more. */
const end = async ({ seq }: State, { gen, rules, at }: Building): Promise<void> => {
  await removeWhere(persons, { gen: lt(gen) })
  const set = { gen, rules, since: at }
  await updateWhere(states, { _id: STATE_ID, seq, gen: lt(gen) }, { set, unset: ['building'] })
  await removeWhere(counters, { gen: lt(gen) })
}

interface Walked {
  names: IdentityKey[]
  /** Key by which each name was met first. */
  keys: string[]
}

const meet = async (keys: readonly string[]): Promise<Walked> => {
  const names = await personsOf(keys.filter(isKey))
  const walked: Walked = { names: [], keys: [] }
  const seen = new Set<string>()
  for (const [key, name] of names) {
    if (seen.has(name)) continue
    seen.add(name)
    walked.names.push(name)
    walked.keys.push(key)
  }
  return walked
}

/** Builds the next persons of the new generation; the last slice puts it in the place of the old. */
export const buildSome = async (work: Work, building: Building): Promise<void> => {
  const keys = await nextKeys(building.after)
  const last = keys.at(-1)
  if (last === undefined) return end(work.state, building)
  const { names, keys: firsts } = await meet(keys)
  const some = names.slice(0, PERSONS_AT_ONCE)
  const moved = (fitted: number) => {
    const next = firsts[fitted]
    const after = next === undefined ? last : (keys[keys.indexOf(next) - 1] ?? building.after)
    return { building: { ...building, after, people: building.people + fitted } }
  }
  await foldAll(work, some, moved, true)
}
