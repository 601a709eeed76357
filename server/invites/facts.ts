import type { InviteEvent } from '#core/invites/events'
import type { Caller } from '../platform/identity'
import { staffIdOf } from '../platform/ids'
import { type Member, members, staff } from '../platform/people'
import { find, get } from '../platform/store'
import { blurred } from './code'

/** Of one unionid there are few accounts; of one phone number a household at most. */
const SOME = 10

type Who = Pick<Caller, 'memberId' | 'openid' | 'unionid'>

const isStaff = async (openid: string): Promise<boolean> =>
  openid !== '' && ((await get(staff, staffIdOf(openid)))?.active ?? false)

const otherWith = async (field: 'unionid' | 'profile.phone', value: string, memberId: string) =>
  (await find(members, { where: { [field]: value }, limit: SOME })).filter(
    ({ _id }) => _id !== memberId,
  )

/** What other people's data say of somebody who joins: asked only for who was invited. */
export const joinFactsOf = async ({ memberId, openid, unionid }: Who) => {
  const [worksHere, others] = await Promise.all([
    isStaff(openid),
    unionid === undefined ? [] : otherWith('unionid', unionid, memberId),
  ])
  return { staff: worksHere, samePerson: others.length > 0 }
}
export type JoinFacts = Awaited<ReturnType<typeof joinFactsOf>>

type Joined = Pick<Member, 'joinedAt' | 'firstAt'>

/** An account that an older version opened joined then for the first time, as far as we know. */
export const joinedEvent = (
  { joinedAt, firstAt = joinedAt }: Joined,
  facts: JoinFacts,
  network?: string,
): InviteEvent => ({
  kind: 'joined',
  id: `j.${joinedAt}`,
  at: joinedAt,
  first: firstAt === joinedAt,
  ...facts,
  ...(network === undefined ? {} : { network: blurred(`network:${network}`) }),
})

export const closedEvent = (at: number): InviteEvent => ({ kind: 'closed', id: `c.${at}`, at })

const phoneId = (phone: string): string => `p.${blurred(`phone:${phone}`)}`

/** Undefined when this number was looked up before. */
export const phoneEvent = async (
  member: Member,
  known: readonly InviteEvent[],
  now: number,
): Promise<InviteEvent | undefined> => {
  const { phone } = member.profile
  if (phone === undefined) return undefined
  const id = phoneId(phone)
  if (known.some((event) => event.id === id)) return undefined
  const others = await otherWith('profile.phone', phone, member._id)
  const older = others.some(({ joinedAt }) => joinedAt < member.joinedAt)
  return { kind: 'phone', id, at: now, known: older }
}

/** A sale as far as it is about its buyer. */
export interface Sold {
  _id: string
  at: number
  sum: { payFen: number }
  returns: readonly { id: string; at: number; refundFen: number }[]
}

/** The sale and each of its returns, with what was left of it then. */
export const saleEvents = ({ _id: saleId, at, sum, returns }: Sold): InviteEvent[] => {
  let leftFen = sum.payFen
  const back = returns.map((one): InviteEvent => {
    leftFen = Math.max(0, leftFen - one.refundFen)
    return { kind: 'returned', id: `r.${saleId}.${one.id}`, at: one.at, saleId, leftFen }
  })
  return [{ kind: 'bought', id: `b.${saleId}`, at, saleId, fen: sum.payFen }, ...back]
}

/** What a member's own document tells that their story may not know yet. */
export const missingEvents = async (
  member: Member,
  known: readonly InviteEvent[],
  now: number,
): Promise<InviteEvent[]> => {
  const has = (id: string) => known.some((event) => event.id === id)
  const { _id: memberId, openid, unionid, joinedAt, closedAt } = member
  const who = { memberId, openid, ...(unionid === undefined ? {} : { unionid }) }
  const joined = has(`j.${joinedAt}`) ? [] : [joinedEvent(member, await joinFactsOf(who))]
  const closed = closedAt === undefined ? [] : [closedEvent(closedAt)]
  const phone = await phoneEvent(member, known, now)
  return [...joined, ...closed, ...(phone ? [phone] : [])]
}
