import { isDeepStrictEqual } from 'node:util'
import { type Area, type Case, plain, type Scene } from './case.ts'
import { AREAS } from './cases/index.ts'
import type { Collection, Doc, Sdk } from './sdk.ts'

export { AREAS } from './cases/index.ts'

/** The suite empties these before each case and at the end: never give them names of your own. */
export const COLLECTIONS = { docs: 'verify_docs', other: 'verify_other' }

/** The cloud accepts large batches, but a body past some MB would only slow the owner down. */
const BATCH = 500

export interface Report {
  area: string
  title: string
  agree: boolean
  expected: unknown
  got: unknown
}

const empty = async (collection: Collection, scene: Scene): Promise<void> => {
  await collection.where({ _id: scene._.exists(true) }).remove()
}

const fill = async (collection: Collection, documents: Doc[]): Promise<void> => {
  for (let at = 0; at < documents.length; at += BATCH)
    await collection.add({ data: documents.slice(at, at + BATCH) })
}

const sceneOf = (sdk: Sdk): Scene => {
  const db = sdk.database({ throwOnNotFound: false })
  return {
    sdk,
    db,
    _: db.command,
    docs: db.collection(COLLECTIONS.docs),
    other: db.collection(COLLECTIONS.other),
    names: COLLECTIONS,
  }
}

const clear = async (scene: Scene): Promise<void> => {
  await empty(scene.docs, scene)
  await empty(scene.other, scene)
}

const runCase = async (area: string, one: Case, scene: Scene): Promise<Report> => {
  const expected = plain(one.expected)
  const got = await clear(scene)
    .then(() => fill(scene.docs, one.given ?? []))
    .then(() => fill(scene.other, one.other ?? []))
    .then(() => one.run(scene))
    .then(plain, (error: Error) => ({ thrown: String(error?.message ?? error) }))
  return { area, title: one.title, agree: isDeepStrictEqual(got, expected), expected, got }
}

const isThere = /exist/i

/** Creates what is missing; a collection of an earlier run is taken over. */
const prepare = async ({ db }: Scene): Promise<void> => {
  for (const name of Object.values(COLLECTIONS)) {
    await db.createCollection(name).catch((error: { errMsg?: string; message?: string }) => {
      const text = `${error.errMsg} ${error.message}`
      if (!isThere.test(text)) throw new Error(`cannot create the collection ${name}: ${text}`)
    })
  }
}

/**
 * Runs the suite on an initialised SDK, one case after the other, and tells what agreed. Works only
 * in its own collections, which it leaves empty. Throws when it cannot create or empty them.
 */
export const runSuite = async (
  sdk: Sdk,
  onReport: (report: Report) => void = () => undefined,
  areas: Area[] = AREAS,
): Promise<Report[]> => {
  const scene = sceneOf(sdk)
  await prepare(scene)
  const reports: Report[] = []
  try {
    for (const { area, cases } of areas) {
      for (const one of cases) {
        const report = await runCase(area, one, scene)
        reports.push(report)
        onReport(report)
      }
    }
  } finally {
    await clear(scene)
  }
  return reports
}
