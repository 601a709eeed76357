import type { AuditRow } from '#core/audit/contract'
import type { AuditDoc } from '../platform/audit'
import { peopleNames } from '../platform/people'
import { storesFor } from '../stores'
import { wordFor } from './words'

type Names = Map<string, string>

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

/** Rows as people read them. Names are looked up: the rows themselves hold none. */
export const rowsOf = async (docs: readonly AuditDoc[]): Promise<AuditRow[]> => {
  const unique = (ids: string[]) => [...new Set(ids)]
  const [people, places] = await Promise.all([
    peopleNames(unique(docs.map(({ whoId }) => whoId))),
    placesOf(unique(docs.flatMap(({ storeId }) => storeId ?? []))),
  ])
  return docs.map((doc) => rowOf(doc, people, places))
}
