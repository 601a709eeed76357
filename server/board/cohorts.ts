import { cohortPage } from '#core/board/cohorts'
import type { boardOperatorRoutes } from '#core/board/contract'
import { monthOfText } from '#core/board/facts'
import { dayNumberOf, monthOfDay } from '#core/events/days'
import { ok } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { knownFor } from './facts'

/** Cohorts by the month of the first purchase, newest first. */
export const cohorts: UseCase<(typeof boardOperatorRoutes)['board.cohorts']> = async (
  { from },
  { now },
) => {
  const running = monthOfDay(dayNumberOf(now))
  const { facts } = await knownFor(running, now)
  return ok(cohortPage(facts, from === undefined ? running : monthOfText(from)))
}
