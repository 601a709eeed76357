import type { Case } from '../case.ts'

const MINUTE = 60_000
const YEAR = 365 * 24 * 60 * MINUTE

const timeOf = (value: unknown): number => (value instanceof Date ? value.getTime() : Number.NaN)

const VALUES = {
  text: '门店「一」',
  empty: '',
  zero: 0,
  float: 0.1,
  big: 9_007_199_254_740_991,
  yes: true,
  nothing: null,
  at: new Date(1_600_000_000_123),
  list: [1, [2, [3]], { a: { b: '字' } }],
  none: [],
  bare: {},
  deep: { 'a-b': { 'c-d': { level: 3 } } },
}

export const documents: Case[] = [
  {
    title: 'one added document keeps the id it came with',
    async run({ docs }) {
      const { _id } = await docs.add({ data: { _id: 'own', n: 1 } })
      return { _id, found: (await docs.doc('own').get()).data }
    },
    expected: { _id: 'own', found: { _id: 'own', n: 1 } },
  },
  {
    title: 'a document without an id gets a text that finds it again',
    async run({ docs }) {
      const { _id } = await docs.add({ data: { n: 7 } })
      const { data } = await docs.where({ _id }).get()
      return { type: typeof _id, found: data.map((doc) => doc.n) }
    },
    expected: { type: 'string', found: [7] },
  },
  {
    title: 'many added at once get ids in their order',
    async run({ docs }) {
      const { _ids } = await docs.add({ data: [{ n: 0 }, { _id: 'mid', n: 1 }, { n: 2 }] })
      const found = await Promise.all(_ids.map(async (id) => (await docs.doc(id).get()).data?.n))
      return { mid: _ids[1], found }
    },
    expected: { mid: 'mid', found: [0, 1, 2] },
  },
  {
    title: 'a number can be an id and stays a number',
    async run({ docs }) {
      await docs.add({ data: { _id: 1_700_000_000_000, n: 1 } })
      return [
        await docs.where({ _id: 1_700_000_000_000 }).get(),
        await docs.where({ n: 1 }).get(),
      ].map(({ data }) => data.map((doc) => doc._id))
    },
    expected: [[1_700_000_000_000], [1_700_000_000_000]],
  },
  {
    title: 'every kind of value comes back as it went',
    async run({ docs }) {
      await docs.add({ data: { _id: 'v', ...VALUES } })
      return (await docs.doc('v').get()).data
    },
    expected: { _id: 'v', ...VALUES },
  },
  {
    title: 'a field name may end with a dot',
    async run({ docs }) {
      const { _id } = await docs.add({ data: { _id: 'dot', 'size.': 'L' } })
      return { _id, found: (await docs.where({ _id: 'dot' }).get()).data.length }
    },
    expected: { _id: 'dot', found: 1 },
  },
  {
    title: 'doc().set() creates what is missing',
    async run({ docs }) {
      const { _id, stats } = await docs.doc('new').set({ data: { name: '茶' } })
      return { _id, created: stats.created, found: (await docs.doc('new').get()).data }
    },
    expected: { _id: 'new', created: 1, found: { _id: 'new', name: '茶' } },
  },
  {
    title: 'doc().set() replaces all of what is there',
    given: [{ _id: 'old', name: '茶', tags: ['a'], deep: { x: 1 } }],
    async run({ docs }) {
      const { stats } = await docs.doc('old').set({ data: { price: 12 } })
      return { updated: stats.updated, found: (await docs.doc('old').get()).data }
    },
    expected: { updated: 1, found: { _id: 'old', price: 12 } },
  },
  {
    title: 'doc().remove() tells whether there was one',
    given: [{ _id: 'a' }],
    async run({ docs }) {
      const first = await docs.doc('a').remove()
      const second = await docs.doc('a').remove()
      return [first.stats.removed, second.stats.removed]
    },
    expected: [1, 0],
  },
  {
    title: 'doc().update() of a missing document changes nothing and creates nothing',
    async run({ docs }) {
      const { stats } = await docs.doc('none').update({ data: { n: 1 } })
      return { updated: stats.updated, total: (await docs.where({}).count()).total }
    },
    expected: { updated: 0, total: 0 },
  },
  {
    title: 'where().remove() removes all that match and leaves the others',
    given: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ],
    async run({ docs }) {
      const { stats } = await docs.where({ n: 1 }).remove()
      return { removed: stats.removed, left: (await docs.where({}).get()).data }
    },
    expected: { removed: 2, left: [{ _id: 'c', n: 2 }] },
  },
  {
    title: 'where().remove() takes no notice of skip and order',
    given: Array.from({ length: 6 }, (_, n) => ({ _id: `s${n}`, kind: 'slip' })),
    async run({ docs }) {
      await docs.where({ kind: 'slip' }).orderBy('_id', 'asc').skip(3).remove()
      return (await docs.where({ kind: 'slip' }).count()).total
    },
    expected: 0,
  },
  {
    title: 'the server writes its own time, moved by the offset',
    async run({ docs, db }) {
      const dates = { now: db.serverDate(), later: db.serverDate({ offset: MINUTE }) }
      const deep = { at: db.serverDate({ offset: MINUTE }) }
      const list = [db.serverDate({ offset: -MINUTE })]
      await docs.add({ data: { _id: 't', ...dates, deep, list } })
      const doc = (await docs.doc('t').get()).data as {
        now: Date
        later: Date
        deep: { at: Date }
        list: Date[]
      }
      const since = (value: unknown) => timeOf(value) - timeOf(doc.now)
      const close = Math.abs(timeOf(doc.now) - Date.now()) < 10 * MINUTE
      return { close, offsets: [since(doc.later), since(doc.deep.at), since(doc.list[0])] }
    },
    expected: { close: true, offsets: [MINUTE, MINUTE, -MINUTE] },
  },
  {
    title: 'an offset of a year is not cut off',
    async run({ docs, db }) {
      const dates = { now: db.serverDate(), far: db.serverDate({ offset: YEAR }) }
      await docs.add({ data: { _id: 'y', ...dates } })
      const doc = (await docs.doc('y').get()).data
      return timeOf(doc?.far) - timeOf(doc?.now)
    },
    expected: YEAR,
  },
  {
    title: 'an update may write and append the time of the server',
    given: [{ _id: 'a', list: [1] }],
    async run({ docs, db, _ }) {
      const data = { at: db.serverDate(), list: _.push(db.serverDate({ offset: MINUTE })) }
      await docs.where({ _id: 'a' }).update({ data })
      const doc = (await docs.doc('a').get()).data as { at: Date; list: unknown[] }
      return [doc.list.length, timeOf(doc.list[1]) - timeOf(doc.at)]
    },
    expected: [2, MINUTE],
  },
  {
    title: 'points come back as points',
    async run({ docs, db }) {
      const place = new db.Geo.Point(-180, 20)
      await docs.add({ data: { _id: 'p', place, route: [place, new db.Geo.Point(90, 23.5)] } })
      const doc = (await docs.doc('p').get()).data as {
        place: typeof place
        route: (typeof place)[]
      }
      return [doc.place, ...doc.route].map(({ longitude, latitude }) => [longitude, latitude])
    },
    expected: [
      [-180, 20],
      [-180, 20],
      [90, 23.5],
    ],
  },
]
