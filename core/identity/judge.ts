import {
  agreedSince,
  KEYS_OF_PERSON,
  type RuleCode,
  ruleFor,
  type View,
  verdictOf,
} from './conflicts'
import { type Groups, newGroups } from './groups'
import type { IdentityKey } from './keys'
import { type Link, type LinkState, since } from './links'

export interface Judged {
  state: LinkState
  /** What decided, of the whole person. */
  rule: RuleCode
  /** What the link comes to by itself (./conflicts.ts). */
  alone: RuleCode
  /** An operator has something to decide. */
  asks: boolean
}

export interface Judgement {
  links: ReadonlyMap<string, Judged>
  groups: Groups
}

/** A key that is not judged here, and the person whom it belongs to as we know. */
export type Outside = ReadonlyMap<IdentityKey, IdentityKey>

interface Ruled {
  link: Link
  alone: RuleCode
}

const told = ({ alone }: Ruled, rule: RuleCode): Judged => {
  const { state } = verdictOf(rule)
  return { state, rule, alone, asks: state === 'waiting' }
}

const byId = (one: Link, other: Link): number => (one._id < other._id ? -1 : 1)

/** The newest word first: what was said later is what counts. */
const byWord = ({ link: x }: Ruled, { link: y }: Ruled): number =>
  (y.word?.at ?? 0) - (x.word?.at ?? 0) || byId(x, y)

const say = ({ link: { a, b, word }, alone }: Ruled, groups: Groups): RuleCode => {
  if (!word?.same) return groups.keepApart(a, b) ? alone : 'overruled'
  const joining = groups.join(a, b)
  if (joining === 'kept-apart') return 'overruled'
  return joining === 'too-large' ? joining : alone
}

const join = ({ link: { a, b }, alone }: Ruled, groups: Groups): RuleCode => {
  const joining = groups.join(a, b)
  return joining === 'kept-apart' || joining === 'too-large' ? joining : alone
}

/** Nothing is joined any more: the link waits, unless that has been answered in another way. */
const wait = ({ link: { a, b }, alone }: Ruled, groups: Groups): RuleCode => {
  if (groups.isTogether(a, b)) return 'together'
  return groups.isApart(a, b) ? 'kept-apart' : alone
}

const turnOf = ({ alone, link }: Ruled): number => (link.word ? 0 : (verdictOf(alone).joins ?? 3))

const inTurns = (ruled: readonly Ruled[], view: View): Ruled[][] => {
  const turns: Ruled[][] = [[], [], [], []]
  for (const one of ruled) turns[turnOf(one)]?.push(one)
  const [words = [], sure = [], agreed = []] = turns
  const bySince = (of: (link: Link) => number) => (x: Ruled, y: Ruled) =>
    of(x.link) - of(y.link) || byId(x.link, y.link)
  words.sort(byWord)
  sure.sort(bySince(since))
  agreed.sort(bySince((link) => agreedSince(link, view)))
  return turns
}

const placeOutside = (groups: Groups, outside: Outside): void => {
  for (const [key, person] of outside) groups.join(person, key)
}

/**
 * Who is one person. A pure function of the links: in which order they came, or how often they were
 * judged before, makes no difference (tests/rules/identity*). Words of operators come first, the newest
 * before all; then what is sure; then what is probable and agrees; and no source joins what is kept
 * apart. `links` hold every link that joins one of their own keys.
 */
export const judge = (
  links: readonly Link[],
  view: View,
  outside: Outside = new Map(),
  most = KEYS_OF_PERSON,
): Judgement => {
  const groups = newGroups(most)
  placeOutside(groups, outside)
  const ruled = links.map((link): Ruled => ({ link, alone: ruleFor(link, view) }))
  const judged = new Map<string, Judged>()
  const ways = [say, join, join, wait]
  inTurns(ruled, view).forEach((turn, i) => {
    const way = ways[i] ?? wait
    for (const one of turn) {
      const rest = verdictOf(one.alone).state !== 'waiting' && way === wait
      judged.set(one.link._id, told(one, rest ? one.alone : way(one, groups)))
    }
  })
  return { links: judged, groups }
}
