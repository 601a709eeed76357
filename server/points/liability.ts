import { ok } from '#core/kernel/result'
import type { pointsOperatorRoutes } from '#core/points/contract'
import { fenOf } from '#core/points/earning'
import { monthsOf } from '#core/points/ends'
import { readBrand } from '../brand'
import type { UseCase } from '../platform/context'
import { FAR, members } from '../platform/people'
import { gt, lt, sumBy } from '../platform/store'

/** Points of all members by the last instant of their lots. */
const endings = async () => {
  const sums = await sumBy(members, {
    where: { nextExpiry: lt(FAR) },
    items: 'account.lots',
    by: 'account.lots.until',
    of: 'account.lots.left',
  })
  return sums.map(({ key, sum }) => ({ at: Number(key), points: sum }))
}

/** People who left owing points still owe them when they come back. */
const debts = async () => {
  const where = { 'account.debt': gt(0) }
  const sums = await sumBy(members, { where, by: 'account.debt', of: 'account.debt' })
  return total(sums.map(({ sum }) => sum))
}

const total = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

/**
 * What the brand owes: live points by the month in which they end. What has ended and waits for the
 * job is no debt any more. Fen are rounded down per month, so that the column adds up.
 */
export const liability: UseCase<(typeof pointsOperatorRoutes)['points.liability']> = async (
  _input,
  { now },
) => {
  const [{ program }, all, debt] = await Promise.all([readBrand(), endings(), debts()])
  const months = monthsOf(all.filter(({ at }) => at >= now)).map((one) => ({
    ...one,
    fen: fenOf(one.points, program.points),
  }))
  return ok({
    months,
    points: total(months.map(({ points }) => points)),
    fen: total(months.map(({ fen }) => fen)),
    debt,
    pointsPerYuan: program.points.pointsPerYuan,
  })
}
