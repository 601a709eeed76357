import type { Collection, Database, Doc, Expressions, Pipeline, Sdk } from './sdk.ts'

/** What a case works with: two collections that hold exactly the documents it gave. */
export interface Scene {
  sdk: Sdk
  db: Database
  _: Database['command']
  docs: Collection
  other: Collection
  names: { docs: string; other: string }
}

/** One behaviour: documents, what is done with them, and what must come of it. */
export interface Case {
  /** A sentence; unique in the suite. */
  title: string
  given?: Doc[]
  /** Documents of the second collection. */
  other?: Doc[]
  run(scene: Scene): Promise<unknown>
  /** Compared after `plain`. */
  expected: unknown
}

export interface Area {
  area: string
  cases: Case[]
}

/** A refusal as the suite compares it: the number, and whether the text holds what it should. */
export const refusal = async (work: Promise<unknown>, text: RegExp): Promise<unknown> => {
  try {
    return { accepted: plain(await work) }
  } catch (error) {
    const { errCode, errMsg, message } = error as { errCode?: number; errMsg?: string } & Error
    const shown = String(errMsg ?? message)
    return { errCode: errCode ?? null, text: text.test(shown) ? 'as expected' : shown }
  }
}

export const refused = (errCode: number): unknown => ({ errCode, text: 'as expected' })

const plainValue = (value: unknown): unknown => {
  if (value instanceof Date) return { date: value.getTime() }
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(entries.map(([key, one]) => [key, plainValue(one)]))
}

/** A value as JSON can carry it from a worker: dates become `{date: milliseconds}`. */
export const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(plainValue(value) ?? null))

/** Operators of `db.command.aggregate` by name. */
export const expressions =
  ({ _ }: Scene): Expressions =>
  (name, argument) => {
    const make = _.aggregate[name]
    if (typeof make !== 'function') throw new Error(`the SDK has no aggregate operator ${name}`)
    return make.call(_.aggregate, argument)
  }

type Steps = [stage: string, argument?: unknown][]

/** Runs `[stage, argument]` pairs over the given documents and answers the rows. */
export const rows = async (scene: Scene, steps: Steps): Promise<unknown[]> => {
  let pipeline: Pipeline = scene.docs.aggregate()
  for (const [stage, argument] of steps) pipeline = stageOf(pipeline, stage, argument)
  const { list } = (await stageOf(pipeline, 'end')) as unknown as { list: unknown[] }
  return list
}

const stageOf = (pipeline: Pipeline, stage: string, argument?: unknown): Pipeline => {
  const add = pipeline[stage]
  if (typeof add !== 'function') throw new Error(`the SDK has no stage ${stage}`)
  return add.call(pipeline, argument)
}

/** A case about one pipeline. `build` gets the operator maker and, for `$match`, the commands. */
export const pipelineCase = (
  title: string,
  given: Doc[],
  build: (op: Expressions, scene: Scene) => Steps,
  expected: unknown,
  other: Doc[] = [],
): Case => ({
  title,
  given,
  other,
  run: (scene) => rows(scene, build(expressions(scene), scene)),
  expected,
})

/** A case about which documents a query finds: the answer is their sorted ids. */
export const findCase = (
  title: string,
  given: Doc[],
  query: (_: Scene['_'], db: Database) => unknown,
  expected: string[],
): Case => ({
  title,
  given,
  async run({ docs, _, db }) {
    const { data } = await docs.where(query(_, db)).get()
    return data.map((doc) => doc._id).sort()
  },
  expected,
})

/** A case about one update of the document `a`: the answer is the document without its id. */
export const updateCase = (
  title: string,
  before: Doc,
  change: (_: Scene['_'], db: Database) => Doc,
  expected: Doc,
): Case => ({
  title,
  given: [{ _id: 'a', ...before }],
  async run({ docs, _, db }) {
    const { stats } = await docs.where({ _id: 'a' }).update({ data: change(_, db) })
    const { _id, ...after } = (await docs.doc('a').get()).data ?? {}
    return { updated: stats.updated, after }
  },
  expected: { updated: 1, after: expected },
})
