import { isIn, type Person } from '#core/audience/rules'
import type { Audience } from '#core/audience/views'
import { type BusinessDay, businessDayOf, DAY, startOfDay } from '#core/kernel/time'
import { isOpen, type Member, members } from '../platform/people'
import {
  absentOr,
  between,
  count,
  countBy,
  type Expression,
  gte,
  type Where,
} from '../platform/store'

/** Where no member document can have this value: only the missing ones match. */
const NONE = -1

/** First instant of the business day that lies `days` before today. */
const daysBefore = (days: number, now: number): number =>
  startOfDay(businessDayOf(now) as BusinessDay) - days * DAY

/** When somebody of this audience bought last; undefined when that does not matter. */
const boughtWhere = ({ neverBought, boughtWithin, notBoughtFor }: Audience, now: number) => {
  const bought = boughtWithin !== undefined || notBoughtFor !== undefined
  // Both at once is nobody, as core/audience/rules.ts has it.
  if (neverBought) return bought ? NONE : absentOr(NONE)
  if (!bought) return undefined
  const from = boughtWithin === undefined ? 0 : daysBefore(boughtWithin - 1, now)
  return between(from, notBoughtFor === undefined ? now + 1 : daysBefore(notBoughtFor - 1, now))
}

/** Whom a giving is for, but for its list. */
export interface Meant {
  audience: Audience
  marketing: boolean
}

/**
 * The members of an audience as the database can find them; only the month of the birthday is left to
 * `isMeant`. Nobody who joined after `now` or whose account is closed.
 */
export const whereOf = ({ audience, marketing }: Meant, now: number): Where<Member> => {
  const { minLevel = 0, joinedWithin } = audience
  const bought = boughtWhere(audience, now)
  const joined = joinedWithin === undefined ? 0 : daysBefore(joinedWithin - 1, now)
  return {
    closedAt: absentOr(NONE),
    ...(marketing ? { optOut: absentOr(false) } : {}),
    joinedAt: between(joined, now + 1),
    // A member of an older version has no tier yet, which is the lowest.
    ...(minLevel > 0 ? { 'tier.level': gte(minLevel) } : {}),
    ...(bought === undefined ? {} : { 'newestSale.at': bought }),
  }
}

const personOf = ({ joinedAt, tier, newestSale, profile }: Member): Person => ({
  joinedAt,
  level: tier.level,
  boughtAt: newestSale?.at,
  birthday: profile.birthday,
})

/** Is this member meant, as of `now`? Their own word on marketing is asked last (law 7). */
export const isMeant = ({ audience, marketing }: Meant, member: Member, now: number): boolean =>
  isOpen(member) &&
  member.joinedAt <= now &&
  !(marketing && member.optOut) &&
  isIn(audience, personOf(member), now)

const NO_DATE = '0000-00-00'

/** 1 when the birthday, with a year or without, lies in this month: 05. */
const inMonth = (month: string): Expression => {
  const dated = { $substrCP: [{ $ifNull: ['$profile.birthday.date', NO_DATE] }, 5, 5] }
  const day = { $ifNull: ['$profile.birthday.day', dated] }
  return { $cond: [{ $eq: [{ $substrCP: [day, 0, 2] }, month] }, 1, 0] }
}

/** How many members an audience has now: exact, one request. */
export const countOf = async (meant: Meant, now: number): Promise<number> => {
  const { audience } = meant
  const where = whereOf(meant, now)
  if (!audience.birthdayMonth) return count(members, where)
  const values = { hit: inMonth(businessDayOf(now).slice(5, 7)) }
  const groups = await countBy(members, { where, values, by: { hit: '$hit' } })
  return groups.find(({ by }) => by.hit === 1)?.count ?? 0
}
