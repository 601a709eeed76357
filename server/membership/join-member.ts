import { HANDLE_DIGITS } from '#core/codes/rotating'
import { ok, type Result } from '#core/kernel/result'
import { checkConsent, NUMBER_DIGITS } from '#core/membership/rules'
import { EMPTY } from '#core/points/rules'
import { LOWEST } from '#core/tiers/rules'
import { readBrandIn } from '../brand'
import type { Context } from '../platform/context'
import { FAR, isOpen, type Member, members, unionidFields } from '../platform/people'
import { randomDigits } from '../platform/random'
import type { Tx } from '../platform/store'

export interface Joined {
  member: Member
  /** False when this person was a member already. */
  joinedNow: boolean
}

export type Consent = { version: string; hash: string }

const newMember = (context: Context, given: Consent): Member => ({
  _id: context.caller.memberId,
  openid: context.caller.openid,
  ...unionidFields(context.caller, context.now),
  number: randomDigits(NUMBER_DIGITS),
  handle: randomDigits(HANDLE_DIGITS),
  joinedAt: context.now,
  firstAt: context.now,
  consent: { ...given, at: context.now },
  optOut: false,
  rev: 1,
  account: EMPTY,
  nextExpiry: FAR,
  growth: [],
  tier: LOWEST,
  tierEnds: FAR,
  stamps: [],
  lastStep: 0,
  profile: {},
  fences: [],
  receipts: [],
  receiptAt: 0,
})

/** The same account with a new card: limits and debts go on, what was erased stays erased. */
const reopened = (known: Member, context: Context, given: Consent): Member => {
  const { closedAt: _closed, ...rest } = known
  const { _id, openid, number, handle, joinedAt, consent, growth } = newMember(context, given)
  const seen = unionidFields(context.caller, context.now)
  return {
    ...rest,
    ...seen,
    firstAt: known.firstAt ?? known.joinedAt,
    _id,
    openid,
    number,
    handle,
    joinedAt,
    consent,
    growth,
    rev: known.rev + 1,
  }
}

/** The caller's account as a member's: a new one, or the closed one opened again. */
export const joining = (known: Member | undefined, context: Context, consent: Consent): Member =>
  known ? reopened(known, context, consent) : newMember(context, consent)

/**
 * Makes the caller a member inside the given transaction, or answers the member they are.
 * Refuses `membership.consent-missing` and `membership.consent-outdated`, and then adds nothing.
 */
export const joinMember = async (
  tx: Tx,
  context: Context,
  consent: Consent | undefined,
): Promise<Result<Joined, 'membership.consent-missing' | 'membership.consent-outdated'>> => {
  const known = await tx.get(members, context.caller.memberId)
  if (isOpen(known)) return ok({ member: known, joinedNow: false })
  const brand = await readBrandIn(tx)
  const agreed = checkConsent(consent, brand.consent)
  if (!agreed.ok) return agreed
  const member = joining(known, context, agreed.value)
  if (known) await tx.set(members, member)
  else await tx.add(members, member)
  return ok({ member, joinedNow: true })
}
