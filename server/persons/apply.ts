import type { Person } from '#core/persons/person'
import { aFewAtATime } from '../platform/few'
import {
  addMissing,
  addNew,
  addOnce,
  type Change,
  DuplicateError,
  lt,
  removeWhere,
  updateWhere,
} from '../platform/store'
import type { Batch } from './batch'
import { begin, begun, forget } from './log'
import { type CounterDoc, counters, persons } from './records'
import { advance, readState } from './state'

const OPTIONAL = ['memberId', 'channel', 'birthday', 'older'] as const

const changeTo = ({ _id, ...set }: Person): Change<Person> => ({
  set,
  unset: OPTIONAL.filter((field) => set[field] === undefined),
})

type Put = Batch['puts'][number]

/** Only what this batch has seen is written over: a second time finds its own name there. */
const write = ({ id, was, person }: Put): Promise<unknown> =>
  person
    ? updateWhere(persons, { _id: id, batch: was }, changeTo(person))
    : removeWhere(persons, { _id: id, batch: was })

const writePersons = async (puts: readonly Put[]): Promise<void> => {
  const fresh = puts.flatMap(({ was, person }) => (was === '' && person ? [person] : []))
  try {
    await addNew(persons, fresh)
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    await addMissing(persons, fresh)
  }
  const there = puts.filter(({ was }) => was !== '')
  await aFewAtATime(there, write)
}

/** Each document takes each batch once, and never an older one after a newer. */
const count = async (delta: Pick<CounterDoc, '_id' | 'gen' | 'n'>, seq: number): Promise<void> => {
  const { _id, gen, n } = delta
  const inc = Object.fromEntries(Object.entries(n).map(([field, by]) => [`n.${field}`, by]))
  const change = { inc, set: { seq } } as Change<CounterDoc>
  if ((await updateWhere(counters, { _id, seq: lt(seq) }, change)) === 1) return
  await addOnce(counters, { _id, gen, seq, n })
}

/** Does what a batch says, from wherever somebody before us died; done twice it changes nothing. */
export const finish = async (batch: Batch): Promise<void> => {
  const { seq, puts, deltas, moved } = batch
  await writePersons(puts)
  await aFewAtATime(deltas, (delta) => count(delta, seq))
  await advance(seq, moved)
  await forget(batch)
}

/**
 *   batch → [crash: the next firing finishes it] → persons → counters → state → batch gone
 * Who finds that another has begun the same number finishes that one; their own is made again later.
 * The look at the state is for a run that slept beyond its lease: its number may be done and gone.
 * Answers whether this very batch is done.
 */
export const commit = async (batch: Batch): Promise<boolean> => {
  if (!(await begin(batch))) {
    const other = await begun(batch.seq)
    if (other) await finish(other)
    return false
  }
  const { seq } = await readState()
  const isNext = seq === batch.seq - 1
  if (isNext) await finish(batch)
  else await forget(batch)
  return isNext
}
