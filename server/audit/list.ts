import type { AuditRow, auditOperatorRoutes } from '#core/audit/contract'
import { PAGE_SIZE } from '#core/coupons/contract'
import { ok } from '#core/kernel/result'
import { maskedMember } from '#core/membership/rules'
import { type AuditDoc, audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { members, staff } from '../platform/people'
import { findPage, getMany, gte } from '../platform/store'
import { storesFor } from '../stores'
import { wordFor } from './words'

type Names = Map<string, string>

const peopleOf = async (ids: string[]): Promise<Names> => {
  const [people, joined] = await Promise.all([getMany(staff, ids), getMany(members, ids)])
  return new Map([
    ...people.map(({ _id, name }): [string, string] => [_id, name]),
    ...joined.map(({ _id, number }): [string, string] => [_id, maskedMember(number)]),
  ])
}

const placesOf = async (ids: string[]): Promise<Names> => {
  const stores = ids.length > 0 ? await storesFor(ids) : []
  return new Map(stores.map(({ id, name }) => [id, name]))
}

const nameOf = (people: Names, { whoId, role }: AuditDoc): string =>
  people.get(whoId) ?? (role === 'system' ? '系统' : '已离开的人')

const rowOf = (doc: AuditDoc, people: Names, places: Names): AuditRow => ({
  id: doc._id,
  at: doc.at,
  action: doc.action,
  what: wordFor(doc.action),
  who: nameOf(people, doc),
  requestId: doc.requestId,
  ...(doc.storeId === undefined ? {} : { where: places.get(doc.storeId) ?? '已关闭的门店' }),
  ...(doc.why === undefined ? {} : { why: doc.why }),
  ...(doc.before === undefined ? {} : { before: doc.before }),
  ...(doc.after === undefined ? {} : { after: doc.after }),
})

/** What happened, the newest first. Names are looked up: the rows themselves hold none. */
export const list: UseCase<(typeof auditOperatorRoutes)['audit.list']> = async ({ after }) => {
  const page = await findPage(audit, {
    where: { at: gte(0) },
    by: 'at',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const [people, places] = await Promise.all([
    peopleOf(page.rows.map(({ whoId }) => whoId)),
    placesOf(page.rows.flatMap(({ storeId }) => storeId ?? [])),
  ])
  const rows = page.rows.map((doc) => rowOf(doc, people, places))
  return ok(page.next === undefined ? { rows } : { rows, next: page.next })
}
