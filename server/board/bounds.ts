import { boundOf } from '#core/board/alarms'
import type { boardOperatorRoutes } from '#core/board/contract'
import { figureOf } from '#core/board/figures'
import { ok } from '#core/kernel/result'
import { tradePresets } from '#core/persons/trades'
import { readState } from '../persons'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { BOUNDS, board } from './records'

const PERCENT = 100

/** A bound of this brand instead of its trade's, or the trade's again. */
export const saveBound: UseCase<(typeof boardOperatorRoutes)['board.saveBound']> = async (
  { figure, bound },
  context,
) => {
  const { alarms } = tradePresets[(await readState()).trade ?? 'general']
  const alarm = alarms.find((one) => one.figure === figure)
  return withTx(async (tx) => {
    const before = (await tx.get(board, BOUNDS))?.bounds ?? {}
    const { [figure]: old, ...others } = before
    const bounds = bound === undefined ? others : { ...others, [figure]: bound }
    await tx.set(board, { _id: BOUNDS, bounds })
    const meant = bound ?? (alarm ? boundOf(alarm, {}) : 0)
    const reply = { bound: meant }
    const name = figureOf(figure).name
    const said = (value: number | undefined) =>
      value === undefined ? `${name} 按行业` : `${name} ${value / PERCENT}%`
    const row = { subject: BOUNDS, before: said(old), after: said(bound), reply }
    await tx.add(audit, context.row(row))
    return ok(reply)
  })
}
