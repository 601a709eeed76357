import { yuanText } from '#core/kernel/money'
import { businessDayOf, MINUTE } from '#core/kernel/time'
import { isBirthdayMonth } from '#core/membership/rules'
import type { ClaimRules } from '#core/orders/contract'
import { platformNames } from '#core/orders/import'
import { netFenOf, pointsDue } from '#core/orders/import-claims'
import { datesOf, factorOf, pointsFor } from '#core/points/earning'
import { earn, endedOf, post, type Step, takeBack } from '#core/points/rules'
import type { Program } from '#core/program/views'
import { pointsRuleText, returnRuleText } from '#core/sales/words'
import { addGrowth, afterReturn, forgetOld, growthOf, tierOf, upgraded } from '#core/tiers/rules'
import { readBrand } from '../brand'
import { type AuditDoc, audit, systemRow } from '../platform/audit'
import { accountFields, file, tierFields, writeMember } from '../platform/change-member'
import { hashId } from '../platform/ids'
import { isOpen, type Member, members } from '../platform/people'
import { BusyError, findPage, get, gte, MAX_PAGE, updateWhere } from '../platform/store'
import { type ClaimDoc, claims, type OrderDoc, orders } from './records'

/** Somebody else was faster this often. */
const TRIES = 8
/** Another instance's clock may have been a little behind ours. */
const CLOCKS_APART = 5 * MINUTE

const NONE = { points: 0, growth: 0 }

/**
 * The membership under which it was claimed goes on. Who closed it gave up what came of its claims,
 * and who joins again begins without them (law 8).
 */
export const goesOn = (member: Member | undefined, { at }: Pick<ClaimDoc, 'at'>): boolean =>
  isOpen(member) && member.joinedAt <= at + CLOCKS_APART

/** What an order is worth to this member by the rules as they are now. */
export const rateOf = async (
  { held }: OrderDoc,
  member: Member,
  { earn: earns }: ClaimRules,
  now: number,
): Promise<ClaimDoc['rate']> => {
  const fen = netFenOf(held)
  if (!earns) return { points: 0, fen, growth: false, rule: '' }
  const { points: rules, tiers } = (await readBrand()).program
  const tier = tierOf(member.tier, tiers)
  const birthday = isBirthdayMonth(member.profile.birthday, now)
  const points = pointsFor(fen, rules, factorOf(rules, tier.pointsPercent, birthday))
  const earned = { pointsUsed: 0, pointsEarned: points }
  return { points, fen, growth: true, rule: pointsRuleText(rules, { tier, birthday }, earned) }
}

const dueOf = ({ rate }: ClaimDoc, { held }: OrderDoc): ClaimDoc['next'] => ({
  points: pointsDue(held, rate),
  growth: rate.growth ? growthOf(netFenOf(held)) : 0,
})

/** Lines of the member's ledger since the claim; also those that only the member carries yet. */
const linesSince = async ({ _id: memberId, receipts }: Member, from: number) => {
  const rows = new Map(receipts.map(({ id, row }) => [id, JSON.parse(row) as AuditDoc] as const))
  let after: string | undefined
  do {
    const where = { memberId, at: gte(from - CLOCKS_APART) }
    const page = await findPage(audit, { where, by: 'at', way: 'asc', size: MAX_PAGE, after })
    for (const row of page.rows) rows.set(row._id, row)
    after = page.next
  } while (after !== undefined)
  return [...rows.values()].flatMap(({ points }) => points?.lines ?? [])
}

const lotOf = ({ _id, moves }: ClaimDoc): string => hashId(`order-lot:${_id}:${moves}`)

/** Points that have ended, or were given up, are not taken a second time (law 3). */
const back = async (claim: ClaimDoc, member: Member, { points }: Program, now: number) => {
  const { lot, given, next, at } = claim
  const ended = endedOf(lot, member.account, await linesSince(member, at), now)
  const left = Math.max(0, given.points - ended)
  const wanted = Math.min(given.points - next.points, left)
  return takeBack({ lot, points: wanted, policy: points.returnPolicy })
}

const stepsOf = async (
  claim: ClaimDoc,
  member: Member,
  program: Program,
  now: number,
): Promise<Step<never>[]> => {
  const more = claim.next.points - claim.given.points
  if (more === 0) return []
  if (more < 0) return [await back(claim, member, program, now)]
  return [earn({ id: lotOf(claim), left: more, ...datesOf(program.points, now) })]
}

