import * as v from 'valibot'
import type { DayNumber } from '#core/events/days'
import type { Folded } from '#core/persons/fold'
import { type Person, personTag } from '#core/persons/person'
import { type TagByHand, type TagRules, tagsOf } from '#core/tags/rules'
import { hashId } from '../platform/ids'
import { type HandTagDoc, readTags, type TagDoc } from '../platform/tags'

/** The brand's tags, as a fold needs them. */
export interface Tagging {
  /** Changes with every change that may put a tag on somebody or take one off. */
  version: string
  rules: Pick<TagRules, 'automatic'>
  known: ReadonlySet<string>
}

const taggingFrom = (all: readonly TagDoc[]): Tagging => {
  const automatic = all.flatMap(({ _id: tag, automatic: one }) =>
    one ? [{ tag, rule: one.rule, stay: one.stay }] : [],
  )
  const known = all.map(({ _id }) => _id).sort()
  return {
    version: known.length === 0 ? '' : hashId(JSON.stringify([automatic, known])),
    rules: { automatic },
    known: new Set(known),
  }
}

/** One request. */
export const readTagging = async (): Promise<Tagging> => taggingFrom(await readTags())

const handOf = ({ tag, by, from, until, why }: HandTagDoc): TagByHand => ({
  tag,
  by,
  from,
  ...(until === undefined ? {} : { until }),
  why,
})

/** A tag on two keys of one person is one tag: the one that stays longer, or came first. */
const once = (hands: readonly TagByHand[]): TagByHand[] => {
  const last = ({ until = Number.POSITIVE_INFINITY }: TagByHand) => until
  const best = new Map<string, TagByHand>()
  for (const one of hands) {
    const known = best.get(one.tag)
    if (!known || last(one) > last(known) || (last(one) === last(known) && one.from < known.from))
      best.set(one.tag, one)
  }
  return [...best.values()].sort((a, b) => (a.tag < b.tag ? -1 : 1))
}

const personTags = v.array(personTag)

/** Tags of a person today, and the next day on which time alone may change them. */
export const tagged = (
  person: Folded,
  hands: readonly HandTagDoc[],
  { rules, known }: Tagging,
  rfm: TagRules['rfm'],
  today: DayNumber,
): Pick<Person, 'tags' | 'due'> => {
  const own = once(hands.filter(({ tag }) => known.has(tag)).map(handOf))
  const { tags, due } = tagsOf(person, own, { ...rules, rfm }, today)
  // What was due today has been done now: nobody is folded for one day twice.
  // As the document has them, to be compared with it.
  return { tags: v.parse(personTags, tags), due: Math.max(due, today + 1) }
}
