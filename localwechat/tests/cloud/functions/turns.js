// Operations of one transaction, sent at once or in turn, on the real SDK and real sockets.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const notes = db.collection('notes')

const busy = (error) => {
  if (String(error.errMsg).includes('TransactionBusy')) return 1
  throw error
}

/** How many of `count` reads sent at once are refused, round after round. */
const together = async ({ rounds, count }) => {
  const refused = []
  for (let round = 0; round < rounds; round++) {
    const tx = await db.startTransaction()
    const reads = Array.from({ length: count }, () =>
      tx
        .collection('notes')
        .where({ v: 1 })
        .get()
        .then(() => 0, busy),
    )
    refused.push((await Promise.all(reads)).reduce((sum, one) => sum + one))
    await tx.rollback()
  }
  return refused
}

/** Reads in turn while other requests of the function come and go; answers how many were refused. */
const inTurn = async ({ rounds, beside }) => {
  let [refused, over] = [0, false]
  const traffic = Array.from({ length: beside }, async () => {
    while (!over) await notes.where({ v: 2 }).limit(1).get()
  })
  for (let round = 0; round < rounds; round++) {
    const tx = await db.startTransaction()
    for (let i = 0; i < 5; i++) {
      const read = tx.collection('notes').where({ v: i }).get()
      refused += await read.then(() => 0, busy)
    }
    refused += await tx.commit().then(() => 0, busy)
  }
  over = true
  await Promise.all(traffic)
  return refused
}

exports.main = ({ step, ...data }) => (step === 'together' ? together(data) : inTurn(data))
