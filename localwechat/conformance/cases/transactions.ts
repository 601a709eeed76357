import { type Case, refusal, refused, type Scene } from '../case.ts'

const CONFLICT = /TransactionConflict/
const GONE = /TransactionNotExist/
/** What every code that the SDK does not know becomes. */
const SYSTEM = -501_001

const given = [
  { _id: 'a', n: 1 },
  { _id: 'b', n: 1 },
]

const read = async ({ docs }: Scene, id: string) => (await docs.doc(id).get()).data

/** Opens a transaction, always ends it, and answers what `work` did. */
const inside = async (
  scene: Scene,
  work: (docs: Scene['docs']) => Promise<unknown>,
  end: 'commit' | 'rollback' = 'commit',
): Promise<unknown> => {
  const transaction = await scene.db.startTransaction()
  try {
    return await work(transaction.collection(scene.names.docs))
  } finally {
    await transaction[end]().catch(() => undefined)
  }
}

export const transactions: Case[] = [
  {
    title: 'a commit makes the writes visible',
    given,
    async run(scene) {
      await inside(scene, (docs) => docs.doc('a').update({ data: { n: scene._.inc(1) } }))
      return read(scene, 'a')
    },
    expected: { _id: 'a', n: 2 },
  },
  {
    title: 'a rollback leaves nothing',
    given,
    async run(scene) {
      await inside(scene, (docs) => docs.doc('a').remove(), 'rollback')
      return read(scene, 'a')
    },
    expected: { _id: 'a', n: 1 },
  },
  {
    title: 'a transaction sees its own writes, others do not',
    given,
    run: (scene) =>
      inside(
        scene,
        async (docs) => {
          await docs.doc('a').update({ data: { n: 5 } })
          return [(await docs.doc('a').get()).data?.n, (await read(scene, 'a'))?.n]
        },
        'rollback',
      ),
    expected: [5, 1],
  },
  {
    title: 'added, set and removed documents are seen inside',
    given,
    run: (scene) =>
      inside(scene, async (docs) => {
        await docs.add({ data: { _id: 'c', at: new Date(7), n: 3 } })
        await docs.doc('d').set({ data: { n: 4 } })
        await docs.doc('a').set({ data: { m: 1 } })
        const { stats } = await docs.doc('b').remove()
        const found = await Promise.resolve(docs.doc('b').get())
        const { data } = await docs.where({}).get()
        return { removed: stats.removed, b: found.data, ids: data.map((doc) => doc._id).sort() }
      }),
    expected: { removed: 1, b: null, ids: ['a', 'c', 'd'] },
  },
  {
    title: 'dates and points may be written inside',
    given,
    async run(scene) {
      const at = new Date(1_600_000_000_000)
      const place = new scene.db.Geo.Point(90, 23)
      await inside(scene, async (docs) => {
        await docs.add({ data: { _id: 'c', at, place } })
        await docs.doc('a').update({ data: { at, place, n: scene._.inc(1) } })
      })
      const [a, c] = [await read(scene, 'a'), await read(scene, 'c')]
      const longitude = [a?.place, c?.place].map((one) => (one as typeof place).longitude)
      return { n: a?.n, dates: [a?.at, c?.at], longitude }
    },
    expected: {
      n: 2,
      dates: [new Date(1_600_000_000_000), new Date(1_600_000_000_000)],
      longitude: [90, 90],
    },
  },
  {
    title: 'a number as id inside',
    given: [],
    async run(scene) {
      await inside(scene, (docs) => docs.add({ data: { _id: 12_345, n: 1 } }))
      return (await scene.docs.where({ _id: 12_345 }).get()).data
    },
    expected: [{ _id: 12_345, n: 1 }],
  },
  {
    title: 'many may be added at once inside, and queried there',
    given,
    run: (scene) =>
      inside(scene, async (docs) => {
        await docs.add({ data: Array.from({ length: 300 }, (_, n) => ({ kind: 'many', n })) })
        const { data } = await docs.where({ kind: 'many' }).limit(1000).get()
        return data.length
      }),
    expected: 300,
  },
  {
    title: 'doc().get() of a missing document is null when told not to throw',
    given,
    run: (scene) => inside(scene, async (docs) => (await docs.doc('none').get()).data),
    expected: null,
  },
  {
    title: 'runTransaction answers what its function answers',
    given,
    run: (scene) =>
      scene.db.runTransaction(async (transaction) => {
        const { data } = await transaction.collection(scene.names.docs).doc('a').get()
        return { seen: data?.n }
      }),
    expected: { seen: 1 },
  },
  {
    title: 'rollback with a reason rejects with it and writes nothing',
    given,
    async run(scene) {
      const failed = await scene.db
        .runTransaction(async (transaction) => {
          await transaction.collection(scene.names.docs).doc('a').remove()
          await transaction.rollback('sold out')
        })
        .then(
          () => 'no error',
          (error: unknown) => error,
        )
      return { failed, left: (await read(scene, 'a'))?.n }
    },
    expected: { failed: 'sold out', left: 1 },
  },
  {
    title: 'an error of the function rejects and writes nothing',
    given,
    async run(scene) {
      const work = scene.db.runTransaction(async (transaction) => {
        await transaction.collection(scene.names.docs).doc('a').remove()
        throw new Error('changed my mind')
      })
      return [await refusal(work, /changed my mind/), (await read(scene, 'a'))?.n]
    },
    expected: [{ errCode: null, text: 'as expected' }, 1],
  },
  {
    title: 'after the commit the transaction is gone',
    given,
    async run(scene) {
      const transaction = await scene.db.startTransaction()
      await transaction.commit()
      const docs = transaction.collection(scene.names.docs)
      return refusal(docs.doc('a').set({ data: { n: 9 } }), GONE)
    },
    expected: refused(SYSTEM),
  },
  {
    title: 'of two transactions that write one document the second fails at its write',
    given,
    async run(scene) {
      const [first, second] = [await scene.db.startTransaction(), await scene.db.startTransaction()]
      const name = scene.names.docs
      await second.collection(name).doc('a').get()
      await first
        .collection(name)
        .doc('a')
        .update({ data: { n: 10 } })
      const write = second
        .collection(name)
        .doc('a')
        .update({ data: { n: 20 } })
      const loser = await refusal(write, CONFLICT)
      await first.commit()
      return [loser, (await read(scene, 'a'))?.n]
    },
    expected: [refused(SYSTEM), 10],
  },
  {
    title: 'reads show the moment of the first read, and a write on top of newer data fails',
    given,
    async run(scene) {
      const transaction = await scene.db.startTransaction()
      const docs = transaction.collection(scene.names.docs)
      await docs.doc('a').get()
      await scene.docs.doc('a').set({ data: { n: 100 } })
      await scene.docs.doc('b').set({ data: { n: 100 } })
      const seen = [(await docs.doc('a').get()).data?.n, (await docs.doc('b').get()).data?.n]
      return [seen, await refusal(docs.doc('a').update({ data: { n: 2 } }), CONFLICT)]
    },
    expected: [[1, 1], refused(SYSTEM)],
  },
  {
    title: 'write skew is possible: each reads what the other writes',
    given,
    async run(scene) {
      const [first, second] = [await scene.db.startTransaction(), await scene.db.startTransaction()]
      const [one, two] = [first, second].map((tx) => tx.collection(scene.names.docs))
      await one?.doc('a').get()
      await two?.doc('b').get()
      await one?.doc('b').set({ data: { n: 2 } })
      await two?.doc('a').set({ data: { n: 3 } })
      await first.commit()
      await second.commit()
      return [(await read(scene, 'a'))?.n, (await read(scene, 'b'))?.n]
    },
    expected: [3, 2],
  },
  {
    title: 'two operations of one transaction at once: one is refused as busy',
    given,
    async run(scene) {
      const transaction = await scene.db.startTransaction()
      const docs = transaction.collection(scene.names.docs)
      const both = await Promise.all(
        ['a', 'b'].map((id) => refusal(docs.doc(id).get(), /TransactionBusy/)),
      )
      await transaction.rollback().catch(() => undefined)
      return both.filter((one) => (one as { errCode?: number }).errCode !== undefined)
    },
    expected: [refused(SYSTEM)],
  },
  {
    title: 'doc().set() that creates reports 0 created inside',
    given,
    run: (scene) =>
      inside(scene, async (docs) => (await docs.doc('new').set({ data: { n: 1 } })).stats?.created),
    expected: 0,
  },
  {
    title: 'where().update() slips out of the transaction and survives its rollback',
    given,
    async run(scene) {
      await inside(
        scene,
        (docs) => docs.where({ _id: 'a' }).update({ data: { n: 50 } }),
        'rollback',
      )
      return (await read(scene, 'a'))?.n
    },
    expected: 50,
  },
]
