import type { InviteEvent } from '#core/invites/events'
import { type Worst, worstOf } from '#core/invites/worst'
import { type Options, type Outcome, playShuke, REWARDS, SHUKE } from './play'
import { SIZE, type Size, type World, worldFrom } from './world'

const STEP_FEN = REWARDS.steps.map(({ now, kept }) => {
  const fen = (reward: typeof now | undefined) => (reward?.kind === 'points' ? reward.points : 0)
  return fen(now) + fen(kept)
})

const TEN_THOUSANDTHS = 10_000

/** Distinct people per inviter, of those who did a thing: what the simple ways of paying count. */
const perInviter = (world: World, counts: (events: InviteEvent[]) => boolean) => {
  const events = new Map<string, InviteEvent[]>()
  for (const { friendId, event } of world.deeds)
    events.set(friendId, [...(events.get(friendId) ?? []), event])
  const teams = new Map<string, Set<string>>()
  const people = new Set<string>()
  for (const { friendId, event } of world.deeds) {
    if (event.kind !== 'visited' || !counts(events.get(friendId) ?? [])) continue
    teams.set(event.inviterId, (teams.get(event.inviterId) ?? new Set()).add(friendId))
    people.add(friendId)
  }
  return { teams, people }
}

/** The same rewards, the same steps, paid in full to whoever counts, and never taken back. */
const paidSimply = (world: World, counts: (events: InviteEvent[]) => boolean): number => {
  const { teams, people } = perInviter(world, counts)
  let fen = people.size * REWARDS.friend.points
  for (const friends of teams.values())
    fen += STEP_FEN.slice(0, friends.size).reduce((sum, one) => sum + one, 0)
  return fen
}

/** Honest people who came by an invitation, joined, and are still there at the end. */
const keptIn = ({ deeds, people }: World): number => {
  const invited = new Set(
    deeds.flatMap((one) => (one.event.kind === 'visited' ? [one.friendId] : [])),
  )
  const first = new Map<string, InviteEvent['kind'][]>()
  for (const { friendId, event } of deeds)
    first.set(friendId, [...(first.get(friendId) ?? []), event.kind])
  return [...invited].filter((id) => {
    const kinds = first.get(id) ?? []
    const isNew = kinds.indexOf('visited') < kinds.indexOf('joined')
    return people.get(id)?.honest && isNew && !kinds.includes('closed')
  }).length
}

export interface Compared extends Outcome {
  kept: number
  /** Cost per kept friend, fen. */
  shuke: number
  onOpen: number
  onJoin: number
  /** How many times dearer paying for an opening is. */
  ratio: number
  worst: Worst
  medianWait: number
  /** Honest friends who were looked at first, of ten thousand. */
  heldShare: number
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** One seed, one world, three ways to pay for it. */
export const compare = (seed: string, options: Options = SHUKE, size: Size = SIZE): Compared => {
  const world = worldFrom(seed, size)
  const outcome = playShuke(world, seed, options)
  const kept = keptIn(world)
  const worth = (reward: { kind: string; points?: number }) => reward.points ?? 0
  const onOpen = paidSimply(world, () => true) / kept
  const shuke = outcome.spentFen / kept
  return {
    ...outcome,
    kept,
    shuke,
    onOpen,
    onJoin: paidSimply(world, (events) => events.some(({ kind }) => kind === 'joined')) / kept,
    ratio: onOpen / shuke,
    worst: worstOf({ ...REWARDS, stock: outcome.stood }, worth),
    medianWait: median(outcome.waits),
    heldShare: Math.round((outcome.heldHonest / outcome.honestCounted) * TEN_THOUSANDTHS),
  }
}
