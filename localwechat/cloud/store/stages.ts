import { badRequest } from './errors.ts'
import { evaluate, queryMatcher, type Scope } from './expressions.ts'
import { geoNear } from './geo-near.ts'
import { bucket, bucketAuto, group, sortByCount } from './group.ts'
import { lookup } from './lookup.ts'
import { project } from './projection.ts'
import { addFields, projectStage } from './shape.ts'
import { firstBy, parseSortStage, sortBy } from './sort.ts'
import { unwind } from './unwind.ts'
import { type Doc, isArray, isDoc, typeName } from './value.ts'

export interface Stage {
  name: string
  value: unknown
}

/** What a pipeline works with beside its documents. */
export interface Pipeline {
  now: number
  /** Variables of an enclosing `$lookup`. */
  variables: Doc
  /** Documents of another collection that match a query, by index where there is one. */
  read: (collection: string, query: Doc, variables: Doc) => Iterable<Doc>
  /** Throws when a collection is missing: also when no document asks for one of its own. */
  require: (collection: string) => void
}

type Run = (docs: Iterable<Doc>, pipeline: Pipeline) => Iterable<Doc>

/** Reads a stage's specification at once, whatever documents come; answers what does the work. */
type Make = (value: unknown) => Run

export const scopeOf =
  ({ variables, now }: Pipeline) =>
  (root: Doc): Scope => ({ root, variables, now })

function object(name: string, value: unknown): Doc {
  if (isDoc(value)) return value
  throw badRequest(`the ${name} stage specification must be an object`)
}

function count(name: string, value: unknown, least: number): number {
  if (Number.isInteger(value) && (value as number) >= least) return value as number
  throw badRequest(`invalid argument to ${name} stage: expected a whole number, ${least} or more`)
}

const match: Make = (value) =>
  function* (docs, { now, variables }) {
    const matches = queryMatcher(now, variables).compile(value)
    for (const doc of docs) if (matches(doc)) yield doc
  }

function* changed(docs: Iterable<Doc>, change: (doc: Doc) => Doc): Generator<Doc> {
  for (const doc of docs) yield change(doc)
}

const each =
  (name: string, make: (spec: Doc) => (doc: Doc, scope: Scope) => Doc): Make =>
  (value) => {
    const change = make(object(name, value))
    return (docs, pipeline) => {
      const scope = scopeOf(pipeline)
      return changed(docs, (doc) => change(doc, scope(doc)))
    }
  }

const unsetFields: Make = (value) => {
  const paths = isArray(value) ? value : [value]
  const cut = project(Object.fromEntries(paths.map((path) => [String(path), 0])))
  return (docs) => changed(docs, cut)
}

const replaceWith: Make = (expression) => (docs, pipeline) => {
  const scope = scopeOf(pipeline)
  return changed(docs, (doc) => {
    const value = evaluate(expression, scope(doc))
    if (isDoc(value)) return value
    const type = value === undefined ? 'missing' : typeName(value)
    throw badRequest(`'newRoot' expression must evaluate to an object, but was ${type}`)
  })
}

const countStage: Make = (value) => {
  if (typeof value !== 'string' || value === '' || value.startsWith('$') || value.includes('.')) {
    throw badRequest('the count field must be a non-empty string without $ and dots')
  }
  return function* (docs) {
    let n = 0
    for (const _ of docs) n += 1
    // No input gives no document, not a zero (facts/engine.md §2).
    if (n > 0) yield { [value]: n }
  }
}

/** Each document has the same chance, and only as many as asked for are kept. */
const sample: Make = (value) => {
  const size = count('$sample', object('$sample', value).size, 1)
  return (docs) => {
    const kept: Doc[] = []
    let seen = 0
    for (const doc of docs) {
      const place = Math.floor(Math.random() * ++seen)
      if (kept.length < size) kept.push(doc)
      else if (place < size) kept[place] = doc
    }
    return kept
  }
}

const limit: Make = (value) => {
  const most = count('$limit', value, 1)
  return function* (docs) {
    let n = 0
    for (const doc of docs) {
      yield doc
      if (++n >= most) return
    }
  }
}

