import { DAY, SECOND } from '#core/kernel/time'
import { now as clock } from '../platform/clock'
import { logFault } from '../platform/pipeline/log'
import { randomId } from '../platform/random'
import { find, lt, lte, removeWhere, updateWhere } from '../platform/store'
import { wecomConfig } from '../platform/wecom'
import { compareSlice } from './compare'
import { postpone, settleContact } from './contacts'
import { claim } from './inbox'
import { linkSlice } from './members'
import { type ContactDoc, contacts, type EventDoc, events } from './records'
import { keepCover } from './welcome'
import { workOn } from './work'

/** Of one look; each may take some requests to WeCom. */
const LOOKED_AT = 20

/** An event that fails this often fails always; the operator is told of it. */
const GIVEN_UP = 8

/** One event may take this long. */
const EVENT_WITHIN = 8 * SECOND

/** Contacts keep what events told; the messages themselves are only of use while one looks for faults. */
const EVENTS_KEPT = 90 * DAY

const workOff = async (event: EventDoc, now: number): Promise<void> => {
  if (!(await claim(event, now))) return
  try {
    await workOn(event, now, clock() + EVENT_WITHIN)
  } catch (error) {
    logFault(randomId(), error)
    if (event.tries + 1 < GIVEN_UP) return
    await updateWhere(events, { _id: event._id, status: 'waiting' }, { set: { status: 'failed' } })
  }
}

/** Events whose own call could not finish them. */
const eventsSlice = async (now: number): Promise<boolean> => {
  const waiting = await find(events, {
    where: { status: 'waiting', claimed: lt(now) },
    order: [['claimed', 'asc']],
    limit: LOOKED_AT,
  })
  for (const event of waiting) await workOff(event, now)
  return waiting.length === LOOKED_AT
}

const settle = async (contact: ContactDoc, now: number): Promise<void> => {
  try {
    await settleContact(contact._id, now)
  } catch (error) {
    logFault(randomId(), error)
    await postpone(contact, now)
  }
}

const contactsSlice = async (now: number): Promise<boolean> => {
  const due = await find(contacts, {
    where: { due: lte(now) },
    order: [['due', 'asc']],
    limit: LOOKED_AT,
  })
  for (const contact of due) await settle(contact, now)
  return due.length === LOOKED_AT
}

/**
 * What callbacks left to do, and what they never told: one slice. The cursor is the time up to which
 * members were looked at for their unionid. Without a corp only penalties of the platform are left.
 */
export const wecomSlice = async (
  cursor: number,
  now: number,
): Promise<{ cursor: number; more: boolean }> => {
  const moreEvents = await eventsSlice(now)
  if (!wecomConfig()) return { cursor, more: moreEvents }
  const linked = await linkSlice(cursor, now)
  const moreContacts = await contactsSlice(now)
  const moreToCompare = await compareSlice(now)
  if (!moreToCompare) {
    await keepCover()
    await removeWhere(events, { at: lt(now - EVENTS_KEPT) })
  }
  const more = moreEvents || linked.more || moreContacts || moreToCompare
  return { cursor: linked.cursor, more }
}
