import { ok, type Result, refuse } from '#core/kernel/result'
import { businessDayOf } from '#core/kernel/time'
import { type Staff, staff } from '../platform/people'
import { absentOr, get, gte, lte, updateWhere, type Where } from '../platform/store'
import type { PostHere } from './post'

/**
 * The daily limit of a clerk: each redemption takes a turn of the day before it is made. Taken by
 * one guarded update that the limit itself guards, so that a hundred at once take what there is and
 * no more. A turn whose call died before its redemption stays taken: a clerk may have one too few
 * on such a day, never one too many.
 */

type Counter = `usedToday.counts.${string}`
const counterOf = (storeId: string): Counter => `usedToday.counts.${storeId}`

const usedIn = ({ usedToday }: Staff, storeId: string, day: string): number | undefined =>
  usedToday.day === day ? usedToday.counts[storeId] : undefined

interface Wanted {
  storeId: string
  limit: number
  count: number
  day: string
}

const onNewDay = ({ _id, usedToday }: Staff, { storeId, count, day }: Wanted) => {
  const before = usedToday.day === '' ? absentOr('') : usedToday.day
  const set = { usedToday: { day, counts: { [storeId]: count }, back: {} } }
  return updateWhere(staff, { _id, 'usedToday.day': before }, { set })
}

const onSameDay = (person: Staff, { storeId, limit, count, day }: Wanted) => {
  const counter = counterOf(storeId)
  const none = usedIn(person, storeId, day) === undefined
  const guard: Where<Staff> = {
    _id: person._id,
    'usedToday.day': day,
    [counter]: none ? absentOr(0) : lte(limit - count),
  }
  return updateWhere(staff, guard, { inc: { [counter]: count } })
}

const TRIES = 8

const takeTurns = async (
  first: Staff,
  wanted: Wanted,
): Promise<Result<true, 'staff.daily-limit' | 'request.busy'>> => {
  const { storeId, limit, count, day } = wanted
  let person: Staff | undefined = first
  for (let left = TRIES; left > 0 && person; left -= 1) {
    if ((usedIn(person, storeId, day) ?? 0) + count > limit)
      return refuse('staff.daily-limit', { limit })
    const write = person.usedToday.day === day ? onSameDay : onNewDay
    if ((await write(person, wanted)) === 1) return ok(true)
    person = await get(staff, first._id)
  }
  return refuse('request.busy')
}

const giveBack = (_id: string, storeId: string, count: number, day: string): Promise<number> => {
  const counter = counterOf(storeId)
  const guard: Where<Staff> = { _id, 'usedToday.day': day, [counter]: gte(count) }
  return updateWhere(staff, guard, { inc: { [counter]: -count } })
}

export interface Turns {
  /** This clerk has a limit here. */
  limited: boolean
  /** Takes that many in all, however often it is asked; nothing for a clerk without a limit. */
  take(count: number): Promise<Result<true, 'staff.daily-limit' | 'request.busy'>>
  /** What they were taken for is done. */
  keep(): void
  /** At the end of a call that has an answer: gives back what nothing was done with. */
  settle(): Promise<void>
}

/** The turns of one call. */
export const turnsOf = (person: Staff, post: PostHere, now: number): Turns => {
  const { storeId, dailyLimit: limit } = post
  const day = businessDayOf(now)
  let taken = 0
  return {
    limited: limit !== undefined,
    take: async (count) => {
      if (limit === undefined || taken > 0) return ok(true)
      const turn = await takeTurns(person, { storeId, limit, count, day })
      if (turn.ok) taken = count
      return turn
    },
    keep: () => {
      taken = 0
    },
    settle: async () => {
      if (taken > 0) await giveBack(person._id, storeId, taken, day)
      taken = 0
    },
  }
}

interface Undone {
  id: string
  staffId: string
  storeId: string
  at: number
  counted?: boolean | undefined
}

/**
 * A redemption that was undone on the day on which it was made gives its turn back, once, however
 * often it is asked: by the undo, by its retry, and by the jobs after a crash (jobs/turns.ts). Answers
 * how many came back.
 */
export const giveBackTurn = async (
  { id, staffId: _id, storeId, at, counted }: Undone,
  now: number,
): Promise<number> => {
  const day = businessDayOf(at)
  if (!counted || day !== businessDayOf(now)) return 0
  const [counter, mark] = [counterOf(storeId), `usedToday.back.${id}`] as const
  const guard: Where<Staff> = {
    _id,
    'usedToday.day': day,
    [counter]: gte(1),
    [mark]: absentOr(0),
  }
  return updateWhere(staff, guard, { inc: { [counter]: -1, [mark]: 1 } })
}
