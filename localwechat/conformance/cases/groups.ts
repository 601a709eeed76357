import { type Case, expressions, pipelineCase, rows } from '../case.ts'
import type { Doc, Expressions } from '../sdk.ts'

const MARKS = [
  { _id: '1', team: 'a', name: 's1', mark: 84 },
  { _id: '2', team: 'a', name: 's2', mark: 96 },
  { _id: '3', team: 'b', name: 's3', mark: 80 },
  { _id: '4', team: 'b', name: 's4', mark: 100 },
]

const SALES = [
  { _id: '1', cost: -10, price: 100 },
  { _id: '2', cost: -15, price: 1 },
  { _id: '3', cost: -10, price: 10 },
]

/** One group per team, in the order of teams. */
const perTeam = (
  title: string,
  build: (op: Expressions) => unknown,
  a: unknown,
  b: unknown,
): Case =>
  pipelineCase(
    title,
    MARKS,
    (op) => [
      ['sort', { _id: 1 }],
      ['group', { _id: '$team', v: build(op) }],
      ['sort', { _id: 1 }],
    ],
    [
      { _id: 'a', v: a },
      { _id: 'b', v: b },
    ],
  )

const overAll = (
  title: string,
  given: Doc[],
  build: (op: Expressions) => unknown,
  v: unknown,
): Case =>
  pipelineCase(
    title,
    given,
    (op) => [
      ['sort', { _id: 1 }],
      ['group', { _id: null, v: build(op) }],
    ],
    [{ _id: null, v }],
  )

export const groups: Case[] = [
  perTeam('stdDevPop of each group', (op) => op('stdDevPop', '$mark'), 6, 10),
  perTeam('max of each group', (op) => op('max', '$mark'), 96, 100),
  perTeam('min of each group', (op) => op('min', '$mark'), 84, 80),
  perTeam('avg of each group', (op) => op('avg', '$mark'), 90, 90),
  perTeam(
    'push makes a list of objects',
    (op) => op('push', { who: '$name' }),
    [{ who: 's1' }, { who: 's2' }],
    [{ who: 's3' }, { who: 's4' }],
  ),
  perTeam('first of the order before', (op) => op('first', '$mark'), 84, 80),
  perTeam('last of the order before', (op) => op('last', '$mark'), 96, 100),
  overAll('sum of a field', SALES, (op) => op('sum', '$price'), 111),
  overAll('sum of a sum', SALES, (op) => op('sum', op('sum', ['$price', '$cost'])), 76),
  overAll(
    'sum leaves out what is no number',
    [{ n: 1 }, { n: '2' }, { n: null }, {}],
    (op) => op('sum', '$n'),
    1,
  ),
  overAll('avg of nothing is null', [{ n: 'x' }], (op) => op('avg', '$n'), null),
  overAll(
    'addToSet of lists keeps lists',
    [{ tags: ['a', 'b'] }, { tags: ['a', 'b'] }],
    (op) => op('addToSet', '$tags'),
    [['a', 'b']],
  ),
  overAll(
    'mergeObjects over a group',
    [
      { _id: '1', o: { a: 1 } },
      { _id: '2', o: { b: 2, a: 3 } },
    ],
    (op) => op('mergeObjects', '$o'),
    { a: 3, b: 2 },
  ),
  {
    title: 'addToSet of values keeps each once',
    given: [{ k: 'x' }, { k: 'y' }, { k: 'x' }],
    async run(scene) {
      const group = { _id: null, kinds: expressions(scene)('addToSet', '$k') }
      const [row] = (await rows(scene, [['group', group]])) as { kinds: string[] }[]
      return row?.kinds.sort()
    },
    expected: ['x', 'y'],
  },
  {
    title: 'stdDevSamp of two',
    given: [{ n: 80 }, { n: 100 }],
    async run(scene) {
      const group = { _id: null, v: expressions(scene)('stdDevSamp', '$n') }
      const [row] = (await rows(scene, [['group', group]])) as { v: number }[]
      return row?.v.toFixed(2)
    },
    expected: '14.14',
  },
  pipelineCase(
    'a group by a computed id',
    SALES,
    (op) => [
      ['group', { _id: op('gt', ['$price', 5]), n: op('sum', 1) }],
      ['sort', { _id: 1 }],
    ],
    [
      { _id: false, n: 1 },
      { _id: true, n: 2 },
    ],
  ),
  pipelineCase(
    'a group by several fields',
    MARKS,
    (op) => [
      ['group', { _id: { team: '$team', high: op('gte', ['$mark', 96]) }, n: op('sum', 1) }],
      ['match', { '_id.high': true }],
      ['sort', { _id: 1 }],
    ],
    [
      { _id: { team: 'a', high: true }, n: 1 },
      { _id: { team: 'b', high: true }, n: 1 },
    ],
  ),
]
