import { badRequest } from './errors.ts'
import { Matcher } from './matcher.ts'
import { clone, type Doc, has, isArray, isDoc } from './value.ts'

interface Tree {
  [field: string]: Tree | true
}

/** Without a prototype: a field may be called `constructor`. */
const newTree = (): Tree => Object.create(null) as Tree

function addPath(tree: Tree, path: string): void {
  let node = tree
  const parts = path.split('.')
  const last = parts.pop() as string
  for (const part of parts) {
    const next = node[part] ?? newTree()
    if (next === true) throw badRequest(`Path collision at ${path}`)
    node[part] = next
    node = next
  }
  if (node[last] !== undefined) throw badRequest(`Path collision at ${path}`)
  node[last] = true
}

/** Keeps the order of the document's fields, as MongoDB does. */
function include(value: unknown, tree: Tree): unknown {
  if (isArray(value)) {
    return value.filter((item) => isDoc(item) || isArray(item)).map((item) => include(item, tree))
  }
  if (!isDoc(value)) return undefined
  const out: Doc = {}
  for (const field of Object.keys(value)) {
    const branch = has(tree, field) ? tree[field] : undefined
    if (branch === undefined) continue
    const kept = branch === true ? clone(value[field]) : include(value[field], branch)
    if (kept !== undefined) out[field] = kept
  }
  return out
}

function exclude(value: unknown, tree: Tree): unknown {
  if (isArray(value)) return value.map((item) => exclude(item, tree))
  if (!isDoc(value)) return value
  const out: Doc = {}
  for (const field of Object.keys(value)) {
    const branch = has(tree, field) ? tree[field] : undefined
    if (branch !== true) out[field] = branch ? exclude(value[field], branch) : value[field]
  }
  return out
}

const isOn = (value: unknown): boolean =>
  value === true || (typeof value === 'number' && value !== 0)
const isOff = (value: unknown): boolean => value === false || value === 0

/** `$slice` is the one projection operator the cloud's `field()` can carry. */
function sliceOf(value: unknown): [number, number] | null {
  const slice = isDoc(value) ? value.$slice : undefined
  if (Number.isInteger(slice)) {
    return (slice as number) < 0 ? [slice as number, Infinity] : [0, slice as number]
  }
  if (!isArray(slice) || !slice.every(Number.isInteger)) return null
  return [slice[0] as number, slice[1] as number]
}

function sliceAt(node: unknown, parts: string[], slice: [number, number]): void {
  if (isArray(node)) for (const item of node) sliceAt(item, parts, slice)
  const [field, ...rest] = parts as [string, ...string[]]
  if (!isDoc(node) || !has(node, field)) return
  const value = node[field]
  if (rest.length > 0) sliceAt(value, rest, slice)
  else if (isArray(value)) node[field] = cut(value, slice)
}

function cut(value: unknown[], slice: [number, number]): unknown[] {
  const start = slice[0] < 0 ? Math.max(0, value.length + slice[0]) : slice[0]
  return value.slice(start, start + slice[1])
}

type Cut = (doc: Doc) => void

function sliceCut(path: string, slice: [number, number]): Cut {
  const parts = path.split('.')
  return (doc) => sliceAt(doc, parts, slice)
}

/** `$elemMatch` keeps the first element that fits, and leaves the field out when none does. */
function elementCut(path: string, condition: Doc): Cut {
  if (path.includes('.')) throw badRequest('Cannot use $elemMatch projection on a nested field')
  const test = new Matcher().element(condition)
  return (doc) => {
    const list = has(doc, path) ? doc[path] : undefined
    const found = isArray(list) ? list.findIndex(test) : -1
    if (isArray(list) && found >= 0) doc[path] = [list[found]]
    else delete doc[path]
  }
}

const elementOf = (value: unknown): Doc | null =>
  isDoc(value) && isDoc(value.$elemMatch) ? value.$elemMatch : null

/** The operators among the fields, which cut what the plain ones keep. */
function cutsOf(spec: Doc): Cut[] {
  return Object.entries(spec).flatMap(([path, value]) => {
    const [slice, element] = [sliceOf(value), elementOf(value)]
    if (element !== null) return [elementCut(path, element)]
    return slice === null ? [] : [sliceCut(path, slice)]
  })
}

/** Compiles a find projection; refuses a mix of inclusion and exclusion (but for `_id`). */
export function project(spec: Doc): (doc: Doc) => Doc {
  const fields = Object.entries(spec).flatMap(([path, value]): [string, unknown][] =>
    sliceOf(value) === null ? [[path, elementOf(value) === null ? value : 1]] : [],
  )
  const odd = fields.find(([, value]) => !isOn(value) && !isOff(value))
  if (odd !== undefined) throw badRequest(`unsupported projection of ${odd[0]}`)
  const others = fields.filter(([path]) => path !== '_id')
  const including = others.length === 0 ? isOn(spec._id) : isOn(others[0]?.[1])
  if (others.some(([, value]) => isOn(value) !== including)) {
    throw badRequest('Cannot do exclusion in inclusion projection')
  }
  const tree = newTree()
  for (const [path] of others) addPath(tree, path)
  if (including !== isOff(spec._id)) {
    if (including || isOff(spec._id)) addPath(tree, '_id')
  }
  const cuts = cutsOf(spec)
  return (doc) => {
    const out = (including ? include(doc, tree) : exclude(clone(doc), tree)) as Doc
    for (const cut of cuts) cut(out)
    return out
  }
}
