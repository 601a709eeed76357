import { ok, refuse } from '#core/kernel/result'
import type { pointsMemberRoutes, pointsOperatorRoutes } from '#core/points/contract'
import { endsOf } from '#core/points/ends'
import { briefOf } from '#core/points/rules'
import type { EntryRow } from '#core/points/views'
import type { UseCase } from '../platform/context'
import { members } from '../platform/people'
import { get } from '../platform/store'
import { type LedgerPage, ledgerPage, readEntry } from './ledger'
import { rowOf, viewOf } from './row'

type Member = typeof pointsMemberRoutes
type Operator = typeof pointsOperatorRoutes

const rowsOf = ({ entries, next }: LedgerPage): { rows: EntryRow[]; next?: string } => {
  const rows = entries.map(rowOf)
  return next === undefined ? { rows } : { rows, next }
}

/** What the member has, what ends when, and the newest entries: one read beside the member. */
export const page: UseCase<Member['points.page']> = async ({ after }, { member, now }) => {
  const { _id, account } = member
  const ledger = await ledgerPage(_id, after)
  return ok({ brief: briefOf(account, now), ends: endsOf(account, now), ...rowsOf(ledger) })
}

/** Why an entry stands there. */
export const entry: UseCase<Member['points.entry']> = async ({ entryId }, { member }) => {
  const found = await readEntry(member._id, entryId)
  return found ? ok({ entry: viewOf(found) }) : refuse('points.entry-not-found')
}

/** The same for the operator, of members who have left as well: the ledger stays (law 8). */
export const entriesOf: UseCase<Operator['points.entriesOf']> = async ({ memberId, after }) => {
  const [member, ledger] = await Promise.all([get(members, memberId), ledgerPage(memberId, after)])
  return member ? ok(rowsOf(ledger)) : refuse('membership.not-found')
}

export const entryOf: UseCase<Operator['points.entryOf']> = async ({ memberId, entryId }) => {
  const found = await readEntry(memberId, entryId)
  return found ? ok({ entry: viewOf(found) }) : refuse('points.entry-not-found')
}
