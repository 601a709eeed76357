// One named step of the wire per call, on whichever wx-server-sdk the project has.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const _ = db.command
const notes = db.collection('notes')

const shown = ({ errCode, errMsg, message, code }) => ({
  errCode: errCode ?? null,
  code: code ?? null,
  text: String(errMsg ?? message),
})
const refusal = (work) =>
  Promise.resolve(work).then(
    (value) => ({ accepted: value ?? null }),
    (error) => shown(error),
  )

const steps = {
  version: () => cloud.version,
  errors: async () => {
    await notes.add({ data: { _id: 'd' } })
    await db.collection('codes').add({ data: { code: 'X' } })
    const ghost = db.collection('ghost')
    return {
      id: await refusal(notes.add({ data: { _id: 'd' } })),
      unique: await refusal(db.collection('codes').add({ data: { code: 'X' } })),
      ghostGet: await refusal(ghost.where({ a: 1 }).get()),
      ghostAdd: await refusal(ghost.add({ data: { a: 1 } })),
      ghostUpdate: await refusal(ghost.doc('a').update({ data: { a: 1 } })),
      ghostCount: await refusal(ghost.where({ a: 1 }).count()),
      ghostAggregate: await refusal(ghost.aggregate().match({ a: 1 }).end()),
      missing: await refusal(notes.doc('none').get()),
      noQuery: await refusal(notes.update({ data: { a: 1 } })),
      badStage: await refusal(
        notes
          .aggregate()
          .project({ a: { $nonsense: 1 } })
          .end(),
      ),
      badUpdate: await refusal(notes.doc('d').update({ data: { '_id.x': _.inc(1) } })),
    }
  },
  create: async () => ({
    made: (await db.createCollection('fresh')).errMsg,
    used: typeof (await db.collection('fresh').add({ data: { n: 1 } }))._id,
    again: await refusal(db.createCollection('fresh')),
    bad: await refusal(db.createCollection('no good')),
  }),
  transactions: async () => {
    await notes.doc('t').set({ data: { n: 0 } })
    const first = await db.startTransaction()
    const second = await db.startTransaction()
    const doc = (tx) => tx.collection('notes').doc('t')
    await doc(first).update({ data: { n: 1 } })
    const conflict = await refusal(doc(second).update({ data: { n: 2 } }))
    const aborted = await refusal(second.commit())
    await first.commit()
    const gone = await refusal(doc(first).get())
    const third = await db.startTransaction()
    const both = await Promise.all([refusal(doc(third).get()), refusal(doc(third).get())])
    await third.rollback()
    return { conflict, aborted, gone, busy: both.filter((one) => one.text) }
  },
  noRetry: async () => {
    await notes.doc('r').set({ data: { n: 0 } })
    let runs = 0
    const work = db.runTransaction(async (tx) => {
      runs += 1
      await tx.collection('notes').doc('r').get()
      await notes.doc('r').update({ data: { n: _.inc(1) } })
      await tx
        .collection('notes')
        .doc('r')
        .update({ data: { n: 100 } })
    })
    const failed = await refusal(work)
    return { runs, failed }
  },
  retryWithCode: async () => {
    await notes.doc('r').set({ data: { n: 0 } })
    let runs = 0
    const result = await db.runTransaction(async (tx) => {
      runs += 1
      await tx.collection('notes').doc('r').get()
      if (runs < 3) await notes.doc('r').update({ data: { n: _.inc(1) } })
      await tx
        .collection('notes')
        .doc('r')
        .update({ data: { n: 100 } })
        .catch((error) => {
          error.code = 'DATABASE_TRANSACTION_CONFLICT'
          throw error
        })
      return 'done'
    })
    return { runs, result, n: (await notes.doc('r').get()).data.n }
  },
  functions: async () => ({
    good: await cloud.callFunction({ name: 'main', data: { step: 'version' } }),
    bad: await refusal(cloud.callFunction({ name: 'main', data: { step: 'boom' } })),
    none: await refusal(cloud.callFunction({ name: 'nobody', data: {} })),
  }),
  boom: () => {
    throw new Error('boom')
  },
  files: async () => {
    const cloudPath = 'a/b 中.bin'
    const fileContent = Buffer.from([0, 255, 13, 10, 45, 45, 128])
    const { fileID } = await cloud.uploadFile({ cloudPath, fileContent })
    const urls = await cloud.getTempFileURL({ fileList: [fileID, 'cloud://nowhere/x'] })
    const loaded = await cloud.downloadFile({ fileID })
    const same = Buffer.compare(loaded.fileContent, fileContent) === 0
    const gone = await cloud.deleteFile({ fileList: [fileID] })
    const status = urls.fileList.map((one) => one.status)
    const again = await cloud.deleteFile({ fileList: [fileID] })
    const after = await refusal(cloud.downloadFile({ fileID }))
    const removed = [gone, again].map(({ fileList }) => fileList[0].status)
    return { fileID, status, same, removed, after, bad: await refusal(badUpload()) }
  },
  openapi: async () => ({
    picture: Buffer.isBuffer((await cloud.openapi.wxacode.getUnlimited({ scene: 'a=1' })).buffer),
    badScene: await refusal(cloud.openapi.wxacode.getUnlimited({ scene: '中' })),
    forbidden: await refusal(cloud.openapi.security.msgSecCheck({ content: 'x' })),
    inside: await refusal(cloud.getOpenData({ list: ['x'] })),
  }),
  old: async () => {
    const ask = (api, data) => cloud.callOpenAPI({ api, data })
    return {
      picture: (await ask('wxacode.getUnlimited', { scene: 'a=1' })).result,
      badScene: (await ask('wxacode.getUnlimited', { scene: '中' })).result,
      forbidden: (await ask('security.msgSecCheck', { content: 'x' })).result,
    }
  },
  pay: async () => ({
    order: await cloud.cloudPay.unifiedOrder({ body: '茶', outTradeNo: 'no1', totalFee: 1 }),
    refund: await refusal(cloud.cloudPay.refund({ outTradeNo: 'no1', totalFee: 1 })),
  }),
}

const badUpload = () => cloud.uploadFile({ cloudPath: '../x', fileContent: Buffer.from('x') })

exports.main = ({ step }) => steps[step]()
