import { accumulators } from './accumulators.ts'
import { badRequest } from './errors.ts'
import { evaluate, type Scope } from './expressions.ts'
import { encodeValue } from './keys.ts'
import { compare, type Doc, isArray, isDoc } from './value.ts'

interface Output {
  field: string
  gather: (values: unknown[]) => unknown
  expression: unknown
}

function parseOutputs(stage: string, spec: Doc): Output[] {
  return Object.entries(spec).map(([field, value]) => {
    const [name = ''] = isDoc(value) ? Object.keys(value) : []
    const gather = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined
    if (gather === undefined || !isDoc(value)) {
      throw badRequest(`${stage}: the field '${field}' must be an accumulator object`)
    }
    return { field, gather, expression: value[name] }
  })
}

type ScopeOf = (doc: Doc) => Scope

function collect(id: unknown, docs: Doc[], outputs: Output[], scopeOf: ScopeOf): Doc {
  const out: Doc = { _id: id }
  for (const { field, gather, expression } of outputs) {
    out[field] = gather(docs.map((doc) => evaluate(expression, scopeOf(doc))))
  }
  return out
}

/** `$group`: groups come in the order in which their first document came. */
export function group(spec: Doc, docs: Doc[], scopeOf: ScopeOf): Doc[] {
  if (!('_id' in spec)) throw badRequest('a group specification must include an _id')
  const { _id: by, ...rest } = spec
  const outputs = parseOutputs('$group', rest)
  const groups = new Map<string, { id: unknown; docs: Doc[] }>()
  for (const doc of docs) {
    const id = evaluate(by, scopeOf(doc)) ?? null
    const key = encodeValue(id).toString('latin1')
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { id, docs: [doc] })
    else known.docs.push(doc)
  }
  return [...groups.values()].map((each) => collect(each.id, each.docs, outputs, scopeOf))
}

export const sortByCount = (expression: unknown, docs: Doc[], scopeOf: ScopeOf): Doc[] =>
  group({ _id: expression, count: { $sum: 1 } }, docs, scopeOf).sort((a, b) =>
    compare(b.count, a.count),
  )

function bucketOf(value: unknown, boundaries: unknown[], spec: Doc): unknown {
  const above = boundaries.findIndex((edge) => compare(value, edge) < 0)
  if (above > 0) return boundaries[above - 1]
  if ('default' in spec) return spec.default
  throw badRequest(
    '$bucket could not find a matching branch for an input, and no default was given',
  )
}

/** `$bucket`: buckets in their order, empty ones left out, as MongoDB does. */
export function bucket(spec: Doc, docs: Doc[], scopeOf: ScopeOf): Doc[] {
  const { groupBy, boundaries, output } = spec
  if (!isArray(boundaries) || boundaries.length < 2) {
    throw badRequest('$bucket needs at least two boundaries')
  }
  const ordered = boundaries.every((edge, i) => i === 0 || compare(boundaries[i - 1], edge) < 0)
  if (!ordered) throw badRequest('the $bucket boundaries must be in ascending order')
  const outputs = parseOutputs('$bucket', isDoc(output) ? output : { count: { $sum: 1 } })
  const keyed = docs.map((doc) => ({
    doc,
    id: bucketOf(evaluate(groupBy, scopeOf(doc)) ?? null, boundaries, spec),
  }))
  const ids = [...boundaries.slice(0, -1), ...('default' in spec ? [spec.default] : [])]
  return ids.flatMap((id) => {
    const own = keyed.filter((each) => compare(each.id, id) === 0).map((each) => each.doc)
    return own.length === 0 ? [] : [collect(id, own, outputs, scopeOf)]
  })
}

/** `$bucketAuto`: as equal counts as equal values allow; `_id` is `{min, max}`. */
export function bucketAuto(spec: Doc, docs: Doc[], scopeOf: ScopeOf): Doc[] {
  const { groupBy, buckets, output } = spec
  if (!Number.isInteger(buckets) || (buckets as number) < 1) {
    throw badRequest('$bucketAuto needs a positive number of buckets')
  }
  if ('granularity' in spec) throw badRequest('$bucketAuto: granularity is not supported here')
  const outputs = parseOutputs('$bucketAuto', isDoc(output) ? output : { count: { $sum: 1 } })
  const keyed = docs.map((doc) => ({ doc, key: evaluate(groupBy, scopeOf(doc)) ?? null }))
  keyed.sort((a, b) => compare(a.key, b.key))
  const size = Math.max(1, Math.round(keyed.length / (buckets as number)))
  const parts: (typeof keyed)[] = []
  for (let at = 0; at < keyed.length; ) {
    let end =
      parts.length === (buckets as number) - 1 ? keyed.length : Math.min(at + size, keyed.length)
    // Equal values never part.
    while (end < keyed.length && compare(keyed[end]?.key, keyed[end - 1]?.key) === 0) end++
    parts.push(keyed.slice(at, end))
    at = end
  }
  return parts.map((part, i) => {
    const max = parts[i + 1]?.[0]?.key ?? part.at(-1)?.key
    const own = part.map((each) => each.doc)
    return collect({ min: part[0]?.key, max }, own, outputs, scopeOf)
  })
}
