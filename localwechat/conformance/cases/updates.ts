import { type Case, updateCase } from '../case.ts'

export const updates: Case[] = [
  updateCase(
    'an object that is not there yet is written with its nulls',
    { n: 1 },
    () => ({ info: { a: null, b: null } }),
    { n: 1, info: { a: null, b: null } },
  ),
  updateCase(
    'an object is merged into the one that is there',
    { box: { w: 1, h: 2 } },
    () => ({ box: { h: 3 } }),
    { box: { w: 1, h: 3 } },
  ),
  updateCase(
    'set replaces the object',
    { box: { w: 1, h: 2 } },
    (_) => ({ box: _.set({ h: 3 }) }),
    { box: { h: 3 } },
  ),
  updateCase('a dotted path writes deep', { n: 1 }, () => ({ 'a.b.c': 1 }), {
    n: 1,
    a: { b: { c: 1 } },
  }),
  updateCase('a list is replaced as a whole', { list: [1, 2, 3] }, () => ({ list: [9] }), {
    list: [9],
  }),
  updateCase(
    'an empty object in an update is dropped',
    { box: { w: 1 } },
    () => ({ n: 2, box: {} }),
    { n: 2, box: { w: 1 } },
  ),
  updateCase(
    'several operators at once, also deep',
    { d: { list: [1, 2], n: 5 }, top: [0, 0, 0] },
    (_) => ({ d: { list: _.push([4, 5]), n: _.inc(1) }, top: _.pop() }),
    { d: { list: [1, 2, 4, 5], n: 6 }, top: [0, 0] },
  ),
  updateCase('remove takes the field away', { n: 1, old: 'x' }, (_) => ({ old: _.remove() }), {
    n: 1,
  }),
  updateCase(
    'remove in a list leaves null in its place',
    { list: [{ name: 'x', sub: {} }, { name: 'y' }, 3] },
    (_) => ({ list: { 0: { sub: _.remove() }, 1: _.remove() } }),
    { list: [{ name: 'x' }, null, 3] },
  ),
  updateCase('inc adds', { n: 5 }, (_) => ({ n: _.inc(-7) }), { n: -2 }),
  updateCase('inc creates', {}, (_) => ({ n: _.inc(3) }), { n: 3 }),
  updateCase(
    'inc of fractions is the addition of the language',
    { n: 0.3 },
    (_) => ({ n: _.inc(-0.1) }),
    { n: 0.3 - 0.1 },
  ),
  updateCase('mul multiplies', { n: 6 }, (_) => ({ n: _.mul(1.5) }), { n: 9 }),
  updateCase('mul of a missing field writes 0', { x: 1 }, (_) => ({ n: _.mul(5) }), { x: 1, n: 0 }),
  updateCase('max keeps the larger', { n: 5, m: 5 }, (_) => ({ n: _.max(100), m: _.max(1) }), {
    n: 100,
    m: 5,
  }),
  updateCase('min keeps the smaller', { n: 5, m: 5 }, (_) => ({ n: _.min(0), m: _.min(9) }), {
    n: 0,
    m: 5,
  }),
  updateCase(
    'rename moves the value to the other name',
    { kind: 'tea' },
    (_) => ({ kind: _.rename('category') }),
    { category: 'tea' },
  ),
  updateCase('push appends one', { list: [1, 2] }, (_) => ({ list: _.push(3) }), {
    list: [1, 2, 3],
  }),
  updateCase('push takes a list', { list: [1] }, (_) => ({ list: _.push([1, 2]) }), {
    list: [1, 1, 2],
  }),
  updateCase('push takes several arguments', { list: [1] }, (_) => ({ list: _.push(2, 3) }), {
    list: [1, 2, 3],
  }),
  updateCase('push creates the list', {}, (_) => ({ list: _.push([1]) }), { list: [1] }),
  updateCase(
    'push with sort and slice keeps the best',
    { list: [1, 9, 3] },
    (_) => ({ list: _.push({ each: [7, 5], sort: -1, slice: 3 }) }),
    { list: [9, 7, 5] },
  ),
  updateCase(
    'push with sort by a field',
    { list: [{ n: 2 }] },
    (_) => ({ list: _.push({ each: [{ n: 3 }, { n: 1 }], sort: { n: 1 } }) }),
    { list: [{ n: 1 }, { n: 2 }, { n: 3 }] },
  ),
  updateCase(
    'push at a position',
    { list: ['a', 'c'] },
    (_) => ({ list: _.push({ each: ['b'], position: 1 }) }),
    { list: ['a', 'b', 'c'] },
  ),
  updateCase('unshift puts in front', { list: [3] }, (_) => ({ list: _.unshift([1, 2]) }), {
    list: [1, 2, 3],
  }),
  updateCase('pop takes the last', { list: [1, 2, 3] }, (_) => ({ list: _.pop() }), {
    list: [1, 2],
  }),
  updateCase('shift takes the first', { list: [1, 2, 3] }, (_) => ({ list: _.shift() }), {
    list: [2, 3],
  }),
  updateCase(
    'addToSet adds what is not there',
    { list: ['a'] },
    (_) => ({ list: _.addToSet('b') }),
    { list: ['a', 'b'] },
  ),
  updateCase(
    'addToSet with $each adds the new ones',
    { list: ['a'] },
    (_) => ({ list: _.addToSet({ $each: ['a', 'b', 'b'] }) }),
    { list: ['a', 'b'] },
  ),
  updateCase(
    'addToSet of a list adds it as one element',
    { list: [1] },
    (_) => ({ list: _.addToSet([1, 2]) }),
    { list: [1, [1, 2]] },
  ),
  updateCase(
    'pull takes every equal element',
    { list: ['a', 'b', 'a'] },
    (_) => ({ list: _.pull('a') }),
    { list: ['b'] },
  ),
  updateCase(
    'pull with in',
    { list: ['a', 'b', 'c'] },
    (_) => ({ list: _.pull(_.in(['a', 'c'])) }),
    { list: ['b'] },
  ),
  updateCase('pull with a range', { list: [1, 5, 9, 3] }, (_) => ({ list: _.pull(_.gte(5)) }), {
    list: [1, 3],
  }),
  updateCase(
    'pull on two fields',
    { list: ['a', 'b'], more: [1, 2] },
    (_) => ({ list: _.pull(_.in(['a'])), more: _.pull(1) }),
    { list: ['b'], more: [2] },
  ),
  updateCase(
    'pull of objects by their fields',
    {
      list: [
        { sku: 'x', n: 1 },
        { sku: 'y', n: 2 },
      ],
    },
    (_) => ({ list: _.pull({ sku: 'x' }) }),
    { list: [{ sku: 'y', n: 2 }] },
  ),
  updateCase(
    'pullAll takes every listed value',
    { list: [1, 2, 3, 2] },
    (_) => ({ list: _.pullAll([2, 3]) }),
    { list: [1] },
  ),
  {
    title: 'an update that changes nothing counts as 0',
    given: [{ _id: 'a', n: 1 }],
    run: async ({ docs }) => (await docs.where({ n: 1 }).update({ data: { n: 1 } })).stats.updated,
    expected: 0,
  },
  {
    title: 'addToSet of what is there counts as 0',
    given: [{ _id: 'a', list: ['x'] }],
    run: async ({ docs, _ }) =>
      (await docs.where({ _id: 'a' }).update({ data: { list: _.addToSet('x') } })).stats.updated,
    expected: 0,
  },
  {
    title: 'where().update() changes all that match',
    given: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
      { _id: 'c', n: 3 },
    ],
    async run({ docs, _ }) {
      const { stats } = await docs.where({ n: _.gte(2) }).update({ data: { n: _.inc(10) } })
      const { data } = await docs.where({}).orderBy('_id', 'asc').get()
      return { updated: stats.updated, n: data.map((doc) => doc.n) }
    },
    expected: { updated: 2, n: [1, 12, 13] },
  },
  {
    title: 'of two guarded updates at once one wins',
    given: [{ _id: 'a', state: 'unused' }],
    async run({ docs }) {
      const claim = (by: string) =>
        docs.where({ _id: 'a', state: 'unused' }).update({ data: { state: 'used', by } })
      const both = await Promise.all([claim('x'), claim('y')])
      return both.map(({ stats }) => stats.updated).sort()
    },
    expected: [0, 1],
  },
]
