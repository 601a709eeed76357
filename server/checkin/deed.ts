import type { checkinMemberRoutes } from '#core/checkin/contract'
import { briefOfStamps, type CheckinTerms, calendarOf } from '#core/checkin/rules'
import { type Stamped, stepsOf } from '#core/checkin/stamping'
import { ok, type Result } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import { monthOf } from '#core/kernel/time'
import { datesOf } from '#core/points/earning'
import { transact } from '#core/points/rules'
import type { Account, Cause } from '#core/points/views'
import type { Program } from '#core/program/views'
import { accountFields, type MemberDeed } from '../platform/change-member'
import type { ActionContext } from '../platform/context'
import type { Owed } from '../platform/owed'
import type { Member } from '../platform/people'
import { termsOf } from './terms'
import { dayName, deedWords, ruleWords } from './words'

type Reply = OutputOf<(typeof checkinMemberRoutes)['checkin.stamp']>

/** Nothing bought, so nothing can be sent back: points of a stamp need not wait. */
const AT_ONCE = { pendingDays: 0 }

/** One coupon for a bonus and a month: its id says for which. */
const owedFor = (member: Member, { day, bonuses }: Stamped, now: number): Owed[] =>
  bonuses.flatMap(({ days, templateId }) =>
    templateId === undefined
      ? []
      : [
          {
            _id: `checkin.${member._id}.${monthOf(day)}.${days}`,
            memberId: member._id,
            templateId,
            from: 'checkin',
            why: `${Number(monthOf(day).slice(5))}月签满 ${days} 天`,
            at: now,
            status: 'owed',
          },
        ],
  )

const namesOf = ({ bonuses }: Stamped): { coupons?: string[] } => {
  const coupons = bonuses.flatMap(({ coupon = [] }) => coupon)
  return coupons.length === 0 ? {} : { coupons }
}

const earnedBy = ({ points, bonuses }: Stamped): number =>
  bonuses.reduce((all, one) => all + one.points, points)

const replyOf = (
  member: Member,
  stamped: Stamped,
  terms: CheckinTerms,
  { balance }: Account,
  { now, until }: { now: number; until: number },
): Reply => {
  const { stamps, day, bonuses, price } = stamped
  const earned = earnedBy(stamped)
  return {
    ...briefOfStamps(stamps, terms, now),
    calendar: calendarOf({ ...member, stamps }, monthOf(day), terms, now),
    earned,
    bonuses: bonuses.map(({ days }) => days),
    ...namesOf(stamped),
    paid: price,
    ...(earned === 0 ? {} : { until }),
    balance,
  }
}

/** One stamp, its points, its row and its answer. */
export const deedOf = (
  member: Member,
  stamped: Stamped,
  cause: Cause,
  program: Program,
  { now, request }: ActionContext,
): Result<MemberDeed<Reply>, 'points.not-enough'> => {
  const dates = datesOf({ ...program.points, ...AT_ONCE }, now)
  const posted = transact(member.account, now, ...stepsOf(stamped, request.key, dates))
  if (!posted.ok) return posted
  const { account, lines } = posted.value
  const { day, stamps, price } = stamped
  const rule = ruleWords(stamped, cause, member, program)
  const document = { kind: 'day', id: day, name: dayName(day) } as const
  return ok({
    set: { stamps, ...accountFields(account) },
    deed: {
      subject: member._id,
      after: deedWords(stamped, earnedBy(stamped) - price),
      ledger: { memberId: member._id, cause, lines, rule, document },
    },
    owed: owedFor(member, stamped, now),
    reply: replyOf(member, stamped, termsOf(member, program), account, { now, until: dates.until }),
  })
}
