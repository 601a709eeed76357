import { type Case, pipelineCase } from '../case.ts'
import type { Doc } from '../sdk.ts'

const PAIRS = [
  { _id: 'a', x: [1, 2], y: [1, 2] },
  { _id: 'b', x: [1, 2], y: [2, 1, 2] },
  { _id: 'c', x: [1, 2], y: [3, 1] },
  { _id: 'd', x: [1, 2], y: [] },
  { _id: 'e', x: [1, 2], y: [{}, []] },
  { _id: 'f', x: [], y: [] },
]

const TRUTHS = [
  { _id: 'a', list: [true] },
  { _id: 'b', list: [] },
  { _id: 'c', list: [true, false] },
  { _id: 'd', list: [0, null] },
  { _id: 'e', list: ['', 'x'] },
]

/** Sets have no order: lists are compared sorted by their JSON. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? [...value].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
    : value

const setCase = (name: string, given: Doc[], fields: unknown, expected: unknown[]): Case => {
  const one = pipelineCase(
    `${name} looks at lists as sets`,
    given,
    (op) => [
      ['sort', { _id: 1 }],
      ['project', { _id: 0, v: op(name, fields) }],
    ],
    expected.map(sorted),
  )
  const run: Case['run'] = async (scene) =>
    ((await one.run(scene)) as { v: unknown }[]).map(({ v }) => sorted(v))
  return { ...one, run }
}

export const sets: Case[] = [
  setCase('allElementsTrue', TRUTHS, ['$list'], [true, true, false, false, true]),
  setCase('anyElementTrue', TRUTHS, ['$list'], [true, false, true, false, true]),
  setCase('setDifference', PAIRS, ['$y', '$x'], [[], [], [3], [], [{}, []], []]),
  setCase('setEquals', PAIRS, ['$x', '$y'], [true, true, false, false, false, true]),
  setCase('setIntersection', PAIRS, ['$x', '$y'], [[1, 2], [1, 2], [1], [], [], []]),
  setCase('setIsSubset', PAIRS, ['$x', '$y'], [true, true, false, false, false, true]),
  setCase('setUnion', PAIRS, ['$x', '$y'], [[1, 2], [1, 2], [1, 2, 3], [1, 2], [1, 2, {}, []], []]),
]
