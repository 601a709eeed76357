import { badRequest } from './errors.ts'
import { modifiers } from './modifiers.ts'
import { Place, shell } from './place.ts'
import { matchedIndex } from './positional.ts'
import { type Doc, equal, isArray, isDoc } from './value.ts'

export interface Edit {
  operator: string
  path: string
  parts: string[]
  argument: unknown
}

export interface UpdateContext {
  /** The query that found the document; gives `$` its index. */
  query?: Doc
  /** True when the document is being made by an upsert: `$setOnInsert` counts. */
  inserting?: boolean
}

/** The wire has no place for the filters that such a name would need. */
const ARRAY_FILTER = /^\$\[(.+)\]$/

function checkPath(operator: string, path: string): string[] {
  const parts = path.split('.')
  if (parts.some((part) => part === '')) {
    throw badRequest(
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    )
  }
  const bad = parts.find((part) => part.startsWith('$') && part !== '$' && part !== '$[]')
  const named = bad === undefined ? null : ARRAY_FILTER.exec(bad)
  if (named !== null) {
    throw badRequest(`No array filter found for identifier '${named[1]}' in path '${path}'`)
  }
  if (bad !== undefined) {
    throw badRequest(
      `The dollar ($) prefixed field '${bad}' in '${path}' is not allowed in ${operator}.`,
    )
  }
  return parts
}

function operatorEdits(operator: string, fields: unknown): Edit[] {
  if (!Object.hasOwn(modifiers, operator)) {
    throw badRequest(`Unknown modifier: ${operator}. Expected a valid update modifier`)
  }
  if (!isDoc(fields)) {
    throw badRequest(
      `Modifiers operate on fields but we found type ${typeof fields} instead: ${operator}`,
    )
  }
  return Object.entries(fields).map(([path, argument]) => ({
    operator,
    path,
    parts: checkPath(operator, path),
    argument,
  }))
}

/** The paths an edit writes: a rename writes two. */
const touched = (edit: Edit): string[] =>
  edit.operator === '$rename' ? [edit.path, String(edit.argument)] : [edit.path]

function refuseConflicts(edits: Edit[]): void {
  const seen: string[] = []
  for (const path of edits.flatMap(touched)) {
    const clash = seen.find(
      (p) => p === path || p.startsWith(`${path}.`) || path.startsWith(`${p}.`),
    )
    if (clash !== undefined) {
      throw badRequest(`Updating the path '${path}' would create a conflict at '${clash}'`)
    }
    seen.push(path)
  }
}

/** Reads `{$set: {...}, $inc: {...}}`; throws MongoError on what MongoDB refuses to parse. */
export function parseUpdate(update: Doc): Edit[] {
  const edits = Object.entries(update).flatMap(([operator, fields]) =>
    operatorEdits(operator, fields),
  )
  for (const edit of edits) modifiers[edit.operator]?.check?.(edit)
  refuseConflicts(edits)
  return edits
}

/** Paths with `$[]` become one path per element, `$` the index that the query matched. */
function concretePaths(doc: Doc, edit: Edit, context: UpdateContext): string[][] {
  const at = edit.parts.findIndex((part) => part === '$' || part === '$[]')
  if (at === -1) return [edit.parts]
  const head = edit.parts.slice(0, at)
  const tail = edit.parts.slice(at + 1)
  const list = Place.find(doc, head).value
  if (!isArray(list)) {
    throw badRequest(
      `The path '${head.join('.')}' must exist in the document in order to apply array updates.`,
    )
  }
  const indexes = edit.parts[at] === '$[]' ? [...list.keys()] : [position(list, head, context)]
  return indexes.flatMap((i) =>
    concretePaths(doc, { ...edit, parts: [...head, String(i), ...tail] }, context),
  )
}

function position(list: unknown[], head: string[], context: UpdateContext): number {
  const index = matchedIndex(list, head.join('.'), context.query ?? {})
  if (index >= 0) return index
  throw badRequest('The positional operator did not find the match needed from the query.')
}

/** Applies the edits to `doc` in place and returns it; throws MongoError, then `doc` is spoilt. */
export function applyUpdate(edits: Edit[], doc: Doc, context: UpdateContext): Doc {
  const id = doc._id
  for (const edit of edits) {
    if (edit.operator === '$setOnInsert' && !context.inserting) continue
    for (const parts of concretePaths(doc, edit, context)) {
      modifiers[edit.operator]?.apply(doc, Place.find(doc, parts), edit)
    }
  }
  if (id !== undefined && !equal(id, doc._id)) {
    throw badRequest(
      `Performing an update on the path '_id' would modify the immutable field '_id' (was ${shell({ _id: id })})`,
    )
  }
  return doc
}