const standingAfter = (claim: ClaimDoc, member: Member, { tiers }: Program, now: number) => {
  const more = claim.next.growth - claim.given.growth
  const there = member.growth.find(({ day }) => day === claim.day)?.value ?? 0
  const added = addGrowth(member.growth, claim.day, Math.max(more, -Math.max(0, there)))
  const growth = forgetOld(added, now, tiers.windowMonths + tiers.periodMonths)
  const tier = more >= 0 ? upgraded(member.tier, growth, tiers, now) : undefined
  return { growth, ...tierFields(tier ?? afterReturn(member.tier, growth, tiers)) }
}

const nameOf = ({ platform, held }: OrderDoc): string =>
  `${platformNames[platform]}订单${held ? ` ¥${yuanText(held.fen)}` : ''}`

const rowOf = (
  claim: ClaimDoc,
  order: OrderDoc,
  program: Program,
  lines: ReturnType<typeof post>['lines'],
  now: number,
): AuditDoc => {
  const more = claim.next.points - claim.given.points
  const key = keyOf(claim)
  const name = nameOf(order)
  return systemRow('jobs.orders-points', key, now, {
    subject: claim._id,
    after: `${name}，积分 ${more >= 0 ? '+' : ''}${more}`,
    ledger: {
      memberId: claim.memberId,
      cause: more >= 0 ? 'sale' : 'return',
      lines,
      rule: more >= 0 ? claim.rate.rule : returnRuleText(program.points.returnPolicy),
      document: { kind: 'sale', id: lotOf({ ...claim, moves: 0 }), name },
      where: platformNames[order.platform],
    },
  })
}

/** Made from what it is for: the same move twice is one row. */
const keyOf = ({ _id, moves }: ClaimDoc): string => hashId(`order-points:${_id}:${moves}`)

const isPosted = async (member: Member, key: string): Promise<boolean> =>
  member.receipts.some(({ id }) => id === key) || (await get(audit, key)) !== undefined

/** Moves points and growth of the member in one guarded write with its row; once, whoever calls. */
const move = async (claim: ClaimDoc, order: OrderDoc, now: number): Promise<void> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const member = await get(members, claim.memberId)
    if (!member || !goesOn(member, claim) || (await isPosted(member, keyOf(claim)))) return
    const { program } = await readBrand()
    const { account, lines } = post(
      member.account,
      now,
      ...(await stepsOf(claim, member, program, now)),
    )
    const row = rowOf(claim, order, program, lines, now)
    const set = { ...accountFields(account), ...standingAfter(claim, member, program, now) }
    if (await writeMember(member, set, row)) return file(row)
  }
  throw new BusyError(`member ${claim.memberId} is busy`)
}

const isSame = (a: ClaimDoc['next'], b: ClaimDoc['next']): boolean =>
  a.points === b.points && a.growth === b.growth

/** Notes the next move, unless one is being made; the claim as it is then. */
const begin = async (claim: ClaimDoc, order: OrderDoc): Promise<ClaimDoc | undefined> => {
  if (claim.moving) return claim
  const next = dueOf(claim, order)
  if (isSame(claim.given, next)) return undefined
  const { _id, moves } = claim
  const begun = { moving: true, next }
  const noted = await updateWhere(claims, { _id, moves, moving: false }, { set: begun })
  return noted === 1 ? { ...claim, ...begun } : get(claims, _id)
}

/** Done: what is given is what was due. */
const end = (claim: ClaimDoc): Promise<number> => {
  const { _id, moves, next, given } = claim
  const lot = next.points > given.points ? { lot: lotOf(claim) } : {}
  const set = { moving: false, given: next, next: NONE, ...lot }
  return updateWhere(claims, { _id, moves, moving: true }, { set, inc: { moves: 1 } })
}

/**
 * Gives for a claimed order what it is worth as it stands, or takes back what it is not worth any
 * more: a refund takes points like a return at the till. Killed anywhere and called again, it makes
 * each move once: the claim notes it before, the member carries its row. The order is read after the
 * claim, each time: with one from before, a refund that others have followed meanwhile would be undone.
 */
export const settleClaim = async (claimId: string, now: number): Promise<void> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const claim = await get(claims, claimId)
    const order = claim && (await get(orders, claimId))
    const begun = order && (await begin(claim, order))
    if (!begun) return
    if (!begun.moving) continue
    await move(begun, order, now)
    await end(begun)
  }
  throw new BusyError(`claim ${claimId} is busy`)
}

/** A claim that nobody has given anything for yet. */
export const newClaim = (
  { _id, orderNo, held }: Pick<OrderDoc, '_id' | 'orderNo' | 'held'>,
  asked: Pick<ClaimDoc, 'memberId' | 'at' | 'rate'>,
): ClaimDoc => ({
  _id,
  orderNo,
  ...asked,
  status: 'open',
  day: businessDayOf(held?.at ?? asked.at),
  given: NONE,
  moves: 0,
  moving: false,
  next: NONE,
  lot: '',
})
