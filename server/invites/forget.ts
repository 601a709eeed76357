import type { Member } from '../platform/people'
import { updateWhere } from '../platform/store'
import { closedEvent } from './facts'
import { noteEvents } from './note'
import { placeAll } from './place'
import { quietly } from './quietly'
import { teams } from './records'

/** No name, no number and no picture of an inviter who has left. Safe to do again. */
export const forgetFace = (inviterId: string): Promise<number> =>
  updateWhere(
    teams,
    { inviterId },
    { set: { who: '已注销的会员' }, unset: ['avatar'], inc: { rev: 1 } },
  )

/**
 * After an account was closed at this instant: what its number stands on is blanked, and whoever
 * invited it is told that it has left. The jobs do it for a call that died before (catch-up.ts).
 */
export const onClosed = (member: Pick<Member, '_id' | 'number'>, now: number): Promise<void> =>
  quietly(async () => {
    await forgetFace(member._id)
    const doc = await noteEvents(member._id, [closedEvent(now)], now)
    if (doc) await placeAll(doc, { number: '', closedAt: now }, now)
  })
