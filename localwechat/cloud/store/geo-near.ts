import { badRequest } from './errors.ts'
import { metresTo, type Near, readNear } from './geo-operators.ts'
import { readShape } from './geo-shapes.ts'
import type { Matcher } from './matcher.ts'
import { leafOf } from './path.ts'
import { Place } from './place.ts'
import { clone, type Doc, isArray, isDoc } from './value.ts'

const NEAR = ['$nearSphere', '$near']

/** The field and place that a query wants its documents ordered by; null when it has none. */
export function nearOf(query: Doc): { field: string; near: Near } | null {
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' && isArray(condition)) {
      const found = condition.flatMap((part) => (isDoc(part) ? (nearOf(part) ?? []) : []))
      if (found[0]) return found[0]
    }
    const name = isDoc(condition) ? NEAR.find((each) => each in condition) : undefined
    if (name !== undefined && isDoc(condition) && isDoc(condition[name])) {
      return { field, near: readNear(condition[name]) }
    }
  }
  return null
}

/** Sorts things by their distance, nearest first; what has no distance is left out. */
export function byDistance<T>(items: Iterable<T>, docOf: (item: T) => Doc, query: Doc): T[] {
  const how = nearOf(query)
  if (how === null) return [...items]
  const found: { item: T; metres: number }[] = []
  for (const item of items) {
    const metres = metresTo(how.near, leafOf(docOf(item), how.field))
    if (metres !== null) found.push({ item, metres })
  }
  return found.sort((a, b) => a.metres - b.metres).map(({ item }) => item)
}

/** There is no geographic index that would name the field: the first geometry counts. */
const geometryIn = (doc: Doc): string | undefined =>
  Object.keys(doc).find((field) => isDoc(doc[field]) && readShape(doc[field]) !== null)

interface Stage {
  near: Near
  distanceField: string
  locations: string | null
  factor: number
  most: number
  key: string | null
  query: Doc
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

function parse(spec: Doc): Stage {
  const distanceField = text(spec.distanceField)
  if (distanceField === null) throw badRequest("$geoNear requires a 'distanceField' option")
  const { near, minDistance, maxDistance, distanceMultiplier, query = {} } = spec
  if (!isDoc(query)) throw badRequest('the query of $geoNear must be an object')
  const most = spec.limit ?? spec.num
  return {
    near: readNear({ $geometry: near, $minDistance: minDistance, $maxDistance: maxDistance }),
    distanceField,
    locations: text(spec.includeLocs),
    factor: typeof distanceMultiplier === 'number' ? distanceMultiplier : 1,
    most: typeof most === 'number' ? most : Number.POSITIVE_INFINITY,
    key: text(spec.key),
    query,
  }
}

interface Found {
  doc: Doc
  metres: number
  place: unknown
}

function measure(doc: Doc, { key, near }: Stage): Found | null {
  const field = key ?? geometryIn(doc)
  const place = field === undefined ? undefined : leafOf(doc, field)
  const metres = metresTo(near, place)
  return metres === null ? null : { doc, metres, place }
}

function dressed({ doc, metres, place }: Found, how: Stage): Doc {
  const out = clone(doc)
  Place.find(out, how.distanceField.split('.')).set(metres * how.factor)
  if (how.locations !== null) Place.find(out, how.locations.split('.')).set(clone(place))
  return out
}

/** `$geoNear`: documents with their distance in metres, nearest first. */
export function geoNear(spec: Doc): (docs: Iterable<Doc>, matcher: Matcher) => Doc[] {
  const how = parse(spec)
  return (docs, matcher) => {
    const matches = matcher.compile(how.query)
    const found: Found[] = []
    for (const doc of docs) {
      const one = matches(doc) ? measure(doc, how) : null
      if (one !== null) found.push(one)
    }
    found.sort((a, b) => a.metres - b.metres)
    return found.slice(0, how.most).map((one) => dressed(one, how))
  }
}
