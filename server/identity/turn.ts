import * as v from 'valibot'
import { MINUTE } from '#core/kernel/time'
import { now as clock, pause } from '../platform/clock'
import { addOnce, collection, get, updateWhere } from '../platform/store'

/** The turns are counted: of two that run at once, the older one can not write any more. */
const turn = v.object({ _id: v.string(), until: v.number(), cursor: v.number() })
const turns = collection('jobs', turn)
const ID = 'identity.turn'

/** Longer than a function may run: whoever was killed gives it free by dying. */
const LEASE = MINUTE
const LOOK_AGAIN = 150

/** The number of this turn; undefined while somebody else has theirs. */
const take = async (now: number): Promise<number | undefined> => {
  const known = await get(turns, ID)
  const until = now + LEASE
  if (!known) return (await addOnce(turns, { _id: ID, until, cursor: 1 })) ? 1 : undefined
  if (known.until >= now) return undefined
  const next = known.cursor + 1
  const guard = { _id: ID, cursor: known.cursor }
  const taken = await updateWhere(turns, guard, { set: { until, cursor: next } })
  return taken === 1 ? next : undefined
}

const end = (cursor: number): Promise<number> =>
  updateWhere(turns, { _id: ID, cursor }, { set: { until: 0 } })

/**
 * Works while nobody else judges links; `patience` is how long (ms) it waits for its turn. Undefined
 * when it did not get one. The clocks of two machines may differ: what keeps two turns from mixing
 * their writes is the number, which every document that is read is given first (settle.ts).
 */
export const inTurn = async <T>(
  patience: number,
  work: (turn: number) => Promise<T>,
): Promise<T | undefined> => {
  const deadline = clock() + patience
  for (;;) {
    const mine = await take(clock())
    if (mine !== undefined) {
      try {
        return await work(mine)
      } finally {
        await end(mine)
      }
    }
    if (clock() >= deadline) return undefined
    await pause(LOOK_AGAIN)
  }
}
