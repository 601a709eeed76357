import { badRequest } from './errors.ts'
import { type Doc, equal, has, isArray, isDoc, typeName } from './value.ts'

type Test = (value: unknown) => boolean
type Keyword = (operand: unknown, schema: Doc) => Test

const refuse = (keyword: string, wanted: string): never => {
  throw badRequest(`$jsonSchema keyword '${keyword}' must be ${wanted}`)
}

const NUMBERS = new Set(['int', 'long', 'double', 'decimal'])
const isNumber = (value: unknown): value is number => typeof value === 'number'

/** JSON's own names; MongoDB knows no `integer`. */
const JSON_TYPES: Record<string, string> = {
  object: 'object',
  array: 'array',
  number: 'number',
  boolean: 'bool',
  string: 'string',
  null: 'null',
}

const ofType =
  (names: string[]): Test =>
  (value) => {
    const name = typeName(value)
    return names.includes(name) || (NUMBERS.has(name) && names.includes('number'))
  }

const namesOf = (keyword: string, operand: unknown): string[] => {
  const names = isArray(operand) ? operand : [operand]
  if (names.length > 0 && names.every((name) => typeof name === 'string')) return names as string[]
  return refuse(keyword, 'a type name or a list of them')
}

const jsonType: Keyword = (operand) =>
  ofType(namesOf('type', operand).map((name) => JSON_TYPES[name] ?? refuse('type', 'a JSON type')))

/** A keyword about one kind of value: others pass, as JSON Schema has it. */
const when =
  <T>(is: (value: unknown) => value is T, test: (value: T) => boolean): Test =>
  (value) =>
    !is(value) || test(value)

const isText = (value: unknown): value is string => typeof value === 'string'

const count = (keyword: string, operand: unknown): number =>
  Number.isInteger(operand) && (operand as number) >= 0
    ? (operand as number)
    : refuse(keyword, 'a whole number, 0 or more')

const amount = (keyword: string, operand: unknown): number =>
  isNumber(operand) ? operand : refuse(keyword, 'a number')

const bound =
  (keyword: string, exclusive: string, sign: 1 | -1): Keyword =>
  (operand, schema) => {
    const limit = amount(keyword, operand)
    const open = schema[exclusive] === true
    return when(isNumber, (n) => (open ? sign * n > sign * limit : sign * n >= sign * limit))
  }

const sized =
  <T>(keyword: string, is: (v: unknown) => v is T, size: (v: T) => number, sign: 1 | -1): Keyword =>
  (operand) => {
    const limit = count(keyword, operand)
    return when(is, (value) => sign * size(value) >= sign * limit)
  }

const list = (keyword: string, operand: unknown): unknown[] =>
  isArray(operand) && operand.length > 0 ? operand : refuse(keyword, 'a list that is not empty')

const required: Keyword = (operand) => {
  const names = list('required', operand)
  if (!names.every(isText)) return refuse('required', 'a list of texts')
  return when(isDoc, (doc) => names.every((name) => has(doc, name as string)))
}

const object = (keyword: string, operand: unknown): Doc =>
  isDoc(operand) ? operand : refuse(keyword, 'an object')

const properties: Keyword = (operand) => {
  const fields = Object.entries(object('properties', operand))
  const tests = fields.map(([name, inner]) => [name, compileSchema(inner)] as const)
  return when(isDoc, (doc) => tests.every(([name, test]) => !has(doc, name) || test(doc[name])))
}

const regex = (keyword: string, source: unknown): RegExp => {
  try {
    if (isText(source)) return new RegExp(source, 'u')
  } catch {
    // Said below: what is no pattern is refused like what is no text.
  }
  return refuse(keyword, 'a regular expression')
}

const patterns = (operand: unknown): [RegExp, Test][] =>
  Object.entries(object('patternProperties', operand ?? {})).map(([source, inner]) => [
    regex('patternProperties', source),
    compileSchema(inner),
  ])

