import * as v from 'valibot'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { MAX_GROUPS } from './groups'
import { halved } from './halved'
import { guarded, type Where } from './where'

const entry = v.object({ key: v.string(), value: v.number() })

/**
 * A field of one document that holds numbers by name, read in as many requests as it takes: for a
 * document that does not fit into one answer. Never inside a transaction (facts/cloud.md §5.1).
 */
export const numbersIn = async <T extends Doc>(
  from: Collection<T>,
  id: string,
  field: keyof T & string,
): Promise<Record<string, number>> => {
  const where = guarded({ _id: id } as Where<T>)
  const numbers: Record<string, number> = {}
  for (let start = 0; ; start += MAX_GROUPS) {
    const read = async (skip: number, some: number) => {
      const pairs = db.collection(from.name).aggregate().match(where)
      const each = pairs.project({ pair: { $objectToArray: `$${field}` } }).unwind('$pair')
      const named = each.project({ _id: 0, key: '$pair.k', value: '$pair.v' }).sort({ key: 1 })
      return (await named.skip(skip).limit(some).end()).list
    }
    const page = await halved(read, MAX_GROUPS, start)
    for (const raw of page) {
      const { key, value } = v.parse(entry, raw)
      numbers[key] = value
    }
    if (page.length < MAX_GROUPS) return numbers
  }
}
