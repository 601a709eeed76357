import type { Event } from '#core/events/event'
import { memberKey } from '#core/identity/keys'
import { stateAt } from '#core/invites/team'
import { wecomKeyOf } from '../identity'
import type { InviteeDoc, TeamDoc } from '../invites'
import { hashId } from '../platform/ids'
import type { ContactDoc } from '../wecom'

type Made = Omit<Event, 'notedAt'>

/** Friends on WeCom: each adding and each deleting. No id of the corp or its staff stands in clear. */
export const eventsOfContacts = (found: readonly ContactDoc[]): Made[] =>
  found.flatMap(({ _id: contact, moves }) => {
    const key = wecomKeyOf(contact)
    return moves.map(
      ({ id, userId, kind, at, state }): Made => ({
        _id: `${kind === 'added' ? 'added' : 'dropped'}.${hashId(`${contact}:${id}`)}`,
        key,
        kind: kind === 'added' ? 'added' : 'dropped',
        at,
        with: hashId(`wecom-user:${userId}`),
        ...(kind === 'added' && state ? { channel: `wecom:${state}` } : {}),
      }),
    )
  })

/** Openings of an invitation, by people who need not be members. */
export const eventsOfVisits = (found: readonly InviteeDoc[]): Made[] =>
  found.flatMap(({ _id: memberId, events }) =>
    events.flatMap((one): Made[] =>
      one.kind === 'visited'
        ? [
            {
              _id: `viewed.${memberId}.${one.id}`,
              key: memberKey(memberId),
              kind: 'viewed',
              at: one.at,
              ref: one.campaignId,
              channel: `invite:${one.campaignId}`,
            },
          ]
        : [],
    ),
  )

type Credit = TeamDoc['credits'][number]

const never = (_id: string, key: string, at: number): Made => ({
  _id: `withdrawn.${_id}`,
  key,
  kind: 'withdrawn',
  at,
  of: _id,
})

/** A credit that was refused after it had counted was none; who left had been brought all the same. */
const ofCredit = (
  { _id: teamId, inviterId, campaignId }: TeamDoc,
  credit: Credit,
  now: number,
): Made[] => {
  const { friendId, doneAt, keptFrom } = credit
  const state = stateAt(credit, now)
  const key = memberKey(inviterId)
  const made = (kind: 'brought' | 'kept', at: number): Made => ({
    _id: `${kind}.${teamId}.${friendId}.${at}`,
    key,
    kind,
    at,
    ref: campaignId,
  })
  const brought = doneAt === undefined ? [] : [made('brought', doneAt)]
  const kept = keptFrom === undefined || keptFrom > now ? [] : [made('kept', keptFrom)]
  if (state === 'refused') return [...brought, ...kept].map(({ _id }) => never(_id, key, now))
  if (state === 'left') return [...brought, ...kept.map(({ _id }) => never(_id, key, now))]
  if (state === 'counted') return brought
  return state === 'kept' ? [...brought, ...kept] : []
}

/** Friends whom members brought, and those of them who have stayed. */
export const eventsOfTeams = (found: readonly TeamDoc[], now: number): Made[] =>
  found.flatMap((team) => team.credits.flatMap((credit) => ofCredit(team, credit, now)))
