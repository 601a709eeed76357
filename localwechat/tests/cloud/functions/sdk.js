// The body of every function of these tests: it runs one named step with the real SDK.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const _ = db.command
let calls = 0

const shown = (error) => ({ errCode: error.errCode, errMsg: error.errMsg, message: error.message })
const attempt = (promise) =>
  Promise.resolve(promise).then(
    (value) => ({ value }),
    (error) => ({ error: shown(error) }),
  )

const steps = {
  context: () => ({ context: cloud.getWXContext(), calls, zone: new Date(0).getTimezoneOffset() }),
  echo: (event) => event,
  now: () => Date.now(),
  date: () => ({ at: new Date(0), same: new Date() instanceof Date, plain: typeof Date() }),
  nothing: () => undefined,
  env: ({ names }) => Object.fromEntries(names.map((name) => [name, process.env[name] ?? null])),
  log: () => console.log('hello', { a: 1 }),
  raw: () => process.stdout.write('raw line'),
  boom: () => {
    throw new Error('boom')
  },
  hang: () => new Promise(() => {}),
  spin: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  big: ({ bytes }) => 'x'.repeat(bytes),
  circle: () => {
    const ring = {}
    ring.ring = ring
    return ring
  },
  wait: async ({ ms }) => {
    const before = cloud.getWXContext().OPENID
    await new Promise((resolve) => setTimeout(resolve, ms))
    return { before, after: cloud.getWXContext().OPENID }
  },
  forgotten: () => {
    setTimeout(() => db.collection('notes').add({ data: { _id: 'late' } }), 20)
    return 'answered'
  },
  crud: async () => {
    const notes = db.collection('notes')
    const added = await notes.add({ data: { _id: 'n1', points: 10, at: new Date(5) } })
    const updated = await notes.doc('n1').update({ data: { points: _.inc(5) } })
    const found = await notes.doc('n1').get()
    const listed = await notes.where({ points: _.gte(15) }).get()
    const counted = await notes.where({ points: 15 }).count()
    const grouped = await notes
      .aggregate()
      .match({ points: _.gt(0) })
      .group({ _id: null, sum: db.command.aggregate.sum('$points') })
      .end()
    const set = await notes.doc('n2').set({ data: { v: 1 } })
    const removed = await notes.doc('n2').remove()
    return { added, updated, found, listed, counted, grouped, set, removed }
  },
  errors: async () => ({
    missingDocument: await attempt(db.collection('notes').doc('none').get()),
    missingCollection: await attempt(db.collection('ghost').add({ data: { a: 1 } })),
    duplicate: await attempt(
      db
        .collection('notes')
        .add({ data: { _id: 'd' } })
        .then(() => db.collection('notes').add({ data: { _id: 'd' } })),
    ),
    unique: await attempt(
      db
        .collection('codes')
        .add({ data: { code: 'X' } })
        .then(() => db.collection('codes').add({ data: { code: 'X' } })),
    ),
  }),
  commit: () =>
    db.runTransaction(async (tx) => {
      await tx.collection('notes').add({ data: { _id: 't1', v: 1 } })
      await tx
        .collection('notes')
        .doc('t1')
        .update({ data: { v: 2 } })
      return 'committed'
    }),
  rollback: async () => {
    const outcome = await attempt(
      db.runTransaction(async (tx) => {
        await tx.collection('notes').add({ data: { _id: 't2' } })
        await tx.rollback('no')
      }),
    )
    const left = await db.collection('notes').where({ _id: 't2' }).count()
    return { outcome, left: left.total }
  },
  conflict: async () => {
    await db
      .collection('notes')
      .doc('c')
      .set({ data: { v: 0 } })
    const first = await db.startTransaction()
    await first
      .collection('notes')
      .doc('c')
      .update({ data: { v: 1 } })
    const second = await db.startTransaction()
    const loser = await attempt(
      second
        .collection('notes')
        .doc('c')
        .update({ data: { v: 2 } }),
    )
    await first.commit()
    const after = await attempt(first.collection('notes').doc('c').get())
    const { data } = await db.collection('notes').doc('c').get()
    return { loser, after, data }
  },
  busy: async () => {
    const tx = await db.startTransaction()
    const both = await Promise.all([
      attempt(tx.collection('notes').where({ v: 1 }).get()),
      attempt(tx.collection('notes').where({ v: 2 }).get()),
    ])
    await attempt(tx.rollback())
    return both
  },
  batch: async () => {
    const many = await db.collection('notes').add({ data: [{ k: 1 }, { k: 2 }, { k: 3 }] })
    const page = await db
      .collection('notes')
      .where({ k: _.exists(true) })
      .orderBy('k', 'desc')
      .skip(1)
      .limit(1)
      .field({ k: true, _id: false })
      .get()
    const either = await db
      .collection('notes')
      .where(_.or([{ k: 1 }, { k: _.in([3]) }]))
      .count()
    const guarded = await db
      .collection('notes')
      .where({ k: 1 })
      .update({ data: { tags: _.push(['a']), 'p.q': 1 } })
    const swept = await db
      .collection('notes')
      .where({ k: _.gte(1) })
      .remove()
    return { ids: many._ids, page: page.data, either: either.total, guarded, swept }
  },
  stock: ({ left }) => db.collection('notes').doc('stock').set({ data: { left } }),
  buy: async () => {
    const shelf = db.collection('notes').where({ _id: 'stock', left: _.gt(0) })
    const { stats } = await shelf.update({ data: { left: _.inc(-1) } })
    return stats.updated
  },
  buyNaively: async () => {
    const shelf = db.collection('notes').doc('stock')
    const { data } = await shelf.get()
    if (data.left === 0) return 0
    await shelf.update({ data: { left: data.left - 1 } })
    return 1
  },
  escape: async () => {
    const tx = await db.startTransaction()
    await tx
      .collection('notes')
      .where({ _id: 'none' })
      .update({ data: { v: 1 } })
    await tx.rollback()
  },
  nested: async ({ name, data }) => attempt(cloud.callFunction({ name, data })),
  files: async () => {
    const { fileID } = await cloud.uploadFile({
      cloudPath: 'a/b 中.txt',
      fileContent: Buffer.from('hello'),
    })
    const urls = await cloud.getTempFileURL({ fileList: [fileID, 'cloud://other/x'] })
    const loaded = await cloud.downloadFile({ fileID })
    return { fileID, urls: urls.fileList, text: loaded.fileContent.toString() }
  },
  deleteFile: async ({ fileID }) => (await cloud.deleteFile({ fileList: [fileID] })).fileList,
  badPath: ({ cloudPath }) =>
    attempt(cloud.uploadFile({ cloudPath, fileContent: Buffer.from('x') })),
  openapi: async ({ api, params }) => {
    const method = api.split('.').reduce((at, name) => at[name], cloud.openapi)
    const { value, error } = await attempt(method(params))
    if (error) return { error }
    const { buffer, ...rest } = value
    return buffer ? { ...rest, base64: buffer.toString('base64') } : rest
  },
  pay: ({ api, params }) => attempt(cloud.cloudPay[api](params)),
}

exports.main = async (event, context) => {
  calls += 1
  const { WX_OPENID, TRIGGER_SRC } = process.env
  if (event.Type === 'Timer')
    return { event, context: cloud.getWXContext(), calls, raw: { WX_OPENID, TRIGGER_SRC } }
  return steps[event.step](event, context)
}
