import { MINUTE } from '#core/kernel/time'
import {
  catchUpDeeds,
  catchUpJoinings,
  catchUpRewards,
  catchUpStories,
  DEEDS,
  invitees,
  reconcilePurses,
  rewards,
  settleDue,
} from '../invites'
import { audit } from '../platform/audit'
import { members } from '../platform/people'
import { oneOf } from '../platform/store'
import { lookSince } from './since'

type Slice = Promise<{ cursor: number; more: boolean }>

/** Of one look; each may take some writes. */
const LOOKED_AT = 50

/** Stories, joinings and rewards since the last look; the slowest of the three says how far it came. */
export const storiesSlice = async (cursor: number, now: number): Slice => {
  const size = LOOKED_AT
  const looks = [
    await lookSince(cursor, { of: members, by: 'joinedAt', size }, now, (page) =>
      catchUpJoinings(page, now),
    ),
    await lookSince(cursor, { of: invitees, by: 'at', size }, now, (page) =>
      catchUpStories(page, now),
    ),
    await lookSince(cursor, { of: rewards, by: 'at', size }, now, (page) =>
      catchUpRewards(page, now),
    ),
  ]
  // Who is at the end has stepped back, and must not take the others back with it.
  const open = looks.filter(({ more }) => more)
  const slowest = open.length > 0 ? open : looks
  return { cursor: Math.min(...slowest.map((one) => one.cursor)), more: open.length > 0 }
}

/** The row of a sale that a crash kept is filed by other jobs within two firings, with its old time. */
const LATE = 30 * MINUTE

/** Sales, returns and closings since the last look. */
export const deedsSlice = async (cursor: number, now: number): Slice => {
  const where = { action: oneOf(DEEDS) }
  const look = { of: audit, where, by: 'at', size: LOOKED_AT } as const
  const { cursor: reached, more } = await lookSince(cursor, look, now, (rows) =>
    catchUpDeeds(rows, now),
  )
  return { cursor: more ? reached : Math.min(reached, now - LATE), more }
}

/** What is due to be given, taken back or kept. */
export const dueSlice = async (cursor: number, now: number): Slice => {
  const due = await settleDue(cursor, now)
  if (!due.more) await reconcilePurses(now)
  return due
}
