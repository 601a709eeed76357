import { badRequest } from './errors.ts'
import { evaluate, queryMatcher, type Scope } from './expressions.ts'
import { bucket, bucketAuto, group, sortByCount } from './group.ts'
import { lookup } from './lookup.ts'
import { project } from './projection.ts'
import { addFields, projectStage } from './shape.ts'
import { parseSort, sortBy } from './sort.ts'
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
  read: (collection: string, query: Doc, variables: Doc) => Doc[]
}

type Run = (value: unknown, docs: Doc[], pipeline: Pipeline) => Doc[]

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

const match: Run = (value, docs, { now, variables }) =>
  docs.filter(queryMatcher(now, variables).compile(value))

const each =
  (name: string, make: (spec: Doc) => (doc: Doc, scope: Scope) => Doc): Run =>
  (value, docs, pipeline) => {
    const change = make(object(name, value))
    const scope = scopeOf(pipeline)
    return docs.map((doc) => change(doc, scope(doc)))
  }

function unsetFields(value: unknown, docs: Doc[]): Doc[] {
  const paths = isArray(value) ? value : [value]
  const cut = project(Object.fromEntries(paths.map((path) => [String(path), 0])))
  return docs.map(cut)
}

function replaceWith(expression: unknown, docs: Doc[], pipeline: Pipeline): Doc[] {
  const scope = scopeOf(pipeline)
  return docs.map((doc) => {
    const value = evaluate(expression, scope(doc))
    if (isDoc(value)) return value
    const type = value === undefined ? 'missing' : typeName(value)
    throw badRequest(`'newRoot' expression must evaluate to an object, but was ${type}`)
  })
}

function countStage(value: unknown, docs: Doc[]): Doc[] {
  if (typeof value !== 'string' || value === '' || value.startsWith('$') || value.includes('.')) {
    throw badRequest('the count field must be a non-empty string without $ and dots')
  }
  // No input gives no document, not a zero (facts/engine.md §2).
  return docs.length === 0 ? [] : [{ [value]: docs.length }]
}

function sample(value: unknown, docs: Doc[]): Doc[] {
  const size = count('$sample', object('$sample', value).size, 1)
  const keyed = docs.map((doc) => ({ doc, key: Math.random() }))
  keyed.sort((a, b) => a.key - b.key)
  return keyed.slice(0, size).map((item) => item.doc)
}

const facet: Run = (value, docs, pipeline) => [
  Object.fromEntries(
    Object.entries(object('$facet', value)).map(([field, inner]) => [
      field,
      runStages(parseStages(inner), docs, pipeline),
    ]),
  ),
]

const stages: Readonly<Record<string, Run>> = {
  $match: match,
  $sort: (value, docs) => sortBy([...docs], parseSort(object('$sort', value)), (doc) => doc),
  $limit: (value, docs) => docs.slice(0, count('$limit', value, 1)),
  $skip: (value, docs) => docs.slice(count('$skip', value, 0)),
  $count: countStage,
  $group: (value, docs, pipeline) => group(object('$group', value), docs, scopeOf(pipeline)),
  $bucket: (value, docs, pipeline) => bucket(object('$bucket', value), docs, scopeOf(pipeline)),
  $bucketAuto: (value, docs, pipeline) =>
    bucketAuto(object('$bucketAuto', value), docs, scopeOf(pipeline)),
  $sortByCount: (value, docs, pipeline) => sortByCount(value, docs, scopeOf(pipeline)),
  $project: each('$project', projectStage),
  $addFields: each('$addFields', addFields),
  $set: each('$set', addFields),
  $unset: unsetFields,
  $unwind: (value, docs) => unwind(value, docs),
  $replaceRoot: (value, docs, pipeline) =>
    replaceWith(object('$replaceRoot', value).newRoot, docs, pipeline),
  $replaceWith: replaceWith,
  $lookup: (value, docs, pipeline) => lookup(object('$lookup', value), docs, pipeline),
  $facet: facet,
  $sample: sample,
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

/** Runs a pipeline, each stage over all documents before the next begins. */
export function runStages(list: Stage[], docs: Doc[], pipeline: Pipeline): Doc[] {
  return list.reduce((rows, { name, value }) => {
    const run = Object.hasOwn(stages, name) ? stages[name] : undefined
    if (run === undefined) throw badRequest(`Unrecognized pipeline stage name: '${name}'`)
    return run(value, rows, pipeline)
  }, docs)
}
