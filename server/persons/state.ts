import { DEFAULT_RULES } from '#core/persons/rules'
import { addOnce, get, updateWhere } from '../platform/store'
import { STATE_ID, type State, states } from './records'

/**
 * Grows whenever persons or counters are made in another way: then all is built anew by itself,
 * from the events, which are the truth.
 */
export const VERSION = 3

const FRESH: State = {
  _id: STATE_ID,
  version: VERSION,
  gen: 1,
  rules: DEFAULT_RULES,
  since: 0,
  seq: 0,
  noted: { at: 0, id: '' },
}

/** How far the persons are; as if nothing had ever happened before the first firing. */
export const readState = async (): Promise<State> => (await get(states, STATE_ID)) ?? FRESH

/** The same for who will write it. */
export const openState = async (): Promise<State> => {
  await addOnce(states, FRESH)
  return readState()
}

/** What a batch moves on. */
export type Advance = Partial<Pick<State, 'noted' | 'building' | 'tagged'>>

/** Moves on with a batch that is done, once. */
export const advance = async (seq: number, moved: Advance): Promise<void> => {
  await updateWhere(states, { _id: STATE_ID, seq: seq - 1 }, { set: { ...moved, seq } })
}
