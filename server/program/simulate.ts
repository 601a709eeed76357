import { ok } from '#core/kernel/result'
import { businessDayOf } from '#core/kernel/time'
import type { programOperatorRoutes } from '#core/program/contract'
import { checkTiers, windowStart } from '#core/tiers/rules'
import type { TierRules } from '#core/tiers/views'
import type { UseCase } from '../platform/context'
import { members } from '../platform/people'
import { absentOr, countBy, type Expression } from '../platform/store'

/** Growth of the window: the database's words for `growthAt` of core/tiers/rules.ts. */
const growthIn = (first: string, last: string): Expression => ({
  $sum: {
    $map: {
      input: {
        $filter: {
          input: { $ifNull: ['$growth', []] },
          as: 'one',
          cond: { $and: [{ $gte: ['$$one.day', first] }, { $lte: ['$$one.day', last] }] },
        },
      },
      as: 'one',
      in: '$$one.value',
    },
  },
})

/** The database's words for `levelFor`: tiers that begin at or below the growth, less one. */
const levelAt = ({ tiers }: TierRules, growth: Expression): Expression => ({
  $let: {
    vars: { growth },
    in: {
      $max: [
        0,
        {
          $subtract: [
            { $sum: tiers.map(({ from }) => ({ $cond: [{ $gte: ['$$growth', from] }, 1, 0] })) },
            1,
          ],
        },
      ],
    },
  },
})

const PRESENT: Expression = { $ifNull: ['$tier.level', 0] }

/**
 * How many members would stand in each tier by their growth up to today, beside how many stand
 * there now. One aggregate over all who are members; nothing is changed.
 */
export const simulate: UseCase<(typeof programOperatorRoutes)['tiers.simulate']> = async (
  { rules },
  { now },
) => {
  const whole = checkTiers(rules)
  if (!whole.ok) return whole
  const today = businessDayOf(now)
  const growth = growthIn(windowStart(today, rules.windowMonths), today)
  const by = { would: levelAt(rules, growth), now: PRESENT }
  const counts = await countBy(members, { closedAt: absentOr(0) }, by)
  const top = rules.tiers.length - 1
  const sum = (fits: (by: { would: number; now: number }) => boolean) =>
    counts.filter((one) => fits(one.by)).reduce((all, { count }) => all + count, 0)
  const tiers = rules.tiers.map(({ name }, level) => ({
    name,
    would: sum((one) => one.would === level),
    // As tierOf reads it: who stands above the rules counts as the highest.
    now: sum((one) => Math.min(one.now, top) === level),
  }))
  return ok({ tiers, members: sum(() => true) })
}
