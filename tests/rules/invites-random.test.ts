import { describe, expect, it } from 'vitest'
import { mergeEvents } from '#core/invites/fold'
import { creditRule } from '#core/invites/views'
import { randomFrom } from '../../localwechat/simulator/random.ts'
import { loadBroken } from '../simulation/functions'
import {
  firstDifference,
  INVARIANTS,
  type InviteInvariant,
  RULES,
  type Rules,
  reached,
} from './invites-compare'
import { shuffled, storyFrom } from './invites-logs'

/** A slice for every run of the tests; `npm run figures -- invites` takes 100,000. */
const STORIES = 3000

const OF_THE_TEAM = ['inviter-blocked', 'team-full']

const BREAKS: Record<InviteInvariant, { what: string; file: string; from: string; to: string }> = {
  'the ledger is what a walk through time says': {
    what: 'a day is a millisecond longer',
    file: 'core/invites/window.ts',
    from: 'const until = from + days * DAY',
    to: 'const until = from + days * DAY + 1',
  },
  'any order, any doubles and any delay give one identical ledger': {
    what: 'of two doubles the one that came last wins',
    file: 'core/invites/story.ts',
    from: 'one.set(event.id, known ? earlier(known, event) : event)',
    to: 'one.set(event.id, known ? event : event)',
  },
  'at most one team has a friend': {
    what: 'each team has a winner of its own',
    file: 'core/invites/fold.ts',
    from: 'const winner = visits.find(({ why }) => why === undefined)\n  const [joined]',
    to: 'let winner = visits.find(({ why }) => why === undefined)\n  const [joined]',
  },
  'every line names events that happened': {
    what: 'the evidence is left out',
    file: 'core/invites/fold.ts',
    from: 'evidence: [...new Set([visit.id, ...verdict.evidence])]',
    to: 'evidence: []',
  },
}

/** The break of the third one needs a second change in the same file. */
const ALSO: Partial<Record<InviteInvariant, { file: string; from: string; to: string }>> = {
  'at most one team has a friend': {
    file: 'core/invites/fold.ts',
    from: 'const campaign = winner && campaigns.get(winner.campaignId)',
    to: 'winner = visits.find((one) => one.why === undefined && one.teamId === teamId)\n    const campaign = winner && campaigns.get(winner.campaignId)',
  },
}

describe('random lives of friends', () => {
  it(`are told as a walk through time tells them, in any order, each of ${STORIES}`, () => {
    expect(firstDifference(RULES, STORIES, 'tests')).toBeUndefined()
  }, 60_000)

  it('reach every rule there is', () => {
    const seen = [...reached(STORIES, 'tests').keys()].map((line) => line.split(' ')[1])
    const all = creditRule.options.filter((rule) => !OF_THE_TEAM.includes(rule))
    expect([...new Set(seen)].sort()).toEqual([...all].sort())
  }, 60_000)

  it.each(INVARIANTS)(
    'are missed when "%s" is broken',
    async (invariant) => {
      const also = ALSO[invariant]
      const mutations = also ? [BREAKS[invariant], also] : [BREAKS[invariant]]
      const broken = await loadBroken<Rules>('core/invites/fold.ts', mutations)
      expect(firstDifference(broken, STORIES, 'tests', invariant)?.invariant).toBe(invariant)
    },
    60_000,
  )

  it('keep the same earliest events when there are too many, whatever comes first', () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = randomFrom(`flood ${seed}`)
      const { events } = storyFrom(random)
      const parts = shuffled(random, events).map((event) => [event])
      const one = parts.reduce((known, part) => mergeEvents(known, part), [])
      expect(one).toEqual(mergeEvents([], events))
    }
  })
})
