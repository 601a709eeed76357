import type { DayNumber } from '../events/days'
import { FAR_DAY, type Person, type PersonTag } from '../persons/person'
import type { Judged, Moment } from '../segments/life'
import { isIn, turnsOf } from '../segments/rules'
import type { Rule } from '../segments/views'

/** A rule that puts a tag on by itself. */
export interface AutomaticTag {
  tag: string
  rule: Rule
  /** Days after the rule's last day on which it still stands. */
  stay: number
}

/** A tag that somebody put on a person, or on one of the keys that are this person now. */
export type TagByHand = Pick<PersonTag, 'tag' | 'by' | 'from' | 'until' | 'why'>

export interface TagRules {
  automatic: readonly AutomaticTag[]
  rfm: Moment['rfm']
}

/** A person before their tags are known; those by hand are. */
type Known = Omit<Person, 'gen' | 'batch' | 'due'>

/** Longer than any month takes to come round. */
const AHEAD = 400

/** From the first day to the last, both included, a rule holds. */
type Stretch = readonly [DayNumber, DayNumber]

/**
 * The last stretches before and on today in which a rule holds, newest first. Worked out from what is
 * known now, so that what was told late counts as if it had been told at once.
 */
function* stretches(
  { rule }: AutomaticTag,
  person: Judged,
  { rfm }: TagRules,
  turns: readonly DayNumber[],
  today: DayNumber,
): Generator<Stretch> {
  let end = today
  for (let i = turns.length - 1; i >= 0; i -= 1) {
    const start = turns[i] as DayNumber
    if (start > today) continue
    if (isIn(rule, person, { day: start, rfm })) yield [start, end]
    end = start - 1
  }
}

interface Standing {
  from: DayNumber
  until?: DayNumber
}

/** Since when a tag stands, and until when if its rule has stopped; undefined when it does not. */
const standingOf = (
  automatic: AutomaticTag,
  found: Iterable<Stretch>,
  today: DayNumber,
): Standing | undefined => {
  let standing: Standing | undefined
  let bound = today
  for (const [start, end] of found) {
    // Stretches so close that the tag never fell off between them are one.
    if (end + automatic.stay + (standing ? 1 : 0) < bound) break
    standing ??= end === today ? { from: start } : { from: start, until: end + automatic.stay }
    standing.from = start
    bound = start
  }
  return standing
}

interface Judgement {
  tags: PersonTag[]
  /** Next day on which time alone may change something. */
  due: DayNumber
}

/** The first day after today on which the rule answers otherwise, if nothing happens. */
const changeAfter = (
  rule: Rule,
  person: Known,
  { rfm }: TagRules,
  turns: readonly DayNumber[],
  today: DayNumber,
): DayNumber => {
  const now = today >= person.firstDay && isIn(rule, person, { day: today, rfm })
  const next = turns.find((day) => day > today && isIn(rule, person, { day, rfm }) !== now)
  return next ?? FAR_DAY
}

const judge = (
  automatic: AutomaticTag,
  person: Known,
  rules: TagRules,
  today: DayNumber,
): Judgement => {
  const { tag, rule } = automatic
  // Nothing stands before the first day that is known of somebody.
  const { firstDay } = person
  const all = turnsOf(rule, person, rules, [firstDay, today + AHEAD])
  const turns = [firstDay, ...all.filter((day) => day > firstDay)]
  const found = stretches(automatic, person, rules, turns, today)
  const standing = standingOf(automatic, found, today)
  const tags = standing ? [{ tag, by: tag, hand: false, why: '', ...standing }] : []
  const next = changeAfter(rule, person, rules, turns, today)
  return { tags, due: Math.min(next, (standing?.until ?? FAR_DAY) + 1) }
}

const stands =
  (today: DayNumber) =>
  ({ from, until = today }: Pick<PersonTag, 'from' | 'until'>): boolean =>
    from <= today && until >= today

/**
 * The tags of a person today, and the next day on which time alone may change them: a pure function of
 * what is known of the person, so that folding anew gives the same. Tags that were put on by hand may
 * be conditions of automatic ones; automatic ones of nothing, or they would chase each other.
 */
export const tagsOf = (
  person: Omit<Known, 'tags'>,
  byHand: readonly TagByHand[],
  rules: TagRules,
  today: DayNumber,
): Pick<Person, 'tags' | 'due'> => {
  const hands = byHand.map((one): PersonTag => ({ ...one, hand: true }))
  const judged = { ...person, tags: hands }
  const found = rules.automatic.map((one) => judge(one, judged, rules, today))
  const ends = hands.flatMap(({ from, until = FAR_DAY - 1 }) => [from, until + 1])
  const later = [...ends, ...found.map(({ due }) => due)].filter((day) => day > today)
  return {
    tags: [...hands.filter(stands(today)), ...found.flatMap(({ tags }) => tags)],
    due: Math.min(FAR_DAY, ...later),
  }
}
