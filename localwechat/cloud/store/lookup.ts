import { badRequest } from './errors.ts'
import { evaluate, type Scope } from './expressions.ts'
import { EMPTY_ARRAY } from './keys.ts'
import { leafValues } from './path.ts'
import { Place } from './place.ts'
import { type Pipeline, parseStages, runStages, type Stage, scopeOf } from './stages.ts'
import { clone, type Doc, isDoc } from './value.ts'

interface Lookup {
  from: string
  as: string
  local?: string
  foreign?: string
  variables: Doc
  pipeline: Stage[]
}

function parse(spec: Doc): Lookup {
  const { from, as, localField, foreignField, pipeline } = spec
  if (typeof from !== 'string' || typeof as !== 'string') {
    throw badRequest("$lookup needs 'from' and 'as'")
  }
  const joined = typeof localField === 'string' && typeof foreignField === 'string'
  if (!joined && pipeline === undefined) {
    throw badRequest("$lookup requires either 'pipeline' or both 'localField' and 'foreignField'")
  }
  return {
    from,
    as,
    ...(joined ? { local: localField, foreign: foreignField } : {}),
    variables: isDoc(spec.let) ? spec.let : {},
    pipeline: pipeline === undefined ? [] : parseStages(pipeline),
  }
}

/** A local array asks for each of its elements, a missing field for null or missing. */
function joinQuery(doc: Doc, { local, foreign }: Lookup): Doc {
  if (local === undefined || foreign === undefined) return {}
  const values = leafValues(doc, local).values.filter((value) => value !== EMPTY_ARRAY)
  // An empty list counts as missing, and missing as null.
  return { [foreign]: { $in: values.length === 0 ? [null] : values } }
}

/** A leading `$match` can use an index of the other collection. */
function leading(stages: Stage[]): { query: Doc; rest: Stage[] } {
  const [first] = stages
  if (first?.name !== '$match' || !isDoc(first.value)) return { query: {}, rest: stages }
  return { query: first.value, rest: stages.slice(1) }
}

function variablesOf(how: Lookup, scope: Scope, outer: Doc): Doc {
  const own = Object.entries(how.variables).map(([name, part]) => [name, evaluate(part, scope)])
  return { ...outer, ...Object.fromEntries(own) }
}

/** `$lookup`, by equal fields, by pipeline, or both. */
export function lookup(spec: Doc): (docs: Iterable<Doc>, pipeline: Pipeline) => Iterable<Doc> {
  const how = parse(spec)
  const { query, rest } = leading(how.pipeline)
  return function* (docs, pipeline) {
    const scope = scopeOf(pipeline)
    pipeline.require(how.from)
    for (const doc of docs) {
      const variables = variablesOf(how, scope(doc), pipeline.variables)
      const wanted = { $and: [joinQuery(doc, how), query] }
      const found = pipeline.read(how.from, wanted, variables)
      const out = clone(doc)
      const joined = [...runStages(rest, found, { ...pipeline, variables })]
      Place.find(out, how.as.split('.')).set(joined)
      yield out
    }
  }
}
