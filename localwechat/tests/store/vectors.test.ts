import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { EJSON } from 'bson'
import { describe, expect, test } from 'vitest'
import { MongoError } from '../../cloud/store/errors.ts'
import { queryMatcher } from '../../cloud/store/expressions.ts'
import { Matcher } from '../../cloud/store/matcher.ts'
import { parseSort, sortBy } from '../../cloud/store/sort.ts'
import { parseStages, runStages } from '../../cloud/store/stages.ts'
import { applyUpdate, parseUpdate } from '../../cloud/store/update.ts'
import { clone, compare, type Doc } from '../../cloud/store/value.ts'

interface Case {
  k: 'docs' | 'find' | 'sort' | 'update' | 'agg'
  b: number
  docs: Doc[]
  id: number
  q: Doc
  s: Doc
  u: Doc
  p: Doc[]
  exp: unknown
  agree?: boolean
}

function read(name: string): Case[] {
  const file = path.join(import.meta.dirname, 'vectors', `${name}.jsonl.gz`)
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
  return lines.map((line) => EJSON.parse(line) as unknown as Case)
}

function orRefused(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    if (error instanceof MongoError) return 'ERR'
    throw error
  }
}

function answer(item: Case, docs: Doc[]): unknown {
  if (item.k === 'find') {
    const ids = docs.filter(new Matcher().compile(item.q)).map((doc) => doc._id as number)
    return ids.sort((a, b) => a - b)
  }
  if (item.k === 'sort') return sortBy(docs, parseSort(item.s), (doc) => doc).map((doc) => doc._id)
  const doc = clone(docs.find((each) => each._id === item.id)) as Doc
  return orRefused(() => applyUpdate(parseUpdate(item.u), doc, {}))
}

const show = (value: unknown): string => EJSON.stringify(value as object, { relaxed: false })

describe('recorded finds, sorts and updates', () => {
  const lines = read('crud')
  const blocks = new Map(
    lines.filter((line) => line.k === 'docs').map((line) => [line.b, line.docs]),
  )

  test.each(['find', 'sort', 'update'] as const)(
    'every undisputed %s has the recorded result',
    (kind) => {
      const cases = lines.filter((line) => line.k === kind && line.agree)
      const wrong = cases.filter(
        (item) => show(answer(item, blocks.get(item.b) ?? [])) !== show(item.exp),
      )
      expect(cases.length).toBeGreaterThan(200)
      expect(wrong.map((item) => [item.q ?? item.s ?? item.u, item.exp])).toEqual([])
    },
  )
})

/** Groups, and arrays made from them, have no order of their own: compare them as sets. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered).sort(compare)
  if (typeof value === 'number') return Number(value.toPrecision(12))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unordered(part)]))
}

/** `$limit` after groups in no order keeps any of them. */
function cutsUnordered(pipeline: Doc[]): boolean {
  const names = pipeline.map((stage) => Object.keys(stage)[0] ?? '')
  const group = names.findLastIndex((name) => /^\$(group|sortByCount|bucket)/.test(name))
  const limit = names.indexOf('$limit', group)
  return group >= 0 && limit > group && !names.slice(group, limit).includes('$sort')
}

/** Disputed: `$count` of nothing, and a group key with a missing part (vectors/README.md). */
function disputed(item: Case): boolean {
  const text = JSON.stringify(item.exp)
  return text.includes('{"n":0}') || /"_id":\{[^}]*null\}/.test(text)
}

describe('recorded aggregations', () => {
  const lines = read('aggregate')
  const blocks = new Map(
    lines.filter((line) => line.k === 'docs').map((line) => [line.b, line.docs]),
  )
  /** The joined collection is not in the file; these are all documents that ever joined. */
  const joined: Doc[] = [
    { _id: '0', k: null },
    { _id: 'z' },
    { _id: 's2', k: 'a' },
    { _id: 's1', k: 'k1' },
  ]

  const run = (item: Case): unknown =>
    orRefused(() => [
      ...runStages(parseStages(item.p), blocks.get(item.b) ?? [], {
        now: 0,
        variables: {},
        require: () => undefined,
        read: (_name, query, variables) => joined.filter(queryMatcher(0, variables).compile(query)),
      }),
    ])

  test('every undisputed pipeline has the recorded documents', () => {
    const cases = lines.filter(
      (line) => line.k === 'agg' && !cutsUnordered(line.p) && !disputed(line),
    )
    const wrong = cases.filter((item) => show(unordered(run(item))) !== show(unordered(item.exp)))
    expect(cases.length).toBeGreaterThan(400)
    expect(wrong.map((item) => [item.p, item.exp])).toEqual([])
  })
})
