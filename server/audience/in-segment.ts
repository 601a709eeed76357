import { isIn as isInPlain } from '#core/audience/rules'
import type { Audience } from '#core/audience/views'
import { dayNumberOf, valueOn } from '#core/events/days'
import type { Event } from '#core/events/event'
import { memberKey } from '#core/identity/keys'
import { MINUTE } from '#core/kernel/time'
import { foldPerson } from '#core/persons/fold'
import type { LifeRules } from '#core/persons/rules'
import type { Judged } from '#core/segments/life'
import { isIn } from '#core/segments/rules'
import type { Rule } from '#core/segments/views'
import type { Member } from '../platform/people'
import { persons, readLifeRules } from '../platform/persons'
import { findOne, get } from '../platform/store'
import { segments } from './records'

interface Known {
  rule: Rule
  life: LifeRules
  at: number
}

/**
 * What this instance has read: a claim costs one request for the person and none for the rule. A rule
 * that an operator changed holds everywhere a minute later.
 */
const known = new Map<string, Known>()
const GOOD_FOR = MINUTE
/** A brand has some dozens that templates and campaigns name. */
const MOST = 200

const read = async (segmentId: string, now: number): Promise<Known | undefined> => {
  const [segment, life] = await Promise.all([get(segments, segmentId), readLifeRules()])
  if (!segment) return undefined
  if (known.size >= MOST) known.clear()
  const found = { rule: segment.rule, life, at: now }
  known.set(segmentId, found)
  return found
}

const knownSegment = (segmentId: string, now: number): Promise<Known | undefined> | Known => {
  const found = known.get(segmentId)
  // Also when a clock was set back: nothing is believed longer than it was meant.
  return found && Math.abs(now - found.at) < GOOD_FOR ? found : read(segmentId, now)
}

const dayOf = ({ profile: { birthday } }: Member): string | undefined =>
  birthday && (birthday.kind === 'date' ? birthday.date.slice(5) : birthday.day)

/** Who joined minutes ago and is in no read model yet: all that is known is the joining. */
const newcomer = (member: Member, life: LifeRules): Judged | undefined => {
  const key = memberKey(member._id)
  const { joinedAt: at } = member
  const joined: Event = { _id: 'joined', key, kind: 'joined', at, notedAt: at }
  const folded = foldPerson({ id: key, keys: [key] }, [joined], [], life)
  return folded && { ...folded, tags: [] }
}

/** What the member's own document knows better than the last fold. */
const asMember = (person: Judged, member: Member, now: number): Judged => {
  const day = dayNumberOf(now)
  const { birthday: _old, ...rest } = person
  const birthday = dayOf(member)
  const isMember = valueOn(person.membership, day) === 1
  return {
    ...rest,
    ...(birthday === undefined ? {} : { birthday }),
    level: member.tier.level,
    membership: isMember ? person.membership : [[dayNumberOf(member.joinedAt), 1]],
  }
}

/** Is this member in the segment at this instant? One request, three when the rule is not known here. */
const inSegment = async (segmentId: string, member: Member, now: number): Promise<boolean> => {
  const [segment, found] = await Promise.all([
    knownSegment(segmentId, now),
    findOne(persons, { keys: memberKey(member._id) }),
  ])
  if (!segment) return false
  const person = found ?? newcomer(member, segment.life)
  const at = { day: dayNumberOf(now), rfm: segment.life.rfm }
  return person !== undefined && isIn(segment.rule, asMember(person, member, now), at)
}

/** A member as the plain parts of an audience look at one. */
const plain = ({ joinedAt, tier, newestSale, profile }: Member) => ({
  joinedAt,
  level: tier.level,
  boughtAt: newestSale?.at,
  birthday: profile.birthday,
})

/**
 * Is this member one of those meant, at this instant? No request without a segment, one with it; a
 * segment is only asked for when all else holds.
 */
export const isMeant = async (
  audience: Audience,
  member: Member,
  now: number,
): Promise<boolean> => {
  if (!isInPlain(audience, plain(member), now)) return false
  const { segmentId } = audience
  return segmentId === undefined || inSegment(segmentId, member, now)
}

/** Whether the segment that is named here, if any, is one that operators see. */
export const areNamed = async ({ segmentId }: Audience = {}): Promise<boolean> =>
  segmentId === undefined || (await get(segments, segmentId))?.removed === false
