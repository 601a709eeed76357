import { type Case, pipelineCase } from '../case.ts'
import type { Doc, Expressions } from '../sdk.ts'

/** 2019-05-14 09:38:51.686 UTC, a Tuesday. */
const AT = new Date(1_557_826_731_686)

/** One row per document, in the order of ids: what the expression made of it. */
const valueCase = (
  title: string,
  given: Doc[],
  build: (op: Expressions) => unknown,
  expected: unknown[],
): Case =>
  pipelineCase(
    title,
    given,
    (op) => [
      ['sort', { _id: 1 }],
      ['project', { _id: 0, v: build(op) }],
    ],
    expected.map((v) => (v === undefined ? {} : { v })),
  )

const GOODS = [
  { _id: 'a', amount: 100, memo: 'A' },
  { _id: 'b', amount: 200, memo: null },
  { _id: 'c', amount: 300 },
]

const PEOPLE = [
  {
    _id: 'a',
    first: 'Yanna',
    last: 'Xu',
    born: '1999/02/03',
    at: new Date('1999-12-11T16:00:00Z'),
  },
  {
    _id: 'b',
    first: 'Bella',
    last: 'Ding',
    born: '1998/11/12',
    at: new Date('1998-11-10T16:00:00Z'),
  },
  {
    _id: 'c',
    first: '小林',
    last: 'Wei',
    born: '1997/01/01',
    at: new Date('1997-10-09T16:00:00Z'),
  },
]

const PARTS: [name: string, value: number][] = [
  ['year', 2019],
  ['month', 5],
  ['dayOfMonth', 14],
  ['hour', 9],
  ['minute', 38],
  ['second', 51],
  ['millisecond', 686],
  ['dayOfYear', 134],
  ['dayOfWeek', 3],
  ['week', 19],
  ['isoDayOfWeek', 2],
  ['isoWeek', 20],
  ['isoWeekYear', 2019],
]

const dateParts: Case[] = PARTS.map(([name, value]) =>
  valueCase(`${name} of a date is in UTC`, [{ _id: 'a', at: AT }], (op) => op(name, '$at'), [
    value,
  ]),
)

const dates: Case[] = [
  pipelineCase(
    'a date goes through a pipeline unchanged',
    [{ _id: 'a', at: AT }],
    () => [['project', { _id: 0, at: 1 }]],
    [{ at: AT }],
  ),
  valueCase(
    'dateFromParts in a zone',
    [{ _id: 'a' }],
    (op) =>
      op('dateFromParts', { year: 2017, month: 2, day: 8, hour: 12, timezone: 'America/New_York' }),
    [new Date('2017-02-08T17:00:00Z')],
  ),
  valueCase(
    'dateFromString reads ISO text',
    [{ _id: 'a' }],
    (op) => op('dateFromString', { dateString: AT.toISOString() }),
    [AT],
  ),
  valueCase(
    'dateToString in UTC',
    PEOPLE,
    (op) => op('dateToString', { date: '$at', format: '%Y-%m-%d' }),
    ['1999-12-11', '1998-11-10', '1997-10-09'],
  ),
  valueCase(
    'dateToString in Shanghai',
    PEOPLE,
    (op) =>
      op('dateToString', { date: '$at', format: '%m-%d %H:%M:%S', timezone: 'Asia/Shanghai' }),
    ['12-12 00:00:00', '11-11 00:00:00', '10-10 00:00:00'],
  ),
  valueCase(
    'dateToString of what is missing',
    PEOPLE.slice(0, 1),
    (op) => op('dateToString', { date: '$none', onNull: 'no date' }),
    ['no date'],
  ),
  valueCase(
    'subtract of dates is milliseconds',
    [{ _id: 'a', x: new Date(5_000), y: new Date(2_000) }],
    (op) => op('subtract', ['$x', '$y']),
    [3000],
  ),
]

/** The `then` of a branch; written out, it would make the literal look like a promise. */
const yields = (value: unknown): Doc => Object.fromEntries([['then', value]])

const choices: Case[] = [
  valueCase(
    'cond chooses',
    GOODS,
    (op) => op('cond', { if: op('gte', ['$amount', 200]), ...yields(7), else: 9 }),
    [9, 7, 7],
  ),
  valueCase('ifNull stands in for null and missing', GOODS, (op) => op('ifNull', ['$memo', '无']), [
    'A',
    '无',
    '无',
  ]),
  valueCase(
    'switch takes the first branch that holds',
    GOODS,
    (op) =>
      op('switch', {
        branches: [
          { case: op('gt', ['$amount', 250]), ...yields(3) },
          { case: op('gt', ['$amount', 150]), ...yields(2) },
        ],
        default: 1,
      }),
    [1, 2, 3],
  ),
  valueCase(
    'let names a value',
    GOODS.slice(0, 1),
    (op) =>
      op('let', {
        vars: { twice: op('multiply', ['$amount', 2]) },
        in: op('sum', ['$$twice', '$amount']),
      }),
    [300],
  ),
  valueCase(
    'literal keeps a dollar',
    [
      { _id: 'a', price: '$1' },
      { _id: 'b', price: '$2' },
    ],
    (op) => op('eq', ['$price', op('literal', '$1')]),
    [true, false],
  ),
  valueCase('literal keeps a 1', GOODS.slice(0, 1), (op) => op('literal', 1), [1]),
  valueCase(
    'and, or and not',
    GOODS,
    (op) =>
      op('and', [
        op('gt', ['$amount', 100]),
        op('not', [op('or', [op('eq', ['$amount', 300]), false])]),
      ]),
    [false, true, false],
  ),
]

