import { creditsOf, mergeEvents } from '#core/invites/fold'
import type { Credit } from '#core/invites/views'
import { randomFrom } from '../../localwechat/simulator/random.ts'
import { arrivals, storyFrom } from './invites-logs'
import { oracle, type Told } from './invites-oracle'
import { type CreditsOf, campaignsOf, FRIEND, type Story } from './invites-story'

export interface Rules {
  creditsOf: CreditsOf
  mergeEvents: typeof mergeEvents
}

export const RULES: Rules = { creditsOf, mergeEvents }

export const INVARIANTS = [
  'the ledger is what a walk through time says',
  'any order, any doubles and any delay give one identical ledger',
  'at most one team has a friend',
  'every line names events that happened',
] as const
export type InviteInvariant = (typeof INVARIANTS)[number]

export interface Difference {
  seed: string
  invariant: InviteInvariant
  story: Story
  seen: unknown
  wanted: unknown
}

const byTeam = (a: { teamId: string }, b: { teamId: string }) => (a.teamId < b.teamId ? -1 : 1)

const plain = ({ teamId, state, rule, cameAt, doneAt, keptFrom, endedAt }: Credit | Told) => ({
  teamId,
  state,
  rule,
  cameAt,
  doneAt,
  keptFrom,
  endedAt,
})

const linesOf = (lines: readonly (Credit | Told)[]) => [...lines].sort(byTeam).map(plain)

/** Doubles that say different things must converge, but no walk can say which of them is right. */
const withoutContradictions = (events: Story['events']): Story['events'] => [
  ...new Map(events.map((event) => [event.id, event])).values(),
]

type Check = (story: Required<Story>, rules: Rules, seed: string) => [unknown, unknown]

/** The document as it grows with every parcel, and the ledger that is folded from it at the end. */
const delivered: Check = (story, rules, seed) => {
  const { now } = story
  const campaigns = campaignsOf(story)
  const ledgerOf = (parcels: ReturnType<typeof arrivals>) => {
    const known = parcels.reduce((all, more) => rules.mergeEvents(all, more), mergeEvents([], []))
    return rules.creditsOf(FRIEND, known, campaigns, now)
  }
  const random = randomFrom(`arrivals ${seed}`)
  return [ledgerOf(arrivals(random, story.events)), ledgerOf([[...story.events]])]
}

const CHECKS: Record<InviteInvariant, Check> = {
  'the ledger is what a walk through time says': (story, rules) => {
    const campaigns = campaignsOf(story)
    const events = withoutContradictions(story.events)
    return [
      linesOf(rules.creditsOf(FRIEND, events, campaigns, story.now)),
      linesOf(oracle(FRIEND, events, campaigns, story.now)),
    ]
  },
  'any order, any doubles and any delay give one identical ledger': delivered,
  'at most one team has a friend': (story, rules) => {
    const lines = rules.creditsOf(FRIEND, story.events, campaignsOf(story), story.now)
    return [lines.filter(({ state }) => state !== 'refused').length > 1, false]
  },
  'every line names events that happened': (story, rules) => {
    const ids = new Set(story.events.map(({ id }) => id))
    const lines = rules.creditsOf(FRIEND, story.events, campaignsOf(story), story.now)
    const odd = lines.flatMap(({ evidence }) =>
      evidence.length === 0 ? ['none'] : evidence.filter((id) => !ids.has(id)),
    )
    return [odd, []]
  },
}

/** A random story by its seed, and the first thing about it that is not as it should be. */
const differenceIn = (
  rules: Rules,
  seed: string,
  only?: InviteInvariant,
): Difference | undefined => {
  const story = storyFrom(randomFrom(seed))
  for (const invariant of INVARIANTS) {
    if (only && invariant !== only) continue
    const [seen, wanted] = CHECKS[invariant](story, rules, seed)
    if (JSON.stringify(seen) !== JSON.stringify(wanted))
      return { seed, invariant, story, seen, wanted }
  }
  return undefined
}

const seeds = function* (count: number, seed: string): Generator<string> {
  for (let n = 0; n < count; n++) yield `${seed} ${n}`
}

export const firstDifference = (
  rules: Rules,
  count: number,
  seed: string,
  only?: InviteInvariant,
): Difference | undefined => {
  for (const one of seeds(count, seed)) {
    const seen = differenceIn(rules, one, only)
    if (seen) return seen
  }
  return undefined
}

export const countDifferent = (
  rules: Rules,
  count: number,
  seed: string,
  only?: InviteInvariant,
): number => {
  let different = 0
  for (const one of seeds(count, seed)) if (differenceIn(rules, one, only)) different++
  return different
}

/** How often each state and rule comes up in so many stories: what the stories reach. */
export const reached = (count: number, seed: string): Map<string, number> => {
  const seen = new Map<string, number>()
  for (const one of seeds(count, seed)) {
    const story = storyFrom(randomFrom(one))
    for (const { state, rule } of creditsOf(FRIEND, story.events, campaignsOf(story), story.now))
      seen.set(`${state} ${rule}`, (seen.get(`${state} ${rule}`) ?? 0) + 1)
  }
  return seen
}
