import { countDifferent, INVARIANTS, RULES } from '../../tests/rules/invites-compare.ts'
import { exactly, type Figure, type Row } from './figure.mts'

const STORIES = 100_000

const rowOf = (invariant: (typeof INVARIANTS)[number]): Row => {
  const different = countDifferent(RULES, STORIES, 'figure', invariant)
  const stories = STORIES.toLocaleString('en-US')
  return exactly(`lives of friends, of ${stories}, unlike: ${invariant}`, different, 0)
}

export const invitesFigure: Figure = {
  name: 'invites',
  what: 'credits of invitations: shuffled, doubled and late events against a walk through time',
  slow: true,
  measure: async () => INVARIANTS.map(rowOf),
}
