import type { RefusalCode } from '#core/contract'
import { ok, type Result, refuse } from '#core/kernel/result'
import { MINUTE } from '#core/kernel/time'
import { nextExpiry } from '#core/points/rules'
import type { Account } from '#core/points/views'
import type { TierState } from '#core/tiers/views'
import { type AuditDoc, type Deed, fileRow, type Request } from './audit'
import type { ActionContext } from './context'
import { fileOwed, type Owed } from './owed'
import { FAR, isOpen, type Member, members } from './people'
import { absentOr, type Change, get, updateWhere } from './store'

type Receipt = Member['receipts'][number]
type Fields = NonNullable<Change<Member>['set']>

/** The jobs file what a crash left every ten minutes; twice that, and some, is kept. */
const RECEIPTS_LIVE = 30 * MINUTE
/** However old, the newest few stay: a retry may come late. */
const RECEIPTS_KEPT = 6

const kept = (receipts: readonly Receipt[], now: number): Receipt[] => {
  const from = receipts.length - RECEIPTS_KEPT
  return receipts.filter(
    ({ row }, i) => i >= from || (JSON.parse(row) as AuditDoc).at > now - RECEIPTS_LIVE,
  )
}

/** An account with the field that the expiry job asks for. */
export const accountFields = (account: Account): Fields => ({
  account,
  nextExpiry: nextExpiry(account) ?? FAR,
})

export const tierFields = (tier: TierState): Fields => ({
  tier,
  tierEnds: tier.until === 0 ? FAR : tier.until,
})

/** As a change inside a transaction makes it; the row is added there, in the same commit. */
export const memberChange = (member: Member, set: Fields): Change<Member> => ({
  set: { ...set, rev: member.rev + 1 },
})

/** A member that an older version wrote has no `rev` yet. */
const guardOf = ({ _id, rev }: Member) => ({ _id, rev: rev === 0 ? absentOr(0) : rev })

/** What is filed beside the row of a deed. */
interface Beside {
  sale?: object
  /** Coupons that the brand owes for it. */
  owed?: readonly Owed[]
}

/** What a deed does to a member. */
export interface MemberDeed<T> extends Beside {
  set: Fields
  deed: Omit<Deed, 'reply'>
  reply: T
}

/** The same in one guarded write, with the receipt inside; false when the member changed. */
export const writeMember = async (
  member: Member,
  set: Fields,
  row: AuditDoc,
  beside: Beside = {},
): Promise<boolean> => {
  const receipt = { id: row._id, row: JSON.stringify(row), ...textsOf(beside) }
  const receipts = [...kept(member.receipts, row.at), receipt]
  return setMember(member, { ...set, receipts, receiptAt: row.at })
}

/** One guarded write without a receipt, for a deed whose row stands elsewhere. */
export const setMember = async (member: Member, set: Fields): Promise<boolean> =>
  (await updateWhere(members, guardOf(member), memberChange(member, set))) === 1

interface Texts {
  sale?: string | undefined
  owed?: string | undefined
}

const textsOf = ({ sale, owed = [] }: Beside): Texts => ({
  ...(sale === undefined ? {} : { sale: JSON.stringify(sale) }),
  ...(owed.length === 0 ? {} : { owed: JSON.stringify(owed) }),
})

/** The deed is done; whatever happens to the second copy of what it wrote must not say otherwise. */
const quietly = async (work: () => Promise<unknown>, id: string): Promise<void> => {
  try {
    await work()
  } catch (error) {
    console.error(JSON.stringify({ unfiledAuditRow: id, fault: String(error) }))
  }
}

export const file = (row: AuditDoc): Promise<void> => quietly(() => fileRow(row), row._id)

/** Files what else a receipt holds. */
type FileSale = (text: string) => Promise<unknown>

const fileAll = async (row: AuditDoc, { sale, owed }: Texts, fileSale?: FileSale) => {
  await file(row)
  if (sale !== undefined) await fileSale?.(sale)
  if (owed !== undefined) await quietly(() => fileOwed(owed), row._id)
}

/** The first answer of a request that this member's document still knows (law 2). */
export const repliedBefore = async <T>(
  member: Member,
  request: Request,
  fileSale?: FileSale,
): Promise<Result<T, 'request.replay-changed'> | undefined> => {
  const receipt = member.receipts.find(({ id }) => id === request.key)
  if (!receipt) return undefined
  const row = JSON.parse(receipt.row) as AuditDoc
  if (row.inputHash !== request.inputHash) return refuse('request.replay-changed')
  await fileAll(row, receipt, fileSale)
  return ok(JSON.parse(row.reply) as T)
}

/** Somebody else was faster this often; then the person had better look again. */
const TRIES = 8

type ChangeRefusal =
  | 'request.replay-changed'
  | 'request.busy'
  | 'role.member-required'
  | 'membership.not-found'

type Decision<T, C extends string> = Result<MemberDeed<T>, C>

/**
 * Changes one member in ONE guarded write that carries its own receipt, then files the row:
 *   member → decide → write if rev is the same → [crash: done, row filed later] → file
 * `first` is the member as the pipeline has read them; `decide` may run several times.
 */
export const changeMember = async <T, C extends RefusalCode>(
  first: Member,
  context: Pick<ActionContext, 'request' | 'row'>,
  decide: (member: Member) => Decision<T, C> | Promise<Decision<T, C>>,
  fileSale?: FileSale,
): Promise<Result<T, C | ChangeRefusal>> => {
  let member: Member | undefined = first
  for (let left = TRIES; left > 0 && member; left -= 1) {
    const before = await repliedBefore<T>(member, context.request, fileSale)
    if (before) return before
    // Closed after the first look: nothing may be written into an account without a person (law 8).
    if (isOpen(first) && !isOpen(member)) return refuse('role.member-required')
    const decision = await decide(member)
    if (!decision.ok) return decision
    const { set, deed, reply, ...beside } = decision.value
    const row = context.row({ ...deed, reply })
    if (await writeMember(member, set, row, beside)) {
      await fileAll(row, textsOf(beside), fileSale)
      return ok(reply)
    }
    member = await get(members, member._id)
  }
  return refuse(member ? 'request.busy' : 'membership.not-found')
}
