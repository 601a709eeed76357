const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database({ throwOnNotFound: false })
const _ = db.command
const notes = db.collection('notes')

const told = (error) => ({ errCode: error.errCode, errMsg: String(error.errMsg ?? error.message) })

const steps = {
  /** One count more; says what the SDK threw. */
  count: () => notes.doc('n').update({ data: { n: _.inc(1) } }),
  read: () => notes.doc('n').get(),
  /** The same count in a transaction, without any retry. */
  inTransaction: async () => {
    const tx = await db.startTransaction()
    try {
      await tx
        .collection('notes')
        .doc('n')
        .update({ data: { n: _.inc(1) } })
      await tx.commit()
      return { done: true }
    } catch (error) {
      await tx.rollback().catch(() => undefined)
      throw error
    }
  },
  now: () => ({ now: Date.now() }),
}

exports.main = async ({ step }) => {
  try {
    return await steps[step]()
  } catch (error) {
    return told(error)
  }
}
