import { BSONRegExp } from 'bson'
import { badRequest } from './errors.ts'
import { geoOperators } from './geo-operators.ts'
import { compileSchema } from './json-schema.ts'
import { type Check, operators } from './operators.ts'
import { anyAt } from './path.ts'
import { type Doc, isArray, isDoc } from './value.ts'

export type Predicate = (doc: Doc) => boolean

/** Evaluates an aggregation expression on a document: `$expr` is given by the aggregation room. */
export type Evaluate = (doc: Doc, expression: unknown) => unknown

const LOGICAL = ['$and', '$or', '$nor', '$expr']

const truthy = (value: unknown): boolean => Boolean(value) || Number.isNaN(value)

const isOperators = (value: unknown): value is Doc =>
  isDoc(value) && (Object.keys(value)[0] ?? '').startsWith('$')

function pathCheck(path: string, check: Check): Predicate {
  const parts = path.split('.')
  const seen = (doc: Doc) => anyAt(doc, parts, (value, element) => check.test(value, element))
  return check.negate ? (doc) => !seen(doc) : seen
}

/** A list of two numbers is a place; its numbers are none. A list of places is opened. */
function geoCheck(name: string, operand: unknown): Check {
  const test = geoOperators[name]?.(operand) ?? (() => false)
  return { test: (value) => test(value) }
}

const every = (tests: Predicate[]): Predicate =>
  tests.length === 1 ? (tests[0] as Predicate) : (doc) => tests.every((test) => test(doc))

/** Compiles queries; one per use, because `$expr` needs the aggregation's evaluator. */
export class Matcher {
  constructor(private readonly evaluate?: Evaluate) {}

  /** A predicate with MongoDB's meaning of the query; throws MongoError on one it would refuse. */
  compile(query: unknown): Predicate {
    if (!isDoc(query)) throw badRequest('the query must be an object')
    return every(Object.entries(query).map(([key, value]) => this.entry(key, value)))
  }

  private entry(key: string, value: unknown): Predicate {
    if (!key.startsWith('$')) return this.field(key, value)
    if (key === '$comment') return () => true
    if (key === '$expr') return this.expression(value)
    if (key === '$jsonSchema') return compileSchema(value)
    return this.logical(key, value)
  }

  private expression(expression: unknown): Predicate {
    const evaluate = this.evaluate
    if (evaluate === undefined) throw badRequest('$expr is not supported here')
    return (doc) => truthy(evaluate(doc, expression))
  }

  private logical(key: string, value: unknown): Predicate {
    if (!['$and', '$or', '$nor'].includes(key)) {
      throw badRequest(`unknown top level operator: ${key}`)
    }
    if (!isArray(value) || value.length === 0) throw badRequest(`${key} must be a nonempty array`)
    const tests = value.map((item) => this.compile(item))
    if (key === '$and') return every(tests)
    const some: Predicate = (doc) => tests.some((test) => test(doc))
    return key === '$or' ? some : (doc) => !some(doc)
  }

  private field(path: string, condition: unknown): Predicate {
    if (!isOperators(condition)) {
      const name = condition instanceof BSONRegExp ? '$regex' : '$eq'
      return pathCheck(path, this.operator(name, condition, {}))
    }
    return every(
      Object.keys(condition).flatMap((name) =>
        name === '$options' ? [] : [this.fieldOperator(path, name, condition)],
      ),
    )
  }

  private fieldOperator(path: string, name: string, condition: Doc): Predicate {
    const operand = condition[name]
    if (name === '$not') {
      if (!isOperators(operand) && !(operand instanceof BSONRegExp)) {
        throw badRequest('$not needs a regex or a document')
      }
      const inner = this.field(path, operand)
      return (doc) => !inner(doc)
    }
    if (name === '$all') return this.all(path, operand)
    return pathCheck(path, this.operator(name, operand, condition))
  }

  private all(path: string, operand: unknown): Predicate {
    if (!isArray(operand)) throw badRequest('$all needs an array')
    if (operand.length === 0) return () => false
    return every(operand.map((item) => this.allItem(path, item)))
  }

  private allItem(path: string, item: unknown): Predicate {
    if (isDoc(item) && '$elemMatch' in item) return this.field(path, item)
    if (isOperators(item)) throw badRequest('no $ expressions in $all')
    return this.field(path, item)
  }

  private operator(name: string, operand: unknown, siblings: Doc): Check {
    if (name === '$elemMatch') return this.elemMatch(operand)
    if (Object.hasOwn(geoOperators, name)) return geoCheck(name, operand)
    const make = Object.hasOwn(operators, name) ? operators[name] : undefined
    if (make === undefined) throw badRequest(`unknown operator: ${name}`)
    return make(operand, siblings)
  }

  private elemMatch(operand: unknown): Check {
    if (!isDoc(operand)) throw badRequest('$elemMatch needs an Object')
    const test = this.element(operand)
    return { test: (value, element) => !element && isArray(value) && value.some(test) }
  }

  /** A test for one array element: by operators on it, or as an embedded document. */
  element(operand: Doc): (item: unknown) => boolean {
    const first = Object.keys(operand)[0] ?? ''
    if (first.startsWith('$') && !LOGICAL.includes(first)) return this.single(operand)
    const test = this.compile(operand)
    return (item) => (isDoc(item) ? test(item) : isArray(item) && test({ ...item }))
  }

  /** Operators on one value as it is: an array inside an array is not opened once more. */
  private single(condition: Doc): (item: unknown) => boolean {
    const names = Object.keys(condition).filter((name) => name !== '$options')
    const tests = names.map((name) => this.singleOperator(name, condition))
    return (item) => tests.every((test) => test(item))
  }

  private singleOperator(name: string, condition: Doc): (item: unknown) => boolean {
    const operand = condition[name]
    if (name === '$not' && isOperators(operand)) {
      const inner = this.single(operand)
      return (item) => !inner(item)
    }
    if (name === '$not') return this.singleOperator('$not', { $not: { $regex: operand } })
    const check = this.operator(name, operand, condition)
    return (item) => check.test(item, false) !== (check.negate ?? false)
  }
}
