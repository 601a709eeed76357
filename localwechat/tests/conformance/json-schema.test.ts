import { expect, it } from 'vitest'
import { compileSchema } from '../../cloud/store/json-schema.ts'

const fits = (schema: object, value: unknown) => compileSchema(schema)(value)

it.each<[string, object, unknown[], unknown[]]>([
  ['type', { type: ['string', 'null'] }, ['a', null], [1, {}]],
  ['bsonType', { bsonType: 'number' }, [1, 1.5], ['1', null]],
  ['enum', { enum: [1, { a: 1 }] }, [1, { a: 1 }], [2, { a: 2 }]],
  ['minimum', { minimum: 5 }, [5, 'text'], [4]],
  ['maximum, exclusive', { maximum: 5, exclusiveMaximum: true }, [4.9], [5]],
  ['multipleOf', { multipleOf: 3 }, [9, 0], [10]],
  ['minLength counts characters', { minLength: 2 }, ['茶😀'], ['😀']],
  ['pattern', { pattern: 'b$' }, ['ab', 5], ['ba']],
  ['minItems and uniqueItems', { minItems: 1, uniqueItems: true }, [[1, 2]], [[], [1, 1]]],
  ['items as one schema', { items: { type: 'number' } }, [[1], []], [['x']]],
  ['items as a list', { items: [{ type: 'number' }], additionalItems: false }, [[1]], [[1, 2]]],
  ['required', { required: ['a'] }, [{ a: null }, 5], [{}]],
  ['properties', { properties: { a: { type: 'string' } } }, [{ a: 'x' }, {}], [{ a: 1 }]],
  [
    'patternProperties',
    { patternProperties: { '^n': { type: 'number' } } },
    [{ n1: 1, x: 'x' }],
    [{ n1: 'x' }],
  ],
  [
    'additionalProperties',
    { properties: { a: {} }, additionalProperties: false },
    [{ a: 1 }],
    [{ b: 1 }],
  ],
  ['maxProperties', { maxProperties: 1 }, [{ a: 1 }], [{ a: 1, b: 1 }]],
  ['allOf', { allOf: [{ minimum: 1 }, { maximum: 2 }] }, [1], [3]],
  ['anyOf', { anyOf: [{ type: 'string' }, { minimum: 5 }] }, ['x', 6], [1]],
  ['oneOf', { oneOf: [{ minimum: 1 }, { minimum: 5 }] }, [3], [6]],
  ['not', { not: { type: 'string' } }, [1], ['x']],
])('the keyword %s', (_name, schema, good, bad) => {
  expect(good.map((value) => fits(schema, value))).toEqual(good.map(() => true))
  expect(bad.map((value) => fits(schema, value))).toEqual(bad.map(() => false))
})

it.each([
  [{ typo: 1 }, 'Unknown $jsonSchema keyword: typo'],
  [{ required: [] }, 'required'],
  [{ type: 'integer' }, 'a JSON type'],
  [{ minLength: -1 }, 'whole number'],
  [{ pattern: '(' }, 'regular expression'],
  [{ properties: { a: 1 } }, 'must be an object'],
])('refuses the schema %j', (schema, text) => {
  expect(() => compileSchema(schema)).toThrow(text)
})
