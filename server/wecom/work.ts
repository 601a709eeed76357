import { SECOND } from '#core/kernel/time'
import { WELCOME_WITHIN } from '#core/wecom/limits'
import type { Move, RemovedBy } from '#core/wecom/views'
import { now as clock } from '../platform/clock'
import { updateWhere } from '../platform/store'
import { recordMove, settleContact } from './contacts'
import { punish } from './punished'
import { type EventDoc, events } from './records'
import { welcome } from './welcome'

const ADDED: readonly string[] = ['add_external_contact', 'add_half_external_contact']

const byOf = ({ ChangeType, Source }: EventDoc['fields']): RemovedBy => {
  if (ChangeType === 'del_follow_user') return 'friend'
  return Source === 'DELETE_BY_TRANSFER' ? 'transfer' : 'staff'
}

const atOf = ({ CreateTime }: EventDoc['fields']): number => Number(CreateTime) * SECOND

const moveOf = ({ _id, fields }: EventDoc): Move => {
  const base = { id: _id, userId: fields.UserID ?? '', at: atOf(fields) }
  if (!ADDED.includes(fields.ChangeType ?? ''))
    return { ...base, kind: 'removed', by: byOf(fields) }
  const state = fields.State
  return { ...base, kind: 'added', by: 'friend', ...(state ? { state } : {}) }
}

/** WeCom's clock and ours need not agree: what may still be in time is tried, and refused at worst. */
const CLOCKS_APART = 30 * SECOND

const greet = async ({ fields }: EventDoc, now: number, until: number): Promise<string> => {
  const { WelcomeCode } = fields
  if (!WelcomeCode) return ''
  const isLate = now - atOf(fields) > WELCOME_WITHIN + CLOCKS_APART
  return isLate ? 'late' : welcome(WelcomeCode, until)
}

const connect = async (event: EventDoc, now: number, until: number): Promise<string> => {
  const id = event.fields.ExternalUserID ?? ''
  const greeted = await greet(event, now, until)
  await recordMove(id, moveOf(event), now)
  // What is not done in time falls due: the contact itself says so (contacts.ts).
  if (clock() < until) await settleContact(id, now, until)
  return greeted
}

/**
 * Does what an event asks for, and notes that it is done. The welcome first: it alone can come too
 * late. Safe to do twice; `until` is when the caller must answer.
 */
export const workOn = async (event: EventDoc, now: number, until: number): Promise<void> => {
  let greeted = ''
  if (event.kind === 'contact') greeted = await connect(event, now, until)
  if (event.kind === 'punish') await punish(event, now)
  const set = { status: 'done' as const, welcome: greeted }
  await updateWhere(events, { _id: event._id, status: 'waiting' }, { set })
}
