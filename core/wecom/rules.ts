import type { Follow, Move } from './views'

/** A long quarrel of adding and deleting says nothing new; the newest stay. */
const MOVES_KEPT = 40

const rank = { removed: 0, added: 1 } as const

/** WeCom's times are whole seconds; of one second a removal goes first, as before adding again. */
const byTime = (a: Move, b: Move): number =>
  a.at - b.at || rank[a.kind] - rank[b.kind] || (a.id < b.id ? -1 : 1)

/** The moves with one more, in order of time; one that is known already changes nothing. */
export const withMove = (moves: readonly Move[], move: Move): Move[] =>
  moves.some(({ id }) => id === move.id)
    ? [...moves]
    : [...moves, move].sort(byTime).slice(-MOVES_KEPT)

const begun = ({ userId, at, state }: Move): Follow => ({
  userId,
  addedAt: at,
  ...(state ? { state } : {}),
})

/** An addition of somebody who is there already is the same one: add_half then add, or a double. */
const added = (follows: Follow[], open: Follow | undefined, move: Move): Follow[] => {
  if (!open) return [...follows, begun(move)]
  if (open.state !== undefined || !move.state) return follows
  return follows.map((one) => (one === open ? { ...one, state: move.state as string } : one))
}

/** A removal of nobody is one whose addition was lost: nothing to end. */
const removed = (follows: Follow[], open: Follow | undefined, { at, by }: Move): Follow[] =>
  open ? follows.map((one) => (one === open ? { ...one, removedAt: at, by } : one)) : follows

const step = (follows: Follow[], move: Move): Follow[] => {
  const open = follows.find(
    ({ userId, removedAt }) => userId === move.userId && removedAt === undefined,
  )
  return move.kind === 'added' ? added(follows, open, move) : removed(follows, open, move)
}

/**
 * Who follows the friend and who did, from all moves, in whatever order and however often they came.
 * A friend who was deleted one-sidedly and comes back has the state of the first time or none
 * (facts/platform.md §1.1), so a state is only ever told for its own addition.
 */
export const followsOf = (moves: readonly Move[]): Follow[] =>
  [...moves].sort(byTime).reduce(step, [])

export const isOpenFollow = ({ removedAt }: Follow): boolean => removedAt === undefined
