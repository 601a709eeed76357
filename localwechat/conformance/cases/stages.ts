import { type Case, pipelineCase } from '../case.ts'
import { lookup } from './join.ts'

const NOTES = [
  { _id: 'a', by: 'lin', stars: 5, tags: ['hot', 'new'] },
  { _id: 'b', by: 'lin', stars: 3, tags: ['new'] },
  { _id: 'c', by: 'su', stars: 4, tags: [] },
  { _id: 'd', by: 'zhou', stars: 5, tags: null },
  { _id: 'e', by: 'zhou', stars: 1 },
]

const PEOPLE = [
  { _id: 'p1', name: 'lin', role: 'clerk' },
  { _id: 'p2', name: 'su', role: 'owner' },
]

export const stages: Case[] = [
  pipelineCase(
    'match takes the commands of queries',
    NOTES,
    (_op, { _ }) => [
      ['match', { by: _.eq('lin') }],
      ['sort', { _id: 1 }],
      ['project', { _id: 1 }],
    ],
    [{ _id: 'a' }, { _id: 'b' }],
  ),
  pipelineCase(
    'match with or inside a field',
    NOTES,
    (_op, { _ }) => [
      ['match', { by: _.or(_.eq('lin'), _.neq('lin')) }],
      ['count', 'n'],
    ],
    [{ n: 5 }],
  ),
  pipelineCase(
    'match and group count',
    NOTES,
    (op, { _ }) => [
      ['match', { stars: _.gt(3) }],
      ['group', { _id: null, n: op('sum', 1) }],
    ],
    [{ _id: null, n: 3 }],
  ),
  pipelineCase(
    'count of nothing is no row',
    NOTES,
    () => [
      ['match', { by: 'nobody' }],
      ['count', 'n'],
    ],
    [],
  ),
  pipelineCase(
    'project keeps the named fields and the id',
    NOTES,
    () => [
      ['match', { _id: 'a' }],
      ['project', { by: 1, stars: 1 }],
    ],
    [{ _id: 'a', by: 'lin', stars: 5 }],
  ),
  pipelineCase(
    'project without the id',
    NOTES,
    () => [
      ['match', { _id: 'a' }],
      ['project', { _id: 0, by: 1 }],
    ],
    [{ by: 'lin' }],
  ),
  pipelineCase(
    'project leaves out with 0',
    NOTES,
    () => [
      ['match', { _id: 'b' }],
      ['project', { tags: 0, stars: 0 }],
    ],
    [{ _id: 'b', by: 'lin' }],
  ),
  pipelineCase(
    'project computes over deep fields',
    [{ _id: 'a', marks: { x: 1, y: 2, z: 3 } }],
    (op) => [['project', { _id: 0, total: op('sum', ['$marks.x', '$marks.y', '$marks.z']) }]],
    [{ total: 6 }],
  ),
  pipelineCase(
    'project makes a list of fields',
    [{ _id: 'a', x: 1, y: 2 }],
    () => [['project', { _id: 0, at: ['$x', '$y'] }]],
    [{ at: [1, 2] }],
  ),
  pipelineCase(
    'project puts null for a missing member of a list',
    [{ _id: 'a', x: 1 }],
    () => [['project', { _id: 0, at: ['$x', '$y'] }]],
    [{ at: [1, null] }],
  ),
  pipelineCase(
    'addFields keeps the rest',
    [{ _id: 'a', n: 2 }],
    (op) => [['addFields', { twice: op('multiply', ['$n', 2]) }]],
    [{ _id: 'a', n: 2, twice: 4 }],
  ),
  pipelineCase(
    'replaceRoot with a field',
    [{ _id: 'a', box: { w: 1, h: 2 } }],
    () => [['replaceRoot', { newRoot: '$box' }]],
    [{ w: 1, h: 2 }],
  ),
  pipelineCase(
    'replaceRoot with a computed document',
    [{ _id: 'a', first: '一', last: '林' }],
    (op) => [['replaceRoot', { newRoot: { full: op('concat', ['$last', '$first']) } }]],
    [{ full: '林一' }],
  ),
  pipelineCase(
    'sort by two fields, downwards',
    NOTES,
    () => [
      ['sort', { stars: -1, by: -1 }],
      ['project', { stars: 1 }],
    ],
    [
      { _id: 'd', stars: 5 },
      { _id: 'a', stars: 5 },
      { _id: 'c', stars: 4 },
      { _id: 'b', stars: 3 },
      { _id: 'e', stars: 1 },
    ],
  ),
  pipelineCase(
    'skip and limit',
    NOTES,
    () => [
      ['sort', { _id: 1 }],
      ['skip', 3],
      ['limit', 1],
      ['project', { _id: 1 }],
    ],
    [{ _id: 'd' }],
  ),
  pipelineCase(
    'sample takes that many',
    NOTES,
    () => [
      ['sample', { size: 2 }],
      ['count', 'n'],
    ],
    [{ n: 2 }],
  ),
  pipelineCase(
    'sample of more than there is takes all',
    NOTES,
    () => [
      ['sample', { size: 50 }],
      ['count', 'n'],
    ],
    [{ n: 5 }],
  ),
  pipelineCase(
    'sortByCount counts a field',
    [{ k: 'x' }, { k: 'y' }, { k: 'x' }],
    () => [['sortByCount', '$k']],
    [
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ],
  ),
  pipelineCase(
    'sortByCount after unwind counts elements',
    NOTES,
    () => [
      ['unwind', '$tags'],
      ['sortByCount', '$tags'],
    ],
    [
      { _id: 'new', count: 2 },
      { _id: 'hot', count: 1 },
    ],
  ),
  pipelineCase(
    'unwind drops empty, null and missing',
    NOTES,
    () => [
      ['unwind', '$tags'],
      ['sort', { _id: 1, tags: 1 }],
      ['project', { tags: 1 }],
    ],
    [
      { _id: 'a', tags: 'hot' },
      { _id: 'a', tags: 'new' },
      { _id: 'b', tags: 'new' },
    ],
  ),
  pipelineCase(
    'unwind numbers the elements',
    NOTES,
    () => [
      ['match', { _id: 'a' }],
      ['unwind', { path: '$tags', includeArrayIndex: 'at' }],
      ['project', { _id: 0, at: 1, tags: 1 }],
    ],
    [
      { at: 0, tags: 'hot' },
      { at: 1, tags: 'new' },
    ],
  ),
  pipelineCase(
    'unwind keeps empty ones when told to',
    NOTES,
    () => [
      ['unwind', { path: '$tags', preserveNullAndEmptyArrays: true }],
      ['sort', { _id: 1 }],
      ['project', { tags: 1 }],
      ['skip', 3],
    ],
    [{ _id: 'c' }, { _id: 'd', tags: null }, { _id: 'e' }],
  ),
  pipelineCase(
    'unwind takes a single value for a list of one',
    [{ _id: 'a', v: 5 }],
    () => [['unwind', '$v']],
    [{ _id: 'a', v: 5 }],
  ),
  pipelineCase(
    'bucket sorts into ranges, the rest into the default',
    NOTES,
    (op) => [
      [
        'bucket',
        { groupBy: '$stars', boundaries: [1, 4, 5], default: 'top', output: { n: op('sum', 1) } },
      ],
    ],
    [
      { _id: 1, n: 2 },
      { _id: 4, n: 1 },
      { _id: 'top', n: 2 },
    ],
  ),
  pipelineCase(
    'bucketAuto makes as many as asked',
    [{ v: 1 }, { v: 2 }, { v: 3 }, { v: 4 }],
    () => [['bucketAuto', { groupBy: '$v', buckets: 2 }]],
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 4 }, count: 2 },
    ],
  ),
  {
    title: 'lookup joins equal fields, and an empty list where nobody is',
    given: NOTES,
    other: PEOPLE,
    async run(scene) {
      const join = { from: scene.names.other, localField: 'by', foreignField: 'name', as: 'who' }
      const found = await lookup(scene, join)
      return found.map(({ _id, who }) => [_id, who.map((one) => one.role)])
    },
    expected: [
      ['a', ['clerk']],
      ['b', ['clerk']],
      ['c', ['owner']],
      ['d', []],
      ['e', []],
    ],
  },
  {
    title: 'lookup with a pipeline of its own',
    given: NOTES.slice(0, 2),
    other: PEOPLE,
    async run(scene) {
      const inner = scene._.aggregate.pipeline().match?.({ role: 'owner' })?.done?.()
      const found = await lookup(scene, { from: scene.names.other, pipeline: inner, as: 'who' })
      return found.map(({ who }) => who.map((one) => one.name))
    },
    expected: [['su'], ['su']],
  },
  {
    title: 'lookup with variables in its pipeline',
    given: NOTES.slice(0, 3),
    other: PEOPLE,
    async run(scene) {
      const { _, names } = scene
      const equal = _.expr({ $eq: ['$name', '$$by'] })
      const inner = _.aggregate.pipeline().match?.(equal)?.project?.({ _id: 0, role: 1 })?.done?.()
      const found = await lookup(scene, {
        from: names.other,
        let: { by: '$by' },
        pipeline: inner,
        as: 'who',
      })
      return found.map(({ who }) => who)
    },
    expected: [[{ role: 'clerk' }], [{ role: 'clerk' }], [{ role: 'owner' }]],
  },
]
