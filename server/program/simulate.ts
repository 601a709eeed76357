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
          input: '$growth',
          as: 'one',
          cond: { $and: [{ $gte: ['$$one.day', first] }, { $lte: ['$$one.day', last] }] },
        },
      },
      as: 'one',
      in: '$$one.value',
    },
  },
})

/** The database's words for `levelFor`: the highest tier that begins at or below the growth. */
const levelAt = ({ tiers }: TierRules): Expression =>
  tiers.reduce<Expression>(
    (lower, { from }, level) => ({ $cond: [{ $gte: ['$growth', from] }, level, lower] }),
    0,
  )

interface Standing {
  would: number
  now: number
  count: number
}

/** All who are members, by the tier that these rules would give and the one that they have. */
const standings = async (rules: TierRules, now: number): Promise<Standing[]> => {
  const today = businessDayOf(now)
  const counts = await countBy(members, {
    where: { closedAt: absentOr(0) },
    values: {
      growth: growthIn(windowStart(today, rules.windowMonths), today),
      level: '$tier.level',
    },
    by: { would: levelAt(rules), now: '$level' },
  })
  const top = rules.tiers.length - 1
  // As tierOf reads it: who stands above the rules counts as the highest.
  return counts.map(({ by, count }) => ({
    would: by.would ?? 0,
    now: Math.min(by.now ?? 0, top),
    count,
  }))
}

const sum = (rows: readonly Standing[]) => rows.reduce((all, { count }) => all + count, 0)

/**
 * How many members would stand in each tier by their growth up to today, beside how many stand
 * there now. One aggregate over all members; nothing is changed.
 */
export const simulate: UseCase<(typeof programOperatorRoutes)['tiers.simulate']> = async (
  { rules },
  { now },
) => {
  const whole = checkTiers(rules)
  if (!whole.ok) return whole
  const all = await standings(rules, now)
  const tiers = rules.tiers.map(({ name }, level) => ({
    name,
    would: sum(all.filter((one) => one.would === level)),
    now: sum(all.filter((one) => one.now === level)),
  }))
  return ok({ tiers, members: sum(all) })
}
