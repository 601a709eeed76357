import type { ImportDiff } from '#core/orders/import'
import { firstsBy, oneOf } from '../platform/store'
import { type SaidDoc, saids } from './records'

/**
 * Buyers whom this import names first in these orders, told apart by whether an import in force knows
 * them. Each buyer of the import is counted in one batch only, however often it runs.
 */
export const countBuyers = async (
  importId: string,
  batch: readonly SaidDoc[],
): Promise<Pick<ImportDiff, 'buyersNew' | 'buyersKnown'>> => {
  const names = [...new Set(batch.flatMap(({ buyer }) => (buyer === undefined ? [] : [buyer])))]
  if (names.length === 0) return { buyersNew: 0, buyersKnown: 0 }
  const by = { buyer: 'buyer', importId: 'importId', live: 'live' }
  const found = await firstsBy(saids, { where: { buyer: oneOf(names) }, by, of: 'seq' })
  const known = new Set<unknown>()
  const first = new Map<unknown, number>()
  for (const { by: of, first: seq } of found) {
    if (of.importId === importId)
      first.set(of.buyer, Math.min(seq, first.get(of.buyer) ?? Number.MAX_SAFE_INTEGER))
    else if (of.live === true) known.add(of.buyer)
  }
  const here = new Set(batch.map(({ seq }) => seq))
  const own = names.filter((name) => here.has(first.get(name) ?? -1))
  const buyersKnown = own.filter((name) => known.has(name)).length
  return { buyersNew: own.length - buyersKnown, buyersKnown }
}
