import { ok } from '#core/kernel/result'
import type { staffOperatorRoutes } from '#core/staff/contract'
import type { UseCase } from '../platform/context'
import { staff } from '../platform/people'
import { find, MAX_ROWS } from '../platform/store'
import { staffViewOf } from './view'

/** Everybody with a right, the newest first; one page, as many as a brand of this size has. */
export const list: UseCase<(typeof staffOperatorRoutes)['staff.list']> = async (
  _input,
  { caller },
) => {
  const people = await find(staff, {
    where: { active: true },
    order: [['joinedAt', 'desc']],
    limit: MAX_ROWS,
  })
  return ok({ staff: people.map((person) => staffViewOf(person, caller)) })
}
