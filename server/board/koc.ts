import type { boardOperatorRoutes } from '#core/board/contract'
import { netNote } from '#core/board/figures/buying'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok } from '#core/kernel/result'
import { countDays, stands } from '#core/persons/life'
import { namesFor, persons } from '../persons'
import type { UseCase } from '../platform/context'
import { findPage, gt } from '../platform/store'

/** Whose friends stayed, most first: who only brings many is not among them (S0-23). */
export const kocPage = async (after: string | undefined) => {
  const page = await findPage(persons, {
    where: { kept: gt(0) },
    by: 'kept',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const names = await namesFor(page.rows)
  const rows = page.rows.map(({ _id: id, memberId, kept, days, older, purchases }) => ({
    id,
    name: names.get(id) ?? id,
    ...(memberId === undefined ? {} : { memberId }),
    kept,
    brought: countDays('brought', { days, older }),
    note: netNote(purchases.filter(stands)),
  }))
  return page.next === undefined ? { rows } : { rows, next: page.next }
}

export const koc: UseCase<(typeof boardOperatorRoutes)['board.koc']> = async ({ after }) =>
  ok(await kocPage(after))