const patternProperties: Keyword = (operand) => {
  const tests = patterns(operand)
  return when(isDoc, (doc) =>
    Object.entries(doc).every(([name, value]) =>
      tests.every(([pattern, test]) => !pattern.test(name) || test(value)),
    ),
  )
}

/** `true`, `false` or a schema for what the neighbouring keyword does not name. */
const rest = (keyword: string, operand: unknown): Test => {
  if (typeof operand === 'boolean') return () => operand
  return compileSchema(object(keyword, operand))
}

const additionalProperties: Keyword = (operand, schema) => {
  const test = rest('additionalProperties', operand)
  const known = object('properties', schema.properties ?? {})
  const shapes = patterns(schema.patternProperties)
  const named = (name: string) => has(known, name) || shapes.some(([one]) => one.test(name))
  return when(isDoc, (doc) =>
    Object.entries(doc).every(([name, value]) => named(name) || test(value)),
  )
}

const items: Keyword = (operand, schema) => {
  if (!isArray(operand)) {
    const test = compileSchema(operand)
    return when(isArray, (values) => values.every(test))
  }
  const tests = operand.map(compileSchema)
  const more = rest('additionalItems', schema.additionalItems ?? true)
  return when(isArray, (values) => values.every((value, at) => (tests[at] ?? more)(value)))
}

const isUnique = (values: unknown[]): boolean =>
  values.every((value, at) => !values.slice(0, at).some((other) => equal(value, other)))

const schemas = (keyword: string, operand: unknown): Test[] =>
  list(keyword, operand).map(compileSchema)

const characters = (value: string): number => Array.from(value).length
const fields = (doc: Doc): number => Object.keys(doc).length
const length = (values: unknown[]): number => values.length

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  bsonType: (operand) => ofType(namesOf('bsonType', operand)),
  type: jsonType,
  enum: (operand) => {
    const values = list('enum', operand)
    return (value) => values.some((one) => equal(one, value))
  },
  minimum: bound('minimum', 'exclusiveMinimum', 1),
  maximum: bound('maximum', 'exclusiveMaximum', -1),
  multipleOf: (operand) => {
    const step = amount('multipleOf', operand)
    return when(isNumber, (n) => Number.isInteger(n / step))
  },
  minLength: sized('minLength', isText, characters, 1),
  maxLength: sized('maxLength', isText, characters, -1),
  pattern: (operand) => {
    const pattern = regex('pattern', operand)
    return when(isText, (value) => pattern.test(value))
  },
  minItems: sized('minItems', isArray, length, 1),
  maxItems: sized('maxItems', isArray, length, -1),
  uniqueItems: (operand) => when(isArray, (values) => operand !== true || isUnique(values)),
  items,
  minProperties: sized('minProperties', isDoc, fields, 1),
  maxProperties: sized('maxProperties', isDoc, fields, -1),
  required,
  properties,
  patternProperties,
  additionalProperties,
  allOf: (operand) => {
    const tests = schemas('allOf', operand)
    return (value) => tests.every((test) => test(value))
  },
  anyOf: (operand) => {
    const tests = schemas('anyOf', operand)
    return (value) => tests.some((test) => test(value))
  },
  oneOf: (operand) => {
    const tests = schemas('oneOf', operand)
    return (value) => tests.filter((test) => test(value)).length === 1
  },
  not: (operand) => {
    const test = compileSchema(operand)
    return (value) => !test(value)
  },
}

/** Read together with a neighbour, or without meaning for a match. */
const SILENT = new Set([
  'title',
  'description',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'additionalItems',
])

/** A test with the meaning of MongoDB's `$jsonSchema` (draft 4); throws on what it would refuse. */
export function compileSchema(schema: unknown): Test {
  if (!isDoc(schema)) throw badRequest('$jsonSchema must be an object')
  const tests = Object.entries(schema).flatMap(([name, operand]) => {
    if (SILENT.has(name)) return []
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined
    if (!keyword) throw badRequest(`Unknown $jsonSchema keyword: ${name}`)
    return [keyword(operand, schema)]
  })
  return (value) => tests.every((test) => test(value))
}
