import * as v from 'valibot'
import { DAY, MINUTE } from '#core/kernel/time'
import { saleReturn } from '#core/sales/views'
import type { AuditDoc } from '../platform/audit'
import { isOpen, type Member, members } from '../platform/people'
import { logFault } from '../platform/pipeline/log'
import { randomId } from '../platform/random'
import { between, collection, find, getMany, gte, lte } from '../platform/store'
import { markInvited } from './arrival'
import { closedEvent, missingEvents, saleEvents } from './facts'
import { forgetFace } from './forget'
import { noteEvents } from './note'
import { placeAll } from './place'
import { reconcilePurse } from './purse'
import { type InviteeDoc, invitees, purses, type RewardDoc, type TeamDoc, teams } from './records'
import { paidOf } from './reward-doc'
import { settleTeam } from './settle'

/**
 * What the calls themselves do at once, the jobs make certain: every fact has an id of its own and
 * every reward a document, so doing it once more changes nothing.
 */

/** Read by its shape: the till is another function (membership/export/sections.ts). */
const sale = v.object({
  _id: v.string(),
  memberId: v.string(),
  at: v.number(),
  sum: v.looseObject({ payFen: v.number() }),
  returns: v.array(saleReturn),
})
const sales = collection('sales', sale)

const byId = <T extends { _id: string }>(docs: readonly T[]): Map<string, T> =>
  new Map(docs.map((one) => [one._id, one]))

/** One story with what the member's document tells more; answers how many facts were missing. */
const completeStory = async (
  doc: InviteeDoc,
  member: Member | undefined,
  now: number,
): Promise<number> => {
  const more = member ? await missingEvents(member, doc.events, now) : []
  const known = new Set(doc.events.map(({ id }) => id))
  const missing = more.filter(({ id }) => !known.has(id))
  const next = missing.length === 0 ? doc : await noteEvents(doc._id, missing, now, { known: doc })
  const credits = await placeAll(next ?? doc, member, now)
  if (isOpen(member)) await markInvited(member, credits)
  return missing.length
}

const sumOf = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

/** Stories that changed: folded anew, and their lines put where they belong. */
export const catchUpStories = async (docs: readonly InviteeDoc[], now: number): Promise<number> => {
  const people = byId(
    await getMany(
      members,
      docs.map(({ _id }) => _id),
    ),
  )
  const missing: number[] = []
  for (const doc of docs) missing.push(await completeStory(doc, people.get(doc._id), now))
  return sumOf(missing)
}

/** Members who joined: those who were invited, and whose joining died before it could say so. */
export const catchUpJoinings = async (found: readonly Member[], now: number): Promise<number> => {
  const docs = await getMany(
    invitees,
    found.map(({ _id }) => _id),
  )
  const lost = docs.filter(({ _id, events }) => {
    const member = found.find((one) => one._id === _id)
    return !events.some(({ id }) => id === `j.${member?.joinedAt}`)
  })
  return catchUpStories(lost, now)
}

const tellSales = async (saleIds: readonly string[], now: number): Promise<number> => {
  const sold = await getMany(sales, saleIds)
  const people = byId(
    await getMany(
      members,
      sold.map(({ memberId }) => memberId),
    ),
  )
  let told = 0
  for (const one of sold) {
    const member = people.get(one.memberId)
    if (member?.invitedTeam === undefined) continue
    const doc = await noteEvents(member._id, saleEvents(one), now)
    if (doc) await placeAll(doc, member, now)
    told += 1
  }
  return told
}

const tellClosings = async (rows: readonly AuditDoc[], now: number): Promise<number> => {
  const people = byId(
    await getMany(
      members,
      rows.map(({ subject }) => subject),
    ),
  )
  let told = 0
  for (const { subject, at } of rows) {
    const member = people.get(subject)
    if (!isOpen(member)) await forgetFace(subject)
    const doc = await noteEvents(subject, [closedEvent(at)], now)
    if (!doc) continue
    await placeAll(doc, member, now)
    told += 1
  }
  return told
}

/** Deeds whose rows stand in the audit: sales, returns and closings. */
export const DEEDS = ['sales.record', 'sales.return', 'membership.close'] as const

export const catchUpDeeds = async (rows: readonly AuditDoc[], now: number): Promise<number> => {
  const closings = rows.filter(({ action }) => action === 'membership.close')
  const others = rows.filter(({ action }) => action !== 'membership.close')
  const told = await tellSales(
    others.map(({ subject }) => subject),
    now,
  )
  return told + (await tellClosings(closings, now))
}

/** One team that fails must not keep the others from theirs. */
const safely = async (teamId: string, now: number): Promise<void> => {
  try {
    await settleTeam(teamId, now)
  } catch (error) {
    logFault(randomId(), error)
  }
}

const isListed = ({ paid }: TeamDoc, doc: RewardDoc): boolean =>
  paidOf([doc]).every((line) =>
    paid.some(
      (one) =>
        one.part === line.part &&
        one.step === line.step &&
        one.friendId === line.friendId &&
        (one.gen > line.gen || (one.gen === line.gen && one.state === line.state)),
    ),
  )

/** Rewards whose call died before the team could say what it was given. */
export const catchUpRewards = async (docs: readonly RewardDoc[], now: number): Promise<number> => {
  const found = byId(
    await getMany(
      teams,
      docs.map(({ teamId }) => teamId),
    ),
  )
  const lost = docs.filter((doc) => {
    const team = found.get(doc.teamId)
    return team !== undefined && !isListed(team, doc)
  })
  for (const teamId of new Set(lost.map((doc) => doc.teamId))) await safely(teamId, now)
  return lost.length
}

/** Teams of one slice. */
const TEAMS = 20

/**
 * Teams that are owed something, and those with a friend whose days are over. Those that wait for a
 * coupon to go on are passed over once in each firing, and hold up nobody.
 */
export const settleDue = async (
  cursor: number,
  now: number,
): Promise<{ cursor: number; more: boolean }> => {
  const [owed, due] = await Promise.all([
    find(teams, {
      where: { owed: true, at: gte(cursor) },
      order: [['at', 'asc']],
      limit: TEAMS,
    }),
    find(teams, { where: { nextLook: lte(now) }, order: [['nextLook', 'asc']], limit: TEAMS }),
  ])
  const ids = [...owed, ...due].map(({ _id }) => _id)
  for (const teamId of new Set(ids)) await safely(teamId, now)
  const last = owed.at(-1)
  const more = owed.length === TEAMS && last !== undefined
  return { cursor: more ? last.at + 1 : 0, more: more || due.length === TEAMS }
}

/** Longer than anything stays unnoticed; a purse that nobody touched since is right. */
const LOOK_BACK = DAY
const PURSES = 50

/** Purses that were touched within a day: what crashes stranded goes back (purse.ts). */
export const reconcilePurses = async (now: number): Promise<void> => {
  const touched = { at: between(now - LOOK_BACK, now - 10 * MINUTE) }
  for (const { _id } of await find(purses, { where: touched, limit: PURSES }))
    await reconcilePurse(_id, now)
}
