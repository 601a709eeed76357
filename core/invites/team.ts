import type { CampaignForm } from './form'
import { MAX_FRIENDS } from './limits'
import type { CreditRule, CreditState } from './views'

/** As a team document keeps a credit; the fold's own credits fit as well. */
export interface TeamLine {
  readonly friendId: string
  readonly state: CreditState
  readonly rule: CreditRule
  readonly keptFrom?: number | undefined
  readonly endedAt?: number | undefined
}

export interface PaidLine {
  readonly part: 'now' | 'kept' | 'friend'
  readonly step: number
  readonly friendId?: string | undefined
  readonly gen: number
  readonly state: 'owed' | 'given' | 'back' | 'debt' | 'note' | 'none'
}

/** No moment at all: later than any, as the people's documents say it (server/platform/people.ts). */
const FAR = 9_000_000_000_000_000

/** Today's state of a line: what stood until its window ended is kept without another word. */
export const stateAt = ({ state, keptFrom = FAR }: TeamLine, now: number): CreditState =>
  state === 'counted' && keptFrom <= now ? 'kept' : state

const isFallen = ({ state }: TeamLine): boolean => state === 'left' || state === 'refused'

/**
 * The lines of a team; nothing of it stands any more when its inviter earns nothing. What fell by
 * itself keeps its own reason, or a friend who left would be spared with those who did no wrong.
 */
export const linesOf = <L extends TeamLine>(team: {
  readonly blocked: boolean
  readonly credits: readonly L[]
}): L[] =>
  team.blocked
    ? team.credits.map((line) =>
        isFallen(line) ? line : { ...line, state: 'refused', rule: 'inviter-blocked' },
      )
    : [...team.credits]

export interface Standing {
  /** Standing credits, kept or not; and those of them that are kept. */
  readonly counted: number
  readonly kept: number
  readonly waiting: number
  readonly held: number
  /** When `kept` was reached; 0 before the first. Earlier wins a tie. */
  readonly keptAt: number
  /** When a credit becomes kept by itself; FAR when none does. */
  readonly nextLook: number
}

/** Progress of a team: always this fold of its credits, never counted in another way. */
export const standingOf = (credits: readonly TeamLine[], now: number): Standing => {
  const inState = (state: CreditState) => credits.filter((line) => stateAt(line, now) === state)
  const [counted, kept] = [inState('counted'), inState('kept')]
  return {
    counted: counted.length + kept.length,
    kept: kept.length,
    waiting: inState('waiting').length,
    held: inState('held').length,
    keptAt: Math.max(0, ...kept.map(({ keptFrom, endedAt }) => keptFrom ?? endedAt ?? 0)),
    nextLook: Math.min(FAR, ...counted.map(({ keptFrom = FAR }) => keptFrom)),
  }
}

export interface Slot {
  readonly part: 'now' | 'kept' | 'friend'
  /** From 1; 0 for the friend's own benefit. */
  readonly step: number
  readonly friendId?: string | undefined
}

export type Plan = Pick<CampaignForm, 'steps' | 'friend'>

const isStanding = (line: TeamLine, now: number): boolean =>
  ['counted', 'kept'].includes(stateAt(line, now))

const friendSlot = ({ friendId }: TeamLine): Slot => ({ part: 'friend', step: 0, friendId })

const prefix = (part: 'now' | 'kept', { steps }: Plan, count: number): Slot[] =>
  steps.flatMap(({ kept }, index) =>
    index < count && (part === 'now' || kept) ? [{ part, step: index + 1 }] : [],
  )

/**
 * Rewards that should stand. Steps stand as a prefix, so what a team has depends on the count alone
 * and not on who came first; the friend's own benefit belongs to the friend.
 */
export const wantedOf = (form: Plan, credits: readonly TeamLine[], now: number): Slot[] => {
  const { counted, kept } = standingOf(credits, now)
  const friends = form.friend ? credits.filter((line) => isStanding(line, now)) : []
  return [
    ...friends.map(friendSlot),
    ...prefix('now', form, counted),
    ...prefix('kept', form, kept),
  ]
}

/**
 * Rewards that stay where they are given though they would not be given now: while a person still
 * looks at a credit nothing is taken back for it, and a friend keeps what was theirs when the
 * inviter is blocked.
 */
const sparedOf = (form: Plan, credits: readonly TeamLine[], now: number): Slot[] => {
  const { counted, kept, held } = standingOf(credits, now)
  const friends = credits.filter(
    ({ state, rule }) => state === 'held' || rule === 'inviter-blocked',
  )
  return [
    ...friends.map(friendSlot),
    ...prefix('now', form, counted + held),
    ...prefix('kept', form, kept + held),
  ]
}

export interface Move extends Slot {
  readonly what: 'give' | 'takeBack'
  readonly gen: number
}

const keyOf = ({ part, step, friendId }: Slot): string =>
  part === 'friend' ? `friend ${friendId ?? ''}` : `${part} ${step}`

const newestOf = (paid: readonly PaidLine[]): Map<string, PaidLine> => {
  const newest = new Map<string, PaidLine>()
  for (const line of paid) {
    const known = newest.get(keyOf(line))
    if (!known || line.gen > known.gen) newest.set(keyOf(line), line)
  }
  return newest
}

/**
 * Earned again after it was taken back, it is given again. Not when it had been spent and only
 * noted: that one is still theirs. Not when there was nothing left to give, unless asked.
 */
const nextGen = (line: PaidLine | undefined, again: boolean): number | undefined => {
  if (!line) return 1
  const anew = line.state === 'back' || line.state === 'debt' || (again && line.state === 'none')
  return anew ? line.gen + 1 : undefined
}

const givesOf = (wanted: readonly Slot[], newest: Map<string, PaidLine>, again: boolean): Move[] =>
  wanted.flatMap((slot) => {
    const gen = nextGen(newest.get(keyOf(slot)), again)
    return gen === undefined ? [] : [{ ...slot, what: 'give' as const, gen }]
  })

const isOut = ({ state }: PaidLine): boolean => state === 'owed' || state === 'given'

/**
 * What is to be done so that `paid` becomes what the credits are worth: takings back first, from the
 * highest step, so that the purse has it before something is given. Empty: all is as it should be.
 * `again`: what found nothing left is tried once more.
 */
export const movesOf = (
  form: Plan,
  credits: readonly TeamLine[],
  paid: readonly PaidLine[],
  now: number,
  again = false,
): Move[] => {
  const wanted = wantedOf(form, credits, now)
  const stays = new Set([...wanted, ...sparedOf(form, credits, now)].map(keyOf))
  const newest = newestOf(paid)
  const backs = [...newest.values()]
    .filter((line) => isOut(line) && !stays.has(keyOf(line)))
    .sort((a, b) => b.step - a.step)
    .map(({ part, step, friendId, gen }) => ({
      what: 'takeBack' as const,
      part,
      step,
      gen,
      ...(friendId === undefined ? {} : { friendId }),
    }))
  return [...backs, ...givesOf(wanted, newest, again)]
}

/** May this fold of a friend replace the one that the team has? An older one never does. */
export const newerCredit = (
  known: { readonly rev: number } | undefined,
  coming: { readonly rev: number },
): boolean => known === undefined || coming.rev >= known.rev

/** Is there still a line for this friend? Whoever has one keeps it. */
export const hasRoom = (
  credits: readonly { readonly friendId: string }[],
  friendId: string,
): boolean => credits.length < MAX_FRIENDS || credits.some((line) => line.friendId === friendId)
