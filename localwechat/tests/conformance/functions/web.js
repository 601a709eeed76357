// Answers HTTP requests in every way that a function may.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

const answers = {
  echo: (event) => ({ event, context: cloud.getWXContext() }),
  text: () => 'SUCCESS',
  number: () => 42,
  nothing: () => undefined,
  xml: () => ({
    statusCode: 201,
    headers: { 'Content-Type': 'application/xml', 'X-Own': 'yes' },
    body: '<ok/>',
  }),
  picture: () => ({
    statusCode: 200,
    headers: { 'content-type': 'image/gif' },
    body: Buffer.from([71, 73, 70, 0, 255]).toString('base64'),
    isBase64Encoded: true,
  }),
  json: () => ({ statusCode: 409, body: { error: 'taken' } }),
  badStatus: () => ({ statusCode: 'fine', body: '' }),
  boom: () => {
    throw new Error('boom')
  },
  hang: () => new Promise(() => {}),
}

exports.main = (event) => {
  const answer = answers[event.queryStringParameters.as]
  return (answer ?? answers.echo)(event)
}
