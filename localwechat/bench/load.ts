import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EJSON } from 'bson'
import { openStore } from '../cloud/store/index.ts'
import { Bare } from './bare.ts'
import { order, SCHEMA } from './data.ts'

const BATCH = 2000
const STAMP = 'loaded.json'

const nothingFresh = (): number => {
  throw new Error('loading adds nothing else')
}

export const storeFolder = (folder: string): string => path.join(folder, 'database')

const batches = (documents: number): [number, number][] =>
  Array.from({ length: Math.ceil(documents / BATCH) }, (_, i) => [
    i * BATCH,
    Math.min(documents, (i + 1) * BATCH),
  ])

const wire = (n: number): string => EJSON.stringify(order(n), { relaxed: false })

const loadStore = async (folder: string, documents: number): Promise<void> => {
  const store = openStore({ folder: storeFolder(folder), schema: SCHEMA, durability: 'off' })
  for (const [from, to] of batches(documents)) {
    const data = Array.from({ length: to - from }, (_, i) => wire(from + i))
    const reply = await store.run({
      action: 'database.insertDocument',
      collectionName: 'orders',
      data,
    })
    if ('code' in reply) throw new Error(reply.message)
  }
  store.close()
}

const loadBare = (folder: string, documents: number): void => {
  const bare = new Bare(folder, nothingFresh)
  for (const [from, to] of batches(documents)) bare.load(from, to)
  bare.close()
}

/**
 * Fills both sides with the same documents, unless the folder holds just them from an earlier run.
 * Answers the first number that no document has.
 */
export const fill = async (folder: string, documents: number): Promise<number> => {
  const stamp = path.join(folder, STAMP)
  if (existsSync(stamp)) {
    const known = JSON.parse(readFileSync(stamp, 'utf8')) as { documents: number; next: number }
    if (known.documents !== documents)
      throw new Error(`${folder} holds ${known.documents} documents; choose another --data`)
    return known.next
  }
  console.log(`loading ${documents} documents twice …`)
  loadBare(folder, documents)
  await loadStore(folder, documents)
  remember(folder, documents, documents)
  return documents
}

/** Notes which numbers are taken, so that a later run in this folder adds new ones. */
export const remember = (folder: string, documents: number, next: number): void =>
  writeFileSync(path.join(folder, STAMP), JSON.stringify({ documents, next }))
