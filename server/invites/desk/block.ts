import type { invitesOperatorRoutes } from '#core/invites/desk'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../../platform/audit'
import type { Handler, UseCase } from '../../platform/context'
import { memberNames, members, staffNames } from '../../platform/people'
import { findPage, get, gte, withTx } from '../../platform/store'
import { blocks, invitees } from '../records'
import { followListing, teamsOf, writeListing } from './listed'

type Routes = typeof invitesOperatorRoutes

/** A visitor who never joined can be listed as well: they have a story. */
const isKnown = async (memberId: string): Promise<boolean> => {
  const [member, invitee] = await Promise.all([get(members, memberId), get(invitees, memberId)])
  return member !== undefined || invitee !== undefined
}

/** Earns nothing any more, as inviter and as friend, until somebody says otherwise. */
export const block: Handler<Routes['invites.block']> = {
  run: async ({ memberId, why }, context) => {
    const { now, staff } = context
    if (!(await isKnown(memberId))) return refuse('membership.not-found')
    const own = await teamsOf(memberId)
    const reply = { blocked: true as const }
    const done = await withTx<typeof reply, never>(async (tx) => {
      await tx.add(audit, context.row({ subject: memberId, why, after: '停用邀请有礼', reply }))
      await tx.set(blocks, { _id: memberId, why, whoId: staff._id, at: now })
      await writeListing(tx, { memberId, why, on: true }, own, context)
      return ok(reply)
    })
    await followListing(memberId, now)
    return done
  },
  again: async ({ memberId }, { now }) => {
    await followListing(memberId, now)
    return { blocked: true }
  },
}

/** From now on it counts again, and what was taken back for that alone comes back. */
export const unblock: Handler<Routes['invites.unblock']> = {
  run: async ({ memberId, why }, context) => {
    const own = await teamsOf(memberId)
    const reply = { blocked: false as const }
    const done = await withTx(async (tx) => {
      if (!(await tx.get(blocks, memberId))) return refuse('invites.not-blocked')
      await tx.add(audit, context.row({ subject: memberId, why, after: '恢复邀请有礼', reply }))
      await writeListing(tx, { memberId, why, on: false }, own, context)
      return ok(reply)
    })
    if (done.ok) await followListing(memberId, context.now)
    return done
  },
  again: async ({ memberId }, { now }) => {
    await followListing(memberId, now)
    return { blocked: false }
  },
}

/** Who is on the list, with the reason, the newest first. */
export const blocked: UseCase<Routes['invites.blocked']> = async ({ after }) => {
  const page = await findPage(blocks, {
    where: { at: gte(0) },
    by: 'at',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const [names, staffNameOf] = await Promise.all([
    memberNames(page.rows.map(({ _id }) => _id)),
    staffNames(page.rows.map(({ whoId }) => whoId)),
  ])
  const people = page.rows.map(({ _id, why, whoId, at }) => ({
    memberId: _id,
    member: names.get(_id) ?? '还不是会员',
    why,
    who: staffNameOf(whoId),
    at,
  }))
  return ok(page.next === undefined ? { people } : { people, next: page.next })
}
