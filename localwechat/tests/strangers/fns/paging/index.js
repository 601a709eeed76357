const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, traceUser: true })
const db = cloud.database()
const MAX_LIMIT = 100

// The page of the documentation: count, then all pages at once.
exports.main = async (event, context) => {
  const { total } = await db.collection('todos').count()
  const tasks = []
  for (let i = 0; i < Math.ceil(total / MAX_LIMIT); i++) {
    tasks.push(
      db
        .collection('todos')
        .skip(i * MAX_LIMIT)
        .limit(MAX_LIMIT)
        .get(),
    )
  }
  return (await Promise.all(tasks)).reduce(
    (acc, cur) => ({
      data: acc.data.concat(cur.data.map((one) => one.n)),
      errMsg: acc.errMsg,
    }),
    { data: [], errMsg: 'collection.get:ok' },
  )
}
