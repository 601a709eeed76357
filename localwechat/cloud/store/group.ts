import { type Accumulator, accumulators } from './accumulators.ts'
import { badRequest } from './errors.ts'
import { evaluate, type Scope } from './expressions.ts'
import { encodeValue } from './keys.ts'
import { compare, type Doc, isArray, isDoc } from './value.ts'

interface Output {
  field: string
  begin: () => Accumulator
  expression: unknown
}

export type ScopeOf = (doc: Doc) => Scope

function parseOutputs(stage: string, spec: Doc): Output[] {
  return Object.entries(spec).map(([field, value]) => {
    const names = isDoc(value) ? Object.keys(value) : []
    const [name = ''] = names
    const begin = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined
    if (begin === undefined || !isDoc(value)) {
      throw badRequest(`${stage}: the field '${field}' must be an accumulator object`)
    }
    if (names.length > 1) throw badRequest(`The field '${field}' must specify one accumulator`)
    return { field, begin, expression: value[name] }
  })
}

/** One group while its documents go by: no document is kept. */
class Group {
  private readonly parts: Accumulator[]

  constructor(
    private id: unknown,
    private readonly outputs: Output[],
  ) {
    this.parts = outputs.map(({ begin }) => begin())
  }

  add(scope: Scope): void {
    this.outputs.forEach(({ expression }, i) => {
      this.parts[i]?.add(evaluate(expression, scope))
    })
  }

  result(id = this.id): Doc {
    const out: Doc = { _id: id }
    this.outputs.forEach(({ field }, i) => {
      out[field] = this.parts[i]?.result()
    })
    return out
  }
}

/** `$group`: groups come in the order in which their first document came. */
export function group(spec: Doc): (docs: Iterable<Doc>, scopeOf: ScopeOf) => Doc[] {
  if (!('_id' in spec)) throw badRequest('a group specification must include an _id')
  const { _id: by, ...rest } = spec
  const outputs = parseOutputs('$group', rest)
  return (docs, scopeOf) => {
    const groups = new Map<string, Group>()
    for (const doc of docs) {
      const scope = scopeOf(doc)
      const id = evaluate(by, scope) ?? null
      const key = encodeValue(id).toString('latin1')
      const known = groups.get(key) ?? new Group(id, outputs)
      groups.set(key, known)
      known.add(scope)
    }
    return [...groups.values()].map((each) => each.result())
  }
}

/** `$sortByCount`: groups with their counts, largest first. */
export function sortByCount(expression: unknown) {
  const run = group({ _id: expression, count: { $sum: 1 } })
  return (docs: Iterable<Doc>, scopeOf: ScopeOf): Doc[] =>
    run(docs, scopeOf).sort((a, b) => compare(b.count, a.count))
}

const outputOf = (stage: string, { output }: Doc): Output[] =>
  parseOutputs(stage, isDoc(output) ? output : { count: { $sum: 1 } })

function bucketOf(value: unknown, boundaries: unknown[], spec: Doc): unknown {
  const above = boundaries.findIndex((edge) => compare(value, edge) < 0)
  if (above > 0) return boundaries[above - 1]
  if ('default' in spec) return spec.default
  throw badRequest(
    '$bucket could not find a matching branch for an input, and no default was given',
  )
}

function boundariesOf({ boundaries }: Doc): unknown[] {
  if (!isArray(boundaries) || boundaries.length < 2) {
    throw badRequest('$bucket needs at least two boundaries')
  }
  const ordered = boundaries.every((edge, i) => i === 0 || compare(boundaries[i - 1], edge) < 0)
  if (!ordered) throw badRequest('the $bucket boundaries must be in ascending order')
  return boundaries
}

/** `$bucket`: buckets in their order, empty ones left out, as MongoDB does. */
export function bucket(spec: Doc): (docs: Iterable<Doc>, scopeOf: ScopeOf) => Doc[] {
  const boundaries = boundariesOf(spec)
  const outputs = outputOf('$bucket', spec)
  return (docs, scopeOf) => {
    const groups = new Map<string, { id: unknown; group: Group }>()
    for (const doc of docs) {
      const scope = scopeOf(doc)
      const id = bucketOf(evaluate(spec.groupBy, scope) ?? null, boundaries, spec)
      const key = encodeValue(id).toString('latin1')
      const known = groups.get(key) ?? { id, group: new Group(id, outputs) }
      groups.set(key, known)
      known.group.add(scope)
    }
    const found = [...groups.values()].sort((a, b) => compare(a.id, b.id))
    return found.map((each) => each.group.result())
  }
}

interface Keyed {
  doc: Doc
  key: unknown
}

/** Parts of as equal size as equal values allow: those never part. */
function split(keyed: Keyed[], buckets: number): Keyed[][] {
  const size = Math.max(1, Math.round(keyed.length / buckets))
  const parts: Keyed[][] = []
  for (let at = 0; at < keyed.length; ) {
    let end = parts.length === buckets - 1 ? keyed.length : Math.min(at + size, keyed.length)
    while (end < keyed.length && compare(keyed[end]?.key, keyed[end - 1]?.key) === 0) end++
    parts.push(keyed.slice(at, end))
    at = end
  }
  return parts
}

/** `$bucketAuto`: as equal counts as equal values allow; `_id` is `{min, max}`. */
export function bucketAuto(spec: Doc): (docs: Iterable<Doc>, scopeOf: ScopeOf) => Doc[] {
  const { groupBy, buckets } = spec
  if (!Number.isInteger(buckets) || (buckets as number) < 1) {
    throw badRequest('$bucketAuto needs a positive number of buckets')
  }
  if ('granularity' in spec) throw badRequest('$bucketAuto: granularity is not supported here')
  const outputs = outputOf('$bucketAuto', spec)
  return (docs, scopeOf) => {
    const keyed = Array.from(docs, (doc) => ({ doc, key: evaluate(groupBy, scopeOf(doc)) ?? null }))
    keyed.sort((a, b) => compare(a.key, b.key))
    const parts = split(keyed, buckets as number)
    return parts.map((part, i) => {
      const max = parts[i + 1]?.[0]?.key ?? part.at(-1)?.key
      const one = new Group({ min: part[0]?.key, max }, outputs)
      for (const { doc } of part) one.add(scopeOf(doc))
      return one.result()
    })
  }
}
