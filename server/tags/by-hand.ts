import { dayNumberOf, dayOfText } from '#core/events/days'
import { type IdentityKey, isKey } from '#core/identity/keys'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { Person } from '#core/persons/person'
import type { tagsOperatorRoutes } from '#core/tags/contract'
import { MOST_BY_HAND } from '#core/tags/limits'
import type { TagOn } from '#core/tags/views'
import { personOf } from '../identity'
import { audit } from '../platform/audit'
import type { ActionContext, UseCase } from '../platform/context'
import { persons } from '../platform/persons'
import { get, withTx } from '../platform/store'
import { type HandTagDoc, handTags, handTagsOf, readTags, type TagDoc } from '../platform/tags'
import { ownOptions } from '../segments'
import { tagsOn } from './view'

type Routes = typeof tagsOperatorRoutes

interface Known {
  person: Person
  all: TagDoc[]
  /** Put on by hand and standing today, on any of the person's keys. */
  hands: HandTagDoc[]
}

const standing =
  (today: number) =>
  ({ from, until = today }: HandTagDoc): boolean =>
    from <= today && until >= today

const known = async (
  personId: string,
  today: number,
): Promise<Result<Known, 'persons.not-found'>> => {
  if (!isKey(personId)) return refuse('persons.not-found')
  const person = await get(persons, await personOf(personId as IdentityKey))
  if (!person) return refuse('persons.not-found')
  const [all, byKey] = await Promise.all([readTags(), handTagsOf(person.keys)])
  const hands = [...byKey.values()].flat().filter(standing(today))
  return ok({ person, all, hands })
}

/** Automatic ones as of the last fold, those by hand as they are now; each once. */
const shown = async ({ person, all, hands }: Known): Promise<TagOn[]> => {
  const rules = all.flatMap(({ automatic }) => (automatic ? [automatic.rule] : []))
  const own = await ownOptions(rules)
  const byHand = hands.map((one) => ({ ...one, hand: true }))
  const both = [...byHand, ...person.tags.filter(({ hand }) => !hand)]
  const once = both.filter((one, i) => both.findIndex(({ tag }) => tag === one.tag) === i)
  return tagsOn(once, all, own)
}

export const of: UseCase<Routes['tags.of']> = async ({ personId }, { now }) => {
  const found = await known(personId, dayNumberOf(now))
  if (!found.ok) return found
  const { all, hands } = found.value
  const mayPut = all.filter(
    ({ _id, automatic }) => !automatic && !hands.some(({ tag }) => tag === _id),
  )
  return ok({
    tags: await shown(found.value),
    mayPut: mayPut.map(({ _id: id, name }) => ({ id, name })),
  })
}

type TagRefusal = 'tags.not-found' | 'tags.automatic'

const manual = (tagId: string, all: readonly TagDoc[]): Result<TagDoc, TagRefusal> => {
  const tag = all.find(({ _id }) => _id === tagId)
  if (!tag) return refuse('tags.not-found')
  return tag.automatic ? refuse('tags.automatic', { tag: tag.name }) : ok(tag)
}

/** Row and tag in one commit; by the row the jobs know whom to fold anew (jobs/member-facts.ts). */
const commit = async (
  docs: readonly HandTagDoc[],
  deed: { subject: string; why?: string; before?: string; after?: string },
  after: Known,
  context: ActionContext,
) => {
  const reply = { tags: await shown(after) }
  return withTx<typeof reply, never>(async (tx) => {
    await tx.add(audit, context.row({ ...deed, reply }))
    for (const doc of docs) await tx.set(handTags, doc)
    return ok(reply)
  })
}

export const put: UseCase<Routes['tags.put']> = async (input, context) => {
  const { personId, tagId, why = '' } = input
  const today = dayNumberOf(context.now)
  const found = await known(personId, today)
  if (!found.ok) return found
  const { person, all, hands } = found.value
  const tag = manual(tagId, all)
  if (!tag.ok) return tag
  if (hands.some((one) => one.tag === tagId)) return refuse('tags.already-on')
  if (hands.length >= MOST_BY_HAND) return refuse('tags.by-hand-most', { most: MOST_BY_HAND })
  const until = input.until === undefined ? undefined : dayOfText(input.until)
  if (until !== undefined && until < today) return refuse('tags.until-past')
  const doc: HandTagDoc = {
    _id: `${tagId}.${person._id}`,
    tag: tagId,
    key: person._id,
    by: context.staff._id,
    from: today,
    ...(until === undefined ? {} : { until }),
    why,
  }
  const deed = { subject: person._id, after: tag.value.name, ...(why === '' ? {} : { why }) }
  return commit([doc], deed, { ...found.value, hands: [...hands, doc] }, context)
}

export const take: UseCase<Routes['tags.take']> = async ({ personId, tagId, why }, context) => {
  const today = dayNumberOf(context.now)
  const found = await known(personId, today)
  if (!found.ok) return found
  const { person, all, hands } = found.value
  const tag = manual(tagId, all)
  if (!tag.ok) return tag
  const there = hands.filter((one) => one.tag === tagId)
  if (there.length === 0) return refuse('tags.not-on')
  // It ended the day before: rules may still ask for days on which it stood.
  const ended = there.map((doc): HandTagDoc => ({ ...doc, until: today - 1 }))
  const left = hands.filter((one) => one.tag !== tagId)
  const deed = {
    subject: person._id,
    before: tag.value.name,
    ...(why === undefined ? {} : { why }),
  }
  return commit(ended, deed, { ...found.value, hands: left }, context)
}