const textCases: Case[] = [
  valueCase('concat joins', PEOPLE, (op) => op('concat', ['$first', ' ', '$last']), [
    'Yanna Xu',
    'Bella Ding',
    '小林 Wei',
  ]),
  valueCase(
    'concat with a missing part is null',
    PEOPLE.slice(0, 1),
    (op) => op('concat', ['$first', '$none']),
    [null],
  ),
  valueCase(
    'indexOfBytes counts bytes',
    PEOPLE,
    (op) => op('indexOfBytes', ['$first', '林']),
    [-1, -1, 3],
  ),
  valueCase(
    'indexOfCP counts characters',
    PEOPLE,
    (op) => op('indexOfCP', ['$first', '林']),
    [-1, -1, 1],
  ),
  valueCase(
    'indexOfCP finds the first',
    PEOPLE,
    (op) => op('indexOfCP', ['$first', 'a']),
    [1, 4, -1],
  ),
  valueCase('split cuts', PEOPLE.slice(0, 1), (op) => op('split', ['$born', '/']), [
    ['1999', '02', '03'],
  ]),
  valueCase(
    'strcasecmp takes no notice of case',
    PEOPLE,
    (op) => op('strcasecmp', ['$last', 'DING']),
    [1, 0, 1],
  ),
  valueCase('strLenBytes counts bytes', PEOPLE, (op) => op('strLenBytes', '$first'), [5, 5, 6]),
  valueCase('strLenCP counts characters', PEOPLE, (op) => op('strLenCP', '$first'), [5, 5, 2]),
  valueCase(
    'substr with -1 goes to the end',
    PEOPLE.slice(0, 1),
    (op) => op('substr', ['$born', 5, -1]),
    ['02/03'],
  ),
  valueCase(
    'substrBytes cuts bytes',
    PEOPLE.slice(0, 1),
    (op) => op('substrBytes', ['$born', 0, 4]),
    ['1999'],
  ),
  valueCase('substrCP cuts characters', PEOPLE.slice(2), (op) => op('substrCP', ['$first', 0, 1]), [
    '小',
  ]),
  valueCase('toLower', PEOPLE.slice(0, 2), (op) => op('toLower', '$first'), ['yanna', 'bella']),
  valueCase('toUpper', PEOPLE.slice(0, 2), (op) => op('toUpper', '$last'), ['XU', 'DING']),
]

const NUMBERS: [title: string, build: (op: Expressions) => unknown, value: unknown][] = [
  ['add', (op) => op('add', ['$n', 1, 0.5]), 8.5],
  ['subtract', (op) => op('subtract', ['$n', 10]), -3],
  ['multiply', (op) => op('multiply', ['$n', '$n']), 49],
  ['divide', (op) => op('divide', ['$n', 2]), 3.5],
  ['mod', (op) => op('mod', ['$n', 4]), 3],
  ['abs', (op) => op('abs', op('subtract', [0, '$n'])), 7],
  ['ceil', (op) => op('ceil', op('divide', ['$n', 2])), 4],
  ['floor', (op) => op('floor', op('divide', ['$n', 2])), 3],
  ['trunc', (op) => op('trunc', op('divide', [op('subtract', [0, '$n']), 2])), -3],
  ['pow', (op) => op('pow', ['$n', 2]), 49],
  ['sqrt', (op) => op('sqrt', op('add', ['$n', 9])), 4],
  ['cmp', (op) => op('cmp', ['$n', 9]), -1],
  ['size of a list', (op) => op('size', '$list'), 3],
  ['arrayElemAt from the end', (op) => op('arrayElemAt', ['$list', -1]), 3],
  ['concatArrays', (op) => op('concatArrays', ['$list', [4]]), [1, 2, 3, 4]],
  [
    'filter',
    (op) => op('filter', { input: '$list', as: 'one', cond: op('gt', ['$$one', 1]) }),
    [2, 3],
  ],
  ['map', (op) => op('map', { input: '$list', as: 'one', in: op('add', ['$$one', 1]) }), [2, 3, 4]],
  [
    'reduce',
    (op) => op('reduce', { input: '$list', initialValue: 0, in: op('add', ['$$value', '$$this']) }),
    6,
  ],
  ['in', (op) => op('in', [2, '$list']), true],
  ['indexOfArray', (op) => op('indexOfArray', ['$list', 3]), 2],
  ['range', (op) => op('range', [0, 5, 2]), [0, 2, 4]],
  ['reverseArray', (op) => op('reverseArray', '$list'), [3, 2, 1]],
  ['slice', (op) => op('slice', ['$list', 1, 1]), [2]],
  ['objectToArray', (op) => op('objectToArray', { a: '$n' }), [{ k: 'a', v: 7 }]],
  ['arrayToObject', (op) => op('arrayToObject', [[{ k: 'a', v: '$n' }]]), { a: 7 }],
  [
    'zip',
    (op) => op('zip', { inputs: ['$list', ['x', 'y', 'z']] }),
    [
      [1, 'x'],
      [2, 'y'],
      [3, 'z'],
    ],
  ],
]

const numbers: Case[] = NUMBERS.map(([title, build, value]) =>
  valueCase(`${title} in a pipeline`, [{ _id: 'a', n: 7, list: [1, 2, 3] }], build, [value]),
)

const merges: Case[] = [
  valueCase(
    'mergeObjects lays one over the other',
    [
      { _id: 'a', x: { a: 1, b: 1 }, y: { b: 2 } },
      { _id: 'b', x: { c: 1 } },
    ],
    (op) => op('mergeObjects', ['$x', '$y']),
    [{ a: 1, b: 2 }, { c: 1 }],
  ),
]

export const expressionCases: Case[] = [
  ...dateParts,
  ...dates,
  ...choices,
  ...textCases,
  ...numbers,
  ...merges,
]
