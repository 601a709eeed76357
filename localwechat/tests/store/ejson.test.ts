import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Binary, BSONRegExp, Decimal128, EJSON, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { describe, expect, test } from 'vitest'
import { readValue, writeObject } from '../../cloud/store/codec.ts'

const lines = (name: string): string[] => {
  const file = path.join(import.meta.dirname, 'vectors', `${name}.jsonl.gz`)
  return gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
}

const ODD = {
  n: [0, -0, 1.5, 2 ** 31, -(2 ** 31), 2 ** 53, 2 ** 63, 1e300, Number.NaN, -Infinity, 5e-324],
  t: ['', '"', '\\', '\u2028', '\ud83d\ude00', '\u0001', '熟客'],
  o: [new ObjectId('5f0000000000000000000002'), new BSONRegExp('a"', 'im'), new MinKey()],
  b: [new Binary(Buffer.from('hi'), 0), new MaxKey(), Decimal128.fromString('1.20')],
  d: [new Date(0), new Date(-1), new Date(8.64e15), new Timestamp({ t: 5, i: 6 })],
  e: [{}, [], null, true, { 'a.b': { $odd: 1 }, '"': 1 }],
}

const library = (value: object): string => EJSON.stringify(value, { relaxed: false })

describe('EJSON is written and read as the library does it', () => {
  test('for every recorded line', () => {
    for (const line of [...lines('crud'), ...lines('aggregate')]) {
      const value = EJSON.parse(line, { relaxed: true }) as Record<string, unknown>
      expect(writeObject(value)).toBe(library(value))
      expect(readValue(line, 'line', 0)).toEqual(value)
    }
  })

  test('for odd values', () => {
    expect(writeObject(ODD)).toBe(library(ODD))
    const text = library(ODD)
    expect(library(readValue(text, 'odd', 0) as object)).toBe(library(EJSON.parse(text) as object))
  })

  test.each([
    '{"a":{"$date":"2024-01-01T00:00:00Z"}}',
    '{"a":{"$date":{"$numberLong":"-5"}}}',
    '{"a":{"$regex":"x","$options":"i"}}',
    '{"a":{"$numberInt":"7","b":1}}',
    '{"a":{"$numberLong":"9007199254740993"}}',
    '{"a":[{"$undefined":true}],"$numberInt":null}',
    '{"a":{"$in":[{"$numberInt":"1"},{"$oid":"5f0000000000000000000002"}]}}',
  ])('for %s', (text) => {
    expect(library(readValue(text, 'text', 0) as object)).toBe(library(EJSON.parse(text) as object))
  })

  test.each([
    ['broken JSON', '{"a":'],
    ['a broken id', '{"a":{"$oid":"xyz"}}'],
    ['a regex option nobody knows', '{"a":{"$regularExpression":{"pattern":"a","options":"g"}}}'],
    ['a date that is none', '{"a":{"$date":"tomorrow"}}'],
    ['a zero byte in a name', '{"a\\u0000":1}'],
  ])('and refuses %s', (_what, text) => {
    expect(() => readValue(text, 'text', 0)).toThrow('InvalidParameter')
  })
})
