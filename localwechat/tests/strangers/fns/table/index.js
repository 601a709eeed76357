const cloud = require('wx-server-sdk')
const handlers = require('./handlers')

cloud.init({ env: process.env.TCB_ENV })

// A table of actions as one object, called through `this`.
module.exports = {
  ...handlers,
  async main(event) {
    const action = this[event.action]
    if (!action) return { code: -1, msg: 'no such action' }
    try {
      return { code: 0, data: await action.call(this, event.data || {}) }
    } catch (e) {
      return { code: 500, msg: e.errMsg || e.message || String(e) }
    }
  },
}
