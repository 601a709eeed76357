const cloud = require('wx-server-sdk')

cloud.init()

exports.main = (event, _context, callback) => {
  if (event.fail) return void callback(new Error('told to'))
  cloud
    .database()
    .collection('todos')
    .where({ done: false })
    .count()
    .then(({ total }) => callback(null, { total }))
}
