import { badRequest } from './errors.ts'
import { Place } from './place.ts'
import { clone, type Doc, isArray, isDoc } from './value.ts'

interface Unwind {
  parts: string[]
  index: string | null
  keepEmpty: boolean
}

function parse(value: unknown): Unwind {
  const spec: Doc = isDoc(value) ? value : { path: value }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = spec
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2) {
    throw badRequest("path option to $unwind stage should be prefixed with a '$'")
  }
  return {
    parts: path.slice(1).split('.'),
    index: typeof includeArrayIndex === 'string' ? includeArrayIndex : null,
    keepEmpty: preserveNullAndEmptyArrays === true,
  }
}

function withIndex(doc: Doc, how: Unwind, index: number | null): Doc {
  if (how.index !== null) Place.find(doc, how.index.split('.')).set(index)
  return doc
}

function unwindOne(doc: Doc, how: Unwind): Doc[] {
  const place = Place.find(doc, how.parts)
  const value = place.value
  const empty = value === undefined || value === null || (isArray(value) && value.length === 0)
  if (empty) {
    if (!how.keepEmpty) return []
    const kept = clone(doc)
    if (isArray(value)) Place.find(kept, how.parts).unset()
    return [withIndex(kept, how, null)]
  }
  if (!isArray(value)) return [withIndex(clone(doc), how, null)]
  return value.map((item, i) => {
    const copy = clone(doc)
    Place.find(copy, how.parts).set(clone(item))
    return withIndex(copy, how, i)
  })
}

/** `$unwind`: one document per element; what is no array counts as a list of one. */
export function unwind(value: unknown): (docs: Iterable<Doc>) => Iterable<Doc> {
  const how = parse(value)
  return function* (docs) {
    for (const doc of docs) yield* unwindOne(doc, how)
  }
}
