import { Matcher } from './matcher.ts'
import { type Doc, isArray, isDoc } from './value.ts'

const isOperators = (value: unknown): value is Doc =>
  isDoc(value) && (Object.keys(value)[0] ?? '').startsWith('$')

/** Tests on single elements of the array at `path` that the query asks for. */
function elementTests(path: string, query: Doc): ((item: unknown) => boolean)[] {
  return Object.entries(query).flatMap(([key, condition]) => {
    if (key === '$and' && isArray(condition)) {
      return condition.flatMap((part) => (isDoc(part) ? elementTests(path, part) : []))
    }
    if (key === path) return [wholeTest(condition)]
    if (key.startsWith(`${path}.`)) {
      return [new Matcher().element({ [key.slice(path.length + 1)]: condition })]
    }
    return []
  })
}

function wholeTest(condition: unknown): (item: unknown) => boolean {
  const inner = isDoc(condition) ? condition.$elemMatch : undefined
  if (isDoc(inner)) return new Matcher().element(inner)
  return new Matcher().element(isOperators(condition) ? condition : { $eq: condition })
}

/** Index of the first element that the query on `path` matched, else -1 (for the `$` operator). */
export function matchedIndex(list: unknown[], path: string, query: Doc): number {
  const [test] = elementTests(path, query)
  return test === undefined ? -1 : list.findIndex(test)
}
