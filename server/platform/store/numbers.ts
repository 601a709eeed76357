import * as v from 'valibot'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { MAX_GROUPS } from './groups'
import { halved } from './halved'
import { guarded, type Where } from './where'

const pair = v.object({ k: v.string(), v: v.number() })
const cut = v.tuple([v.object({ pairs: v.array(v.unknown()) })])

/**
 * A field of one document that holds numbers by name, read in as many requests as it takes: for a
 * document that does not fit into one answer. The document has to be there. Never inside a
 * transaction (facts/cloud.md §5.1).
 */
export const numbersIn = async <T extends Doc>(
  from: Collection<T>,
  id: string,
  field: keyof T & string,
): Promise<Record<string, number>> => {
  const where = guarded({ _id: id } as Where<T>)
  const read = async (skip: number, some: number) => {
    const pairs = { $slice: [{ $objectToArray: `$${field}` }, skip, some] }
    const asked = db.collection(from.name).aggregate().match(where).project({ pairs })
    return v.parse(cut, (await asked.limit(1).end()).list)[0].pairs
  }
  const numbers: Record<string, number> = {}
  for (let start = 0; ; start += MAX_GROUPS) {
    const page = await halved(read, MAX_GROUPS, start)
    for (const raw of page) {
      const { k, v: value } = v.parse(pair, raw)
      numbers[k] = value
    }
    if (page.length < MAX_GROUPS) return numbers
  }
}
