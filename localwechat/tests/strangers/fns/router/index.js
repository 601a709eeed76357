const cloud = require('wx-server-sdk')
const Router = require('small-router')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async (event) => {
  const app = new Router({ event })
  app.use(async (ctx, next) => {
    ctx.data.openId = event.userInfo.openId
    await next()
  })
  app.router(['user', 'member'], async (ctx, next) => {
    ctx.data.name = 'Ann'
    await next()
  })
  app.router('user', async (ctx) => {
    ctx.body = { code: 0, data: ctx.data }
  })
  return app.serve()
}
