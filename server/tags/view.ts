import { textOfDay } from '#core/events/days'
import type { PersonTag } from '#core/persons/person'
import { type OwnNames, ruleText } from '#core/segments/words'
import type { TagOn, TagView } from '#core/tags/views'
import type { TagDoc } from '../platform/tags'

export const tagViewOf = (doc: TagDoc, own: OwnNames, people: number): TagView => {
  const { _id: id, name, colour, note, automatic, wecom, at } = doc
  return {
    id,
    name,
    colour,
    note,
    ...(automatic ? { automatic } : {}),
    wecom,
    text: automatic ? ruleText(automatic.rule, own) : '',
    at,
    people,
  }
}

type Standing = Omit<PersonTag, 'by'>

const whyOf = ({ hand, why, until }: Standing, doc: TagDoc, own: OwnNames): string => {
  if (hand || !doc.automatic) return why
  const text = ruleText(doc.automatic.rule, own)
  return until === undefined ? text : `${text}（已不符合，保留 ${doc.automatic.stay} 天）`
}

/** Tags of a person with their names; those of a rule that is gone are left out. */
export const tagsOn = (
  standing: readonly Standing[],
  all: readonly TagDoc[],
  own: OwnNames,
): TagOn[] =>
  standing.flatMap((one) => {
    const doc = all.find(({ _id }) => _id === one.tag)
    if (!doc) return []
    const { hand, from, until } = one
    return [
      {
        id: doc._id,
        name: doc.name,
        colour: doc.colour,
        why: whyOf(one, doc, own),
        hand,
        from: textOfDay(from),
        ...(until === undefined ? {} : { until: textOfDay(until) }),
      },
    ]
  })
