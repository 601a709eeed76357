import { readValue, writeObject } from './codec.ts'
import { type Context, streamRows, tableOf } from './context.ts'
import { invalidParam } from './errors.ts'
import { queryMatcher } from './expressions.ts'
import { parseSortStage } from './sort.ts'
import { type Pipeline, runStages, type Stage } from './stages.ts'
import type { Row, Table } from './table.ts'
import { type Doc, isArray, isDoc } from './value.ts'

/** Rows of a pipeline without a limit stage, and the most with one (facts/cloud.md §6). */
const DEFAULT_ROWS = 20
const MAX_ROWS = 10_000

function readStage(stage: unknown, now: number): Stage {
  const { stageKey, stageValue } = isDoc(stage) ? stage : {}
  if (typeof stageKey !== 'string') throw invalidParam('stageKey must be a string')
  return { name: stageKey, value: readValue(stageValue, 'stageValue', now) }
}

function readStages(context: Context): Stage[] {
  const { stages } = context.request
  if (!isArray(stages)) throw invalidParam('stages must be a list')
  return stages.map((stage) => readStage(stage, context.now))
}

function pipelineOf(context: Context): Pipeline {
  const { now, catalog } = context
  const read = (name: string, query: Doc, variables: Doc) =>
    docsOf(streamRows(context, catalog.table(name), query, queryMatcher(now, variables)))
  // A missing collection is reported, not empty: it would hide a deploy error (engine.md §10.2).
  return { now, variables: {}, read, require: (name) => void catalog.table(name) }
}

function* docsOf(rows: Iterable<Row>): Generator<Doc> {
  for (const row of rows) yield row.doc
}

interface Start {
  docs: Iterable<Doc>
  rest: Stage[]
}

/** The leading `$match`, `$sort` and `$limit` are one indexed find. */
function start(context: Context, table: Table, stages: Stage[]): Start {
  const rest = [...stages]
  const next = (name: string) =>
    rest[0]?.name === name && isUsable(rest[0]) ? rest.shift() : undefined
  const query = (next('$match')?.value ?? {}) as Doc
  const order = next('$sort')
  const sort = order === undefined ? [] : parseSortStage(order.value)
  const limit = rest[0]?.name === '$limit' ? rest[0].value : undefined
  const window = { sort, ...(typeof limit === 'number' && limit > 0 ? { limit } : {}) }
  const rows = streamRows(context, table, query, queryMatcher(context.now), window)
  return { docs: docsOf(rows), rest }
}

const isUsable = (stage: Stage): boolean => isDoc(stage.value)

function firstOf(docs: Iterable<Doc>, most: number): string[] {
  const list: string[] = []
  for (const doc of docs) {
    list.push(writeObject(doc))
    if (list.length >= most) break
  }
  return list
}

/** `database.aggregateDocuments`: `{list}` of canonical EJSON strings. */
export function aggregateDocuments(context: Context): Record<string, unknown> {
  const table = tableOf(context)
  const stages = readStages(context)
  const { docs, rest } = start(context, table, stages)
  const out = runStages(rest, docs, pipelineOf(context))
  const rows = stages.some((stage) => stage.name === '$limit') ? MAX_ROWS : DEFAULT_ROWS
  return { list: firstOf(out, rows) }
}
