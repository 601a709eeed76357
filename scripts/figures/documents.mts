import type { Shuke } from '../../tests/bench.ts'

/** Documents straight from and to the local cloud's store, for worlds too large to be played. */

const AT_ONCE = 1000

export const writeAll = async (
  { cloud }: Shuke,
  collectionName: string,
  documents: readonly object[],
): Promise<void> => {
  for (let start = 0; start < documents.length; start += AT_ONCE) {
    const data = documents.slice(start, start + AT_ONCE).map((one) => JSON.stringify(one))
    const reply = await cloud.store.run({ action: 'database.insertDocument', collectionName, data })
    if (!('data' in reply))
      throw new Error(`cannot fill ${collectionName}: ${JSON.stringify(reply)}`)
  }
}

/** Numbers come as the wire has them: {"$numberInt":"5"}. */
const plain = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const [[kind, text] = ['', ''], ...more] = Object.entries(value)
  return more.length === 0 && kind.startsWith('$number') ? Number(text) : value
}

const page = async ({ cloud }: Shuke, collectionName: string, offset: number) => {
  const reply = await cloud.store.run({
    action: 'database.getDocument',
    collectionName,
    query: '{}',
    queryType: 'WHERE',
    multi: true,
    limit: AT_ONCE,
    offset,
  })
  if (!('data' in reply)) throw new Error(`cannot read ${collectionName}: ${JSON.stringify(reply)}`)
  return reply.data.list as string[]
}

export const readAll = async <T,>(shuke: Shuke, collectionName: string): Promise<T[]> => {
  const found: T[] = []
  for (;;) {
    const texts = await page(shuke, collectionName, found.length)
    found.push(...texts.map((text) => JSON.parse(text, plain) as T))
    if (texts.length < AT_ONCE) return found
  }
}
