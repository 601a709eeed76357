import { createHash } from 'node:crypto'
import { MINUTE } from '#core/kernel/time'
import { hashId } from '../platform/ids'
import { addOnce, get, lt, updateWhere } from '../platform/store'
import type { Fields } from '../platform/wecom/message'
import { type EventDoc, events } from './records'

const CHANGES: readonly string[] = [
  'add_external_contact',
  'add_half_external_contact',
  'del_external_contact',
  'del_follow_user',
]

const kindOf = ({ Event, ChangeType = '' }: Fields): EventDoc['kind'] => {
  if (Event === 'wxa_punish_event') return 'punish'
  return Event === 'change_external_contact' && CHANGES.includes(ChangeType) ? 'contact' : 'other'
}

/** What makes two messages the same event (facts/platform.md §1.2). */
const idOf = (kind: EventDoc['kind'], fields: Fields, raw: string): string => {
  const { ChangeType, UserID, ExternalUserID, CreateTime, punish_id } = fields
  if (kind === 'contact')
    return hashId(`wecom:${ChangeType}:${UserID}:${ExternalUserID}:${CreateTime}`)
  if (kind === 'punish' && punish_id) return hashId(`punish:${punish_id}`)
  return hashId(`wecom:${createHash('sha1').update(raw).digest('hex')}`)
}

/** A contact event names both sides; without them it is kept, and nothing follows from it. */
const isWhole = ({ UserID, ExternalUserID, CreateTime }: Fields): boolean =>
  Boolean(UserID && ExternalUserID) && /^\d{1,12}$/.test(CreateTime ?? '')

/** As long as the call that holds it lives, and some. */
const CLAIM = MINUTE

const eventOf = (raw: string, fields: Fields, now: number): EventDoc => {
  const named = kindOf(fields)
  const kind = named === 'contact' && !isWhole(fields) ? 'other' : named
  return {
    _id: idOf(kind, fields, raw),
    kind,
    raw,
    fields,
    at: now,
    status: kind === 'other' ? 'done' : 'waiting',
    claimed: now + CLAIM,
    tries: 1,
    welcome: '',
  }
}

/** Takes an event that waits and that nobody works on; false when somebody else was faster. */
export const claim = async ({ _id }: EventDoc, now: number): Promise<boolean> => {
  const where = { _id, status: 'waiting', claimed: lt(now) }
  const change = { set: { claimed: now + CLAIM }, inc: { tries: 1 } }
  return (await updateWhere(events, where, change)) === 1
}

/**
 * Keeps an event, once, whatever comes how often. Answers it when its work falls to this call: a new
 * one, or one whose first delivery died before it did it.
 */
export const keepEvent = async (
  raw: string,
  fields: Fields,
  now: number,
): Promise<EventDoc | undefined> => {
  const event = eventOf(raw, fields, now)
  const isNew = await addOnce(events, event)
  if (event.status === 'done') return undefined
  if (isNew) return event
  return (await claim(event, now)) ? get(events, event._id) : undefined
}
