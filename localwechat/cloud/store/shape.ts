import { badRequest } from './errors.ts'
import { evaluate, type Scope } from './expressions.ts'
import { project } from './projection.ts'
import { clone, type Doc, isArray, isDoc } from './value.ts'

interface Computed {
  parts: string[]
  expression: unknown
}

const isOperator = (value: unknown): boolean =>
  isDoc(value) && (Object.keys(value)[0] ?? '').startsWith('$')

/** `{a: {b: x}}` and `{'a.b': x}` say the same in a stage. */
function flatten(spec: Doc, prefix: string[] = []): Computed[] {
  return Object.entries(spec).flatMap(([field, expression]) => {
    const parts = [...prefix, ...field.split('.')]
    const nested =
      isDoc(expression) && !isOperator(expression) && Object.keys(expression).length > 0
    return nested ? flatten(expression, parts) : [{ parts, expression }]
  })
}

/** Sets a field in a document; through an array it is set in every element. */
function assign(node: unknown, parts: string[], value: unknown): unknown {
  const [field, ...rest] = parts
  if (field === undefined) return value
  if (isArray(node)) return node.map((item) => assign(item, parts, value))
  const box: Doc = isDoc(node) ? node : {}
  const next = assign(box[field], rest, value)
  if (next === undefined) delete box[field]
  else box[field] = next
  return box
}

function compute(fields: Computed[], out: Doc, scope: Scope): Doc {
  for (const { parts, expression } of fields) assign(out, parts, clone(evaluate(expression, scope)))
  return out
}

/** `$addFields` / `$set`. */
export function addFields(spec: Doc): (doc: Doc, scope: Scope) => Doc {
  const fields = flatten(spec)
  return (doc, scope) => compute(fields, clone(doc), scope)
}

const isFlag = (value: unknown): boolean => typeof value === 'boolean' || typeof value === 'number'

/** `$project`: inclusion with computed fields, or exclusion. */
export function projectStage(spec: Doc): (doc: Doc, scope: Scope) => Doc {
  const fields = flatten(spec)
  if (fields.length === 0) throw badRequest('Invalid $project: specification must have a field')
  const computed = fields.filter((field) => !isFlag(field.expression))
  const flags = Object.fromEntries(
    fields.flatMap(({ parts, expression }) =>
      isFlag(expression) ? [[parts.join('.'), expression]] : [],
    ),
  )
  if (computed.length === 0) return project(flags)
  if (Object.entries(flags).some(([path, flag]) => path !== '_id' && !flag)) {
    throw badRequest('Invalid $project: cannot do exclusion in inclusion projection')
  }
  const newId = computed.some(({ parts }) => parts[0] === '_id')
  const included = Object.keys(flags).filter((path) => path !== '_id')
  const keep = keepPaths(included, !isOff(flags._id) && !newId)
  return (doc, scope) => compute(computed, keep(doc), scope)
}

const isOff = (value: unknown): boolean => value === 0 || value === false

function keepPaths(paths: string[], id: boolean): (doc: Doc) => Doc {
  if (paths.length === 0) return (doc) => (id && '_id' in doc ? { _id: doc._id } : {})
  return project({ _id: id ? 1 : 0, ...Object.fromEntries(paths.map((path) => [path, 1])) })
}
