import { EMPTY_ARRAY } from './keys.ts'
import { type Doc, has, isArray, isDoc } from './value.ts'

const NUMERIC = /^(0|[1-9]\d*)$/

export const isIndex = (part: string): boolean => NUMERIC.test(part)

/** Called with each value a query path reaches; `element` when it lies inside the final array. */
export type Visit = (value: unknown, element: boolean) => boolean

function leaf(value: unknown, visit: Visit): boolean {
  if (visit(value, false)) return true
  return isArray(value) && value.some((item) => visit(item, true))
}

/** Through an array: each embedded document, and the numbered element if the part is a number. */
function throughArray(list: unknown[], parts: string[], at: number, visit: Visit): boolean {
  if (list.some((item) => isDoc(item) && throughDoc(item, parts, at, visit))) return true
  const part = parts[at] as string
  if (!isIndex(part) || Number(part) >= list.length) return false
  const item = list[Number(part)]
  if (at === parts.length - 1) return visit(item, false)
  if (isDoc(item)) return throughDoc(item, parts, at + 1, visit)
  return isArray(item) && throughArray(item, parts, at + 1, visit)
}

function throughDoc(doc: Doc, parts: string[], at: number, visit: Visit): boolean {
  const field = parts[at] as string
  const value = has(doc, field) ? doc[field] : undefined
  if (at === parts.length - 1) return leaf(value, visit)
  if (isDoc(value)) return throughDoc(value, parts, at + 1, visit)
  if (isArray(value)) return throughArray(value, parts, at + 1, visit)
  return visit(undefined, false)
}

/** Walks a dotted path as MongoDB's matcher does; stops and answers true when `visit` does. */
export const anyAt = (doc: Doc, parts: string[], visit: Visit): boolean =>
  throughDoc(doc, parts, 0, visit)

export interface Leaves {
  values: unknown[]
  array: boolean
}

function collect(node: unknown, parts: string[], at: number, out: Leaves): void {
  if (isArray(node)) collectArray(node, parts, at, out)
  else if (at === parts.length) out.values.push(node ?? null)
  else if (!isDoc(node)) out.values.push(null)
  else
    collect(has(node, parts[at] as string) ? node[parts[at] as string] : null, parts, at + 1, out)
}

function collectArray(list: unknown[], parts: string[], at: number, out: Leaves): void {
  out.array = true
  const part = parts[at]
  if (part === undefined) {
    // A nested array is one value: only one level is opened.
    out.values.push(...(list.length === 0 ? [EMPTY_ARRAY] : list.map((item) => item ?? null)))
  } else if (isIndex(part)) collect(list[Number(part)], parts, at + 1, out)
  else if (list.length === 0) out.values.push(null)
  else for (const item of list) collect(isArray(item) ? null : item, parts, at, out)
}

/** The values an index or a sort sees at a path: never none, null when missing. */
export function leafValues(doc: Doc, path: string): Leaves {
  const out: Leaves = { values: [], array: false }
  collect(doc, path.split('.'), 0, out)
  return out
}

/** The value at a path that runs through documents alone; null when there is none or an array. */
export function plainValue(doc: Doc, path: string): unknown {
  if (!path.includes('.')) return has(doc, path) ? doc[path] : null
  let node: unknown = doc
  for (const part of path.split('.')) {
    if (!isDoc(node) || !has(node, part)) return null
    node = node[part]
  }
  return node
}

/** The value at a path; undefined when there is none or an array of documents lies on the way. */
export function leafOf(doc: Doc, path: string): unknown {
  let node: unknown = doc
  for (const part of path.split('.')) {
    if (isArray(node) && isIndex(part)) node = node[Number(part)]
    else if (isDoc(node) && has(node, part)) node = node[part]
    else return undefined
  }
  return node
}