const skip: Make = (value) => {
  const first = count('$skip', value, 0)
  return function* (docs) {
    let n = 0
    for (const doc of docs) if (n++ >= first) yield doc
  }
}

const sort: Make = (value) => {
  const keys = parseSortStage(value)
  return (docs) => sortBy([...docs], keys, (doc) => doc)
}

const facet: Make = (value) => {
  const facets = Object.entries(object('$facet', value)).map(
    ([field, inner]) => [field, prepare(parseStages(inner))] as const,
  )
  return (docs, pipeline) => {
    // Every facet reads all documents: they must be kept.
    const all = [...docs]
    return [Object.fromEntries(facets.map(([field, run]) => [field, [...run(all, pipeline)]]))]
  }
}

const grouping =
  (
    name: string,
    make: (spec: Doc) => (docs: Iterable<Doc>, scope: ReturnType<typeof scopeOf>) => Doc[],
  ): Make =>
  (value) => {
    const run = make(object(name, value))
    return (docs, pipeline) => run(docs, scopeOf(pipeline))
  }

const stages: Readonly<Record<string, Make>> = {
  $match: match,
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $count: countStage,
  $group: grouping('$group', group),
  $bucket: grouping('$bucket', bucket),
  $bucketAuto: grouping('$bucketAuto', bucketAuto),
  $sortByCount: (value) => {
    const run = sortByCount(value)
    return (docs, pipeline) => run(docs, scopeOf(pipeline))
  },
  $project: each('$project', projectStage),
  $addFields: each('$addFields', addFields),
  $set: each('$set', addFields),
  $unset: unsetFields,
  $unwind: unwind,
  $replaceRoot: (value) => replaceWith(object('$replaceRoot', value).newRoot),
  $replaceWith: replaceWith,
  $lookup: (value) => lookup(object('$lookup', value)),
  $facet: facet,
  $sample: sample,
  $geoNear: (value) => {
    const run = geoNear(object('$geoNear', value))
    return (docs, { now, variables }) => run(docs, queryMatcher(now, variables))
  },
}

/** Reads `[{$match: ...}, ...]`; refuses a stage with more than one name. */
export function parseStages(value: unknown): Stage[] {
  if (!isArray(value)) throw badRequest('a pipeline must be an array')
  return value.map((stage) => {
    const [name, ...more] = isDoc(stage) ? Object.keys(stage) : []
    if (name === undefined || more.length > 0) {
      throw badRequest('a pipeline stage specification object must contain exactly one field')
    }
    return { name, value: (stage as Doc)[name] }
  })
}

function make({ name, value }: Stage): Run {
  const stage = Object.hasOwn(stages, name) ? stages[name] : undefined
  if (stage === undefined) throw badRequest(`Unrecognized pipeline stage name: '${name}'`)
  return stage(value)
}

/** `$sort` and then `$limit`: no more is kept than comes out. */
function makeFirst(order: Stage, cut: Stage): Run {
  const keys = parseSortStage(order.value)
  const most = count('$limit', cut.value, 1)
  return (docs) => firstBy(docs, keys, most, (doc) => doc)
}

/** Reads all stages at once, so that a wrong one is refused whatever documents there are. */
function prepare(list: Stage[]): Run {
  const runs: Run[] = []
  for (let i = 0; i < list.length; i++) {
    const [stage, next] = [list[i] as Stage, list[i + 1]]
    if (stage.name === '$geoNear' && i > 0) {
      throw badRequest('$geoNear is only valid as the first stage in a pipeline')
    }
    const both = stage.name === '$sort' && next?.name === '$limit'
    runs.push(both ? makeFirst(stage, next) : make(stage))
    if (both) i++
  }
  return (docs, pipeline) => runs.reduce((rows, run) => run(rows, pipeline), docs)
}

/** Runs a pipeline; documents flow through one by one where a stage does not need them all. */
export const runStages = (list: Stage[], docs: Iterable<Doc>, pipeline: Pipeline): Iterable<Doc> =>
  prepare(list)(docs, pipeline)
