import { ok, type Result, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import { businessDayOf } from '#core/kernel/time'
import { maskedMember } from '#core/membership/rules'
import { earn, spend, transact } from '#core/points/rules'
import type { PointsLine } from '#core/points/views'
import type { salesClerkRoutes } from '#core/sales/contract'
import { saleName } from '#core/sales/words'
import { addGrowth, forgetOld, upgraded } from '#core/tiers/rules'
import { onSale } from '../invites'
import { audit, type CouponUse, type Request } from '../platform/audit'
import { accountFields, changeMember, type MemberDeed, tierFields } from '../platform/change-member'
import type { ContextOf, UseCase } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { get } from '../platform/store'
import { type PostHere, postAt, type Turns, turnsOf } from '../stores'
import { fileSale, type SaleDoc, saleIdOf } from './records'
import { letGo, redemptionId, spendShown, takeAll } from './take'
import { type Terms, termsHere } from './terms'
import { saleViewOf } from './view'

type Record = (typeof salesClerkRoutes)['sales.record']
type Recorded = OutputOf<Record>

interface Till {
  terms: Terms
  post: PostHere
  context: ContextOf<Record>
  /** Of the clerk's daily limit. */
  turns: Turns
}

type Refusal =
  | 'sales.not-ours'
  | 'sales.quote-expired'
  | 'sales.quote-changed'
  | 'redemption.code-used'
  | 'staff.daily-limit'
  | 'request.busy'

/** Why this member can not take this sale any more. */
const objection = (member: Member, { terms, context }: Till) => {
  // A fence says that a coupon of this very sale went back (take.ts).
  const late = member.fences.includes(saleIdOf(context.request)) || context.now > terms.until
  if (late) return refuse('sales.quote-expired')
  if (!isOpen(member)) return refuse('sales.not-ours')
  if (terms.step <= member.lastStep) return refuse('redemption.code-used')
  if (member.tier.level !== terms.level) return refuse('sales.quote-changed')
}

const posted = ({ account }: Member, { terms, context }: Till) => {
  const { sum, earned } = terms
  const { now, request } = context
  const spending = sum.pointsUsed > 0 ? [spend(sum.pointsUsed)] : []
  const earning = earned ? [earn({ id: saleIdOf(request), left: sum.pointsEarned, ...earned })] : []
  return transact(account, now, ...spending, ...earning)
}

const saleOf = (member: Member, lines: readonly PointsLine[], till: Till): SaleDoc => {
  const { terms, post, context } = till
  return {
    _id: saleIdOf(context.request),
    memberId: member._id,
    member: maskedMember(member.number),
    storeId: post.storeId,
    storeName: post.storeName,
    staffId: context.staff._id,
    at: context.now,
    day: businessDayOf(context.now),
    sum: terms.sum,
    coupons: terms.coupons.map(({ id, name, fen }) => ({ id, name, offFen: fen })),
    lines: terms.lines,
    spent: lines.find(({ kind }) => kind === 'spend')?.moves ?? [],
    ...(terms.earned ? { earned: terms.earned } : {}),
    returns: [],
    rev: 1,
  }
}

const standingAfter = (member: Member, sale: SaleDoc, { tiers }: Terms) => {
  const months = tiers.windowMonths + tiers.periodMonths
  const added = addGrowth(member.growth, sale.day, sale.sum.growth)
  const growth = forgetOld(added, sale.at, months)
  return { growth, ...tierFields(upgraded(member.tier, growth, tiers, sale.at)) }
}

const newestSale = ({ _id: saleId, at, storeName: store, sum }: SaleDoc) => {
  const { listFen, payFen, pointsUsed, pointsEarned } = sum
  return { saleId, at, store, listFen, payFen, pointsUsed, pointsEarned }
}

const ledgerOf = (sale: SaleDoc, lines: PointsLine[], { rule }: Terms) => ({
  memberId: sale.memberId,
  cause: 'sale' as const,
  lines,
  ...(rule ? { rule } : {}),
  document: { kind: 'sale' as const, id: sale._id, name: saleName(sale.sum.payFen) },
  where: sale.storeName,
})

/** The sale's coupons as entries of its store's settlement. */
const usesOf = ({ _id: saleId }: SaleDoc, { coupons }: Terms): CouponUse[] =>
  coupons.map(({ id: couponId, templateId, name, fen, bearer }, place) => ({
    couponId,
    templateId,
    name,
    redemptionId: redemptionId(saleId, place),
    fen,
    back: false,
    bearer,
    saleId,
  }))

/** The sale as one change of its member; moves points exactly as the quote said, or refuses. */
const draft = (member: Member, till: Till): Result<MemberDeed<Recorded>, Refusal> => {
  const wrong = objection(member, till)
  if (wrong) return wrong
  const points = posted(member, till)
  if (!points.ok) return refuse('sales.quote-changed')
  const { account, lines } = points.value
  const { terms } = till
  const sale = saleOf(member, lines, till)
  return ok({
    set: {
      ...accountFields(account),
      ...standingAfter(member, sale, terms),
      lastStep: terms.step,
      newestSale: newestSale(sale),
    },
    deed: {
      subject: sale._id,
      storeId: sale.storeId,
      after: saleName(sale.sum.payFen),
      uses: usesOf(sale, terms),
      ledger: ledgerOf(sale, lines, terms),
    },
    reply: { sale: saleViewOf(sale), balance: account.balance },
    sale,
  })
}

/** The clerk's turns, then the coupons; both once, however often the member must be read again. */
const takeCoupons = async (till: Till): Promise<Result<true, Refusal>> => {
  const { terms, post, context, turns } = till
  const { length } = terms.coupons
  if (terms.shown && !(await spendShown(terms.shown))) return refuse('redemption.code-used')
  if (length === 0) return ok(true)
  const turn = await turns.take(length)
  if (!turn.ok) return turn
  const { request, staff, now } = context
  const sold = { saleId: saleIdOf(request), staffId: staff._id, now, counted: turns.limited }
  return (await takeAll(terms, sold, post)) ? ok(true) : refuse('sales.quote-changed')
}

/** The member is changed and with it all is done; the sale's own document is a second copy. */
const fileQuietly = async (text: string): Promise<void> => {
  try {
    await fileSale(text)
  } catch (error) {
    console.error(JSON.stringify({ unfiledSale: true, fault: String(error) }))
  }
}

/** Where the same request may still go on, what it has taken is left to it, or to the jobs. */
const letGoAfter = async (code: string, { terms, context }: Till): Promise<void> => {
  if (code !== 'request.busy') await letGo(terms, saleIdOf(context.request), context.now)
}

const commit = async (first: Member, till: Till) => {
  let taken = false
  const decide = async (member: Member) => {
    const drafted = draft(member, till)
    if (!drafted.ok || taken) return drafted
    const coupons = await takeCoupons(till)
    if (!coupons.ok) return coupons
    taken = true
    return drafted
  }
  const outcome = await changeMember<Recorded, Refusal>(first, till.context, decide, fileQuietly)
  if (outcome.ok) till.turns.keep()
  else await letGoAfter(outcome.code, till)
  await till.turns.settle()
  return outcome
}

/**
 * This request id has recorded something else: the same member's document says so itself, another's
 * can not. A sale that writes coupons has no request left for asking: the second of two becomes a whole one
 * beside the first then (records.ts saleIdOf), as two redemptions do.
 */
const isOfAnother = async (
  { key, inputHash }: Request,
  { coupons, shown }: Terms,
): Promise<boolean> => {
  const row = coupons.length === 0 && !shown ? await get(audit, key) : undefined
  return row !== undefined && row.inputHash !== inputHash
}

/** Nothing at all for a member whom nobody has invited (server/invites/hooks.ts). */
const tellInviter = (member: Member, { sale }: Recorded, now: number): Promise<void> =>
  onSale(member, { _id: sale.id, at: sale.at, sum: sale.sum, returns: sale.returns }, now)

/** Who ended the membership meanwhile is, at the till, nobody that this system knows. */
const GONE = ['membership.not-found', 'role.member-required']

/**
 * Records exactly what its quote said, in six round trips: staff, member, coupons (a request each,
 * at once), member, row, sale; one more for a clerk with a daily limit. The quote's age is judged after the look for the receipt: the retry of a lost answer may
 * come when the quote has gone.
 */
export const record: UseCase<Record> = async ({ storeId, quote }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const terms = termsHere(quote, storeId, context.caller.memberId)
  if (!terms.ok) return terms
  const [member, other] = await Promise.all([
    get(members, terms.value.memberId),
    isOfAnother(context.request, terms.value),
  ])
  if (other) return refuse('request.replay-changed')
  if (!member) return refuse('sales.not-ours')
  const turns = turnsOf(context.staff, post.value, context.now)
  const till = { terms: terms.value, post: post.value, context, turns }
  const outcome = await commit(member, till)
  if (outcome.ok) await tellInviter(member, outcome.value, context.now)
  return !outcome.ok && GONE.includes(outcome.code) ? refuse('sales.not-ours') : outcome
}
