import { ok } from '#core/kernel/result'
import type { Adjustment, pointsOperatorRoutes } from '#core/points/contract'
import type { ContextOf, UseCase } from '../platform/context'
import { peopleNames } from '../platform/people'
import { find } from '../platform/store'
import { type AdjustmentDoc, adjustments } from './records'

type Waiting = (typeof pointsOperatorRoutes)['points.waiting']

/** More than one sitting takes; the oldest come first, the rest moves up. */
const SHOWN = 50

type Names = Map<string, string>

const viewOf = (
  wish: AdjustmentDoc,
  names: Names,
  { staff: me, caller }: ContextOf<Waiting>,
): Adjustment => ({
  id: wish._id,
  memberId: wish.memberId,
  member: names.get(wish.memberId) ?? '已离开的人',
  points: wish.points,
  why: wish.why,
  by: names.get(wish.by) ?? '已离开的人',
  at: wish.at,
  mine: wish.by !== me._id && wish.memberId !== caller.memberId,
  own: wish.by === me._id,
})

/** What waits for a second operator, the oldest first. */
export const waiting: UseCase<Waiting> = async (_input, context) => {
  const wishes = await find(adjustments, {
    where: { status: 'waiting' },
    order: [['at', 'asc']],
    limit: SHOWN,
  })
  const names = await peopleNames(wishes.flatMap(({ memberId, by }) => [memberId, by]))
  return ok({ adjustments: wishes.map((wish) => viewOf(wish, names, context)) })
}
