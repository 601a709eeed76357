import type { Case } from '../case.ts'

const SHELF = [
  { _id: 'a', name: '类目B', n: 2, tags: ['x', 'y'], box: { w: 1, h: 2 } },
  { _id: 'b', name: '类目C', n: 3, tags: ['x'], box: { w: 3, h: 4 } },
  { _id: 'c', name: '类目A', n: 2, tags: ['x', 'y', 'z'], box: { w: 5, h: 6 } },
]

const MIXED = [
  { _id: 'number', v: 5 },
  { _id: 'text', v: 'a' },
  { _id: 'null', v: null },
  { _id: 'missing' },
  { _id: 'date', v: new Date(0) },
  { _id: 'true', v: true },
  { _id: 'object', v: { a: 1 } },
]

const ids = (data: Record<string, unknown>[]) => data.map((doc) => doc._id)

export const projections: Case[] = [
  {
    title: 'orderBy sorts texts by their characters',
    given: SHELF,
    run: async ({ docs }) =>
      ids((await docs.where({ name: /^类目/ }).orderBy('name', 'asc').get()).data),
    expected: ['c', 'a', 'b'],
  },
  {
    title: 'two orders: the second decides among equals',
    given: SHELF,
    run: async ({ docs }) =>
      ids((await docs.where({}).orderBy('n', 'asc').orderBy('name', 'desc').get()).data),
    expected: ['a', 'c', 'b'],
  },
  {
    title: 'types sort in their fixed order, null and missing first',
    given: MIXED,
    async run({ docs }) {
      const sorted = ids((await docs.where({}).orderBy('v', 'asc').get()).data)
      return [sorted.slice(0, 2).sort(), ...sorted.slice(2)]
    },
    expected: [['missing', 'null'], 'number', 'text', 'object', 'true', 'date'],
  },
  {
    title: 'a list sorts by its smallest, downwards by its largest',
    given: [
      { _id: 'a', v: [1, 9] },
      { _id: 'b', v: [2, 3] },
    ],
    async run({ docs }) {
      const up = await docs.where({}).orderBy('v', 'asc').get()
      const down = await docs.where({}).orderBy('v', 'desc').get()
      return [ids(up.data), ids(down.data)]
    },
    expected: [
      ['a', 'b'],
      ['a', 'b'],
    ],
  },
  {
    title: 'ordering by a field that nobody has finds everything',
    given: SHELF,
    run: async ({ docs }) => (await docs.where({}).orderBy('nobody', 'asc').get()).data.length,
    expected: 3,
  },
  {
    title: 'skip and limit cut a page out of the order',
    given: SHELF,
    run: async ({ docs }) =>
      ids((await docs.where({}).orderBy('name', 'desc').skip(1).limit(1).get()).data),
    expected: ['a'],
  },
  {
    title: 'skip past the end is empty',
    given: SHELF,
    run: async ({ docs }) => (await docs.where({}).skip(3).get()).data,
    expected: [],
  },
  {
    title: 'field with true keeps that field and the id',
    given: SHELF,
    run: async ({ docs }) => (await docs.where({ _id: 'a' }).field({ name: true }).get()).data,
    expected: [{ _id: 'a', name: '类目B' }],
  },
  {
    title: 'field with 1 and without the id',
    given: SHELF,
    run: async ({ docs }) => (await docs.where({ _id: 'a' }).field({ name: 1, _id: 0 }).get()).data,
    expected: [{ name: '类目B' }],
  },
  {
    title: 'field with 0 leaves that field out',
    given: SHELF,
    run: async ({ docs }) =>
      (await docs.where({ _id: 'a' }).field({ box: 0, tags: false }).get()).data,
    expected: [{ _id: 'a', name: '类目B', n: 2 }],
  },
  {
    title: 'field reaches into objects',
    given: SHELF,
    run: async ({ docs }) => (await docs.where({ _id: 'b' }).field({ 'box.h': 1 }).get()).data,
    expected: [{ _id: 'b', box: { h: 4 } }],
  },
  {
    title: 'a field that is not there leaves only the id',
    given: SHELF,
    run: async ({ docs }) => (await docs.where({ _id: 'b' }).field({ age: 1 }).get()).data,
    expected: [{ _id: 'b' }],
  },
  {
    title: 'slice keeps the first of each list',
    given: SHELF,
    async run({ docs, _ }) {
      const { data } = await docs
        .where({})
        .field({ tags: _.project.slice(1) })
        .get()
      return data.map((doc) => doc.tags)
    },
    expected: [['x'], ['x'], ['x']],
  },
  {
    title: 'slice with a negative number keeps the last',
    given: SHELF,
    async run({ docs, _ }) {
      const page = docs
        .where({})
        .orderBy('_id', 'asc')
        .field({ tags: _.project.slice(-1) })
      return (await page.get()).data.map((doc) => doc.tags)
    },
    expected: [['y'], ['x'], ['z']],
  },
]
