import type { identityOperatorRoutes } from '#core/identity/contract'
import { ruleWords } from '#core/identity/words'
import { ok } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { count, findPage, gt } from '../platform/store'
import { allKeysOf, personsOf } from './persons'
import { links } from './records'
import { namesOf, sideOf } from './sides'

/** Each shows two people: fewer than elsewhere, so that a page stays below 5 KB. */
const ROWS = 10

/** Links that wait for a decision, with both sides as they are now. */
export const waiting: UseCase<(typeof identityOperatorRoutes)['identity.waiting']> = async ({
  after,
}) => {
  const where = { asksAt: gt(0) }
  const [page, all] = await Promise.all([
    findPage(links, { where, by: 'asksAt', way: 'desc', size: ROWS, after }),
    count(links, where),
  ])
  const persons = await personsOf(page.rows.flatMap((row) => row.ends))
  const keys = await allKeysOf([...persons.values()])
  const names = await namesOf([...new Set([...keys.values()].flat())])
  const side = (end: (typeof page.rows)[number]['a']) =>
    sideOf(keys.get(persons.get(end) ?? end) ?? [end], names)
  const rows = page.rows.map(({ _id, a, b, rule, asksAt }) => ({
    id: _id,
    at: asksAt,
    words: ruleWords(rule),
    a: side(a),
    b: side(b),
  }))
  return ok(page.next === undefined ? { rows, count: all } : { rows, count: all, next: page.next })
}
