import { ok, refuse } from '#core/kernel/result'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { checkConsent } from '#core/membership/rules'
import { readBrand } from '../brand'
import { arrivalOf, noteArrival, teamOfArrival } from '../invites'
import { unlessDone } from '../platform/audit'
import { file, repliedBefore } from '../platform/change-member'
import type { ContextOf, Handler } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { absentOr, addOnce, get, updateWhere } from '../platform/store'
import { type Consent, joining } from './join-member'
import { memberViewOf } from './view'

type Join = (typeof membershipMemberRoutes)['membership.join']
type JoinContext = ContextOf<Join>

/** Another request of the same person was faster, or a card number was met again. */
const TRIES = 8

/** Joining again changes nothing and leaves no second row: the person simply is a member. */
const already = async (member: Member, context: JoinContext) => {
  const before = await repliedBefore<null>(member, context.request)
  if (before && !before.ok) return before
  if (!before) await unlessDone(context.request)
  return ok({ member: memberViewOf(member) })
}

/** One guarded write; false when the account is not as it was read. */
const write = async (known: Member | undefined, member: Member): Promise<boolean> => {
  if (!known) return addOnce(members, member)
  const { _id, ...set } = member
  const guard = { _id, rev: known.rev === 0 ? absentOr(0) : known.rev }
  return (await updateWhere(members, guard, { set, unset: ['closedAt'] })) === 1
}

/** What is known before the person is: nobody is read who is not there yet. */
const before = async ({ caller }: JoinContext) => {
  const [brand, arrival] = await Promise.all([readBrand(), arrivalOf(caller)])
  return { brand, arrival }
}
type Before = Awaited<ReturnType<typeof before>>

/** The account with its row inside, and whose invitation it came by. */
const drafted = async (
  known: Member | undefined,
  consent: Consent,
  { arrival }: Before,
  context: JoinContext,
) => {
  const bare = joining(known, context, consent)
  const teamId = arrival && (await teamOfArrival(arrival, bare, context.now))
  const after = `会员须知 ${bare.consent.version}`
  const row = context.row({ subject: bare._id, after, reply: null })
  const receipts = [...bare.receipts, { id: row._id, row: JSON.stringify(row) }]
  const invited = teamId === undefined ? {} : { invitedTeam: teamId }
  return { row, member: { ...bare, ...invited, receipts, receiptAt: context.now } }
}

/** Who was invited costs two requests more, and leaves the filing of the row to the jobs. */
const finish = async (
  { row, member }: Awaited<ReturnType<typeof drafted>>,
  { arrival }: Before,
  { now }: JoinContext,
) => {
  if (arrival) await noteArrival(arrival, member, now)
  else await file(row)
  return ok({ member: memberViewOf(member) })
}

/**
 * Makes the caller a member in ONE guarded write that carries its own receipt:
 *   brand, invitation → add → [crash: a member, row and invitation made up by the jobs] → the rest
 * Nearly everybody who joins is nobody yet, so the account is added unseen, and read only when it is
 * there already.
 */
const run: Handler<Join>['run'] = async ({ consent }, context) => {
  const { memberId } = context.caller
  const seen = await before(context)
  const agreed = checkConsent(consent, seen.brand.consent)
  let known = agreed.ok ? undefined : await get(members, memberId)
  for (let left = TRIES; left > 0; left -= 1) {
    if (isOpen(known)) return already(known, context)
    if (!agreed.ok) return agreed
    const draft = await drafted(known, agreed.value, seen, context)
    if (await write(known, draft.member)) return finish(draft, seen, context)
    known = await get(members, memberId)
  }
  return refuse('request.busy')
}

export const join: Handler<Join> = {
  run,
  again: async (_input, { caller }) => {
    const member = await get(members, caller.memberId)
    if (!member) throw new Error('a receipt of joining without a member')
    return { member: memberViewOf(member) }
  },
}
