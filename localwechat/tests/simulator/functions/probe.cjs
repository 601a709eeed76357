'use strict'
const { randomBytes, randomInt, randomUUID } = require('node:crypto')
const { setTimeout: pause } = require('node:timers/promises')
const cloud = require('wx-server-sdk')
const { label } = require('./label.cjs')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()

let calls = 0

const steps = {
  who: () => cloud.getWXContext().OPENID,
  chance: () => [
    Date.now(),
    Math.random(),
    randomBytes(8).toString('hex'),
    randomInt(1000),
    randomUUID(),
    new Date().toISOString(),
  ],
  warm: () => {
    calls += 1
    return calls
  },
  label: () => label,
  env: () => [process.env.SHOP, process.env.HOME],
  sleep: async ({ ms }) => {
    const before = Date.now()
    await pause(ms)
    return Date.now() - before
  },
  hang: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
  overlap: async () => {
    const tx = await db.startTransaction()
    const both = await Promise.allSettled([
      tx.collection('notes').add({ data: { _id: 'a' } }),
      tx.collection('notes').add({ data: { _id: 'b' } }),
    ])
    return both.map(({ reason }) => String(reason?.errMsg ?? 'ok'))
  },
  hold: async ({ ms }) => {
    const tx = await db.startTransaction()
    await tx
      .collection('notes')
      .doc('held')
      .update({ data: { by: 'hold' } })
    await pause(ms)
    await tx.commit()
    return 'let go'
  },
  write: async () => {
    const before = Date.now()
    await db
      .collection('notes')
      .doc('held')
      .update({ data: { by: 'write' } })
    return Date.now() - before
  },
  nested: async ({ to }) =>
    (await cloud.callFunction({ name: 'probe', data: { step: to } })).result,
  upload: async () => {
    const { fileID } = await cloud.uploadFile({
      cloudPath: 'a/b.txt',
      fileContent: Buffer.from('hello'),
    })
    const { fileContent } = await cloud.downloadFile({ fileID })
    return fileContent.toString()
  },
  picture: async () => {
    const { buffer } = await cloud.openapi.wxacode.getUnlimited({ scene: 'a', checkPath: false })
    return buffer.subarray(1, 4).toString()
  },
  outside: () =>
    new Promise((resolve) => {
      require('node:http')
        .get('http://example.com/', () => resolve('reached'))
        .on('error', (e) => resolve(e.message))
    }),
  fail: () => {
    throw new Error('as it should')
  },
}

exports.main = (event) => steps[event.step](event)
