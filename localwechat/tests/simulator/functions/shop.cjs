'use strict'
// A shop as people write one: a purchase with an idempotency key, and the same without any care.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database({ throwOnNotFound: false })
const _ = db.command

const TRIES = 12

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const isConflict = (error) => /TransactionConflict|TransactionBusy/.test(String(error.errMsg))

/** Order, stock and purse in one commit; the order's id is the request's, so it exists once. */
const attempt = async ({ key, sku, price }, buyer) => {
  const tx = await db.startTransaction()
  try {
    const known = await tx.collection('orders').doc(key).get()
    if (known.data) {
      await tx.rollback()
      return known.data.outcome
    }
    const { data } = await tx.collection('stock').doc(sku).get()
    const outcome = data.left > 0 ? 'bought' : 'sold out'
    if (outcome === 'bought') {
      await tx
        .collection('stock')
        .doc(sku)
        .update({ data: { left: _.inc(-1) } })
      await tx
        .collection('purses')
        .doc(buyer)
        .update({ data: { spent: _.inc(price) } })
    }
    await tx.collection('orders').add({ data: { _id: key, buyer, sku, price, outcome } })
    await tx.commit()
    return outcome
  } catch (error) {
    await tx.rollback().catch(() => undefined)
    throw error
  }
}

const careful = async (event, buyer) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(event, buyer)
    } catch (error) {
      if (!isConflict(error) || tries >= TRIES) throw error
    }
    await pause(Math.random() * 20 * 2 ** Math.min(tries, 6))
  }
}

/** First look, then write: what public shop projects do (facts/style.md §4.2). */
const racy = async ({ key, sku, price }, buyer) => {
  const { data } = await db.collection('stock').doc(sku).get()
  if (data.left < 1) return 'sold out'
  await db
    .collection('stock')
    .doc(sku)
    .update({ data: { left: data.left - 1 } })
  await db
    .collection('purses')
    .doc(buyer)
    .update({ data: { spent: _.inc(price) } })
  await db.collection('orders').add({ data: { _id: key, buyer, sku, price, outcome: 'bought' } })
  return 'bought'
}

exports.main = async (event) => {
  const { OPENID } = cloud.getWXContext()
  return event.how === 'racy' ? racy(event, OPENID) : careful(event, OPENID)
}
