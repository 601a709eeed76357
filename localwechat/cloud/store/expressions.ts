import { badRequest } from './errors.ts'
import { expressionOperators } from './expression-operators.ts'
import { callLibrary } from './library-operators.ts'
import { Matcher } from './matcher.ts'
import { type Doc, has, isArray, isDoc } from './value.ts'

/** What an expression can see: the document, the variables, the time of the request. */
export interface Scope {
  root: unknown
  variables: Doc
  now: number
}

const MISSING = undefined

/** Follows a path as expressions do: through arrays element by element, gaps left out. */
function follow(value: unknown, parts: string[], at: number): unknown {
  if (at === parts.length) return value
  if (isArray(value)) {
    return value.flatMap((item) => {
      const found = isDoc(item) || isArray(item) ? follow(item, parts, at) : MISSING
      return found === MISSING ? [] : [found]
    })
  }
  const field = parts[at] as string
  return isDoc(value) && has(value, field) ? follow(value[field], parts, at + 1) : MISSING
}

function variable(name: string, scope: Scope): unknown {
  if (has(scope.variables, name)) return scope.variables[name]
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return scope.root
    case 'NOW':
      return new Date(scope.now)
    case 'REMOVE':
      return MISSING
    default:
      throw badRequest(`Use of undefined variable: ${name}`)
  }
}

function reference(text: string, scope: Scope): unknown {
  if (!text.startsWith('$$')) return follow(scope.root, text.slice(1).split('.'), 0)
  const [name = '', ...parts] = text.slice(2).split('.')
  return follow(variable(name, scope), parts, 0)
}

function literalObject(expression: Doc, scope: Scope): Doc {
  const out: Doc = {}
  for (const [field, part] of Object.entries(expression)) {
    const value = evaluate(part, scope)
    if (value !== MISSING) out[field] = value
  }
  return out
}

function operate(name: string, argument: unknown, scope: Scope): unknown {
  const operator = has(expressionOperators, name) ? expressionOperators[name] : undefined
  const inner = (part: unknown, variables?: Doc) =>
    evaluate(
      part,
      variables ? { ...scope, variables: { ...scope.variables, ...variables } } : scope,
    )
  return operator === undefined ? callLibrary(name, argument, inner) : operator(argument, inner)
}

/** The value of an aggregation expression; undefined when it is missing. */
export function evaluate(expression: unknown, scope: Scope): unknown {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    return reference(expression, scope)
  }
  if (isArray(expression)) return expression.map((part) => evaluate(part, scope) ?? null)
  if (!isDoc(expression)) return expression
  const [first = ''] = Object.keys(expression)
  if (!first.startsWith('$')) return literalObject(expression, scope)
  if (Object.keys(expression).length > 1) {
    throw badRequest('an expression must have exactly one operator')
  }
  return operate(first, expression[first], scope)
}

/** Queries whose `$expr` sees the request's time and, in a `$lookup`, its variables. */
export const queryMatcher = (now: number, variables: Doc = {}): Matcher =>
  new Matcher((root, expression) => evaluate(expression, { root, variables, now }))
