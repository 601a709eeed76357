const tcb = require('@cloudbase/node-sdk')

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
const db = app.database()
const _ = db.command

exports.main = async (event, context) => {
  const { openId } = app.auth().getUserInfo()
  const { requestId } = await db
    .collection('todos')
    .add({ title: 'by node-sdk', n: 2000, done: false })
  const { data } = await db
    .collection('todos')
    .where({ n: _.gte(2000) })
    .get()
  const { updated } = await db
    .collection('todos')
    .where({ n: 2000 })
    .update({ n: _.inc(-5000) })
  return { openId, id: typeof requestId, titles: data.map((one) => one.title), updated }
}
