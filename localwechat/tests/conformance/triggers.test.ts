import { describe, expect, it } from 'vitest'
import { startIn } from '../cloud/project.ts'
import { projectWith } from './project.ts'

const routes = [
  { route: '/pay', function: 'web' },
  { route: '/pay/notify', function: 'notify' },
  { route: '/ghost', function: 'nobody' },
]
const web = { entry: 'web.js', config: { timeout: 1 } }
const folder = await projectWith('wx-server-sdk', { web, notify: web })
const cloud = await startIn(folder, { config: { http: routes } })

interface Echo {
  event: Record<string, unknown> & { requestContext: object; headers: Record<string, string> }
  context: Record<string, unknown>
}

const ask = (path: string, init?: RequestInit) => fetch(`${cloud.url}${path}`, init)
const echo = async (path: string, init?: RequestInit) =>
  (await (await ask(path, init)).json()) as Echo

describe('a function with an HTTP route', () => {
  it('gets the request as an event, and no identity', async () => {
    const body = '<xml>付款</xml>'
    const headers = { 'content-type': 'text/xml', 'x-sign': 'abc' }
    const { event, context } = await echo('/pay/a%20b?x=1&y=%E8%8C%B6', {
      method: 'POST',
      headers,
      body,
    })
    expect(event).toMatchObject({
      path: '/pay/a%20b',
      httpMethod: 'POST',
      queryStringParameters: { x: '1', y: '茶' },
      body,
      isBase64Encoded: false,
      requestContext: { envId: 'local-env' },
    })
    expect(event.headers).toMatchObject(headers)
    expect(context).not.toHaveProperty('OPENID')
    expect(event).not.toHaveProperty('userInfo')
    expect(cloud.calls().at(-1)).toMatchObject({ fn: 'web', openid: '', source: 'wx_http' })
  })

  it('gets bytes as base64', async () => {
    const body = Uint8Array.from([0, 255, 128])
    const headers = { 'content-type': 'application/octet-stream' }
    const { event } = await echo('/pay', { method: 'PUT', headers, body })
    expect(event).toMatchObject({ body: 'AP+A', isBase64Encoded: true })
  })

  it('is chosen by the longest route, whole parts only', async () => {
    await ask('/pay/notify/x')
    expect(cloud.calls().at(-1)?.fn).toBe('notify')
    await ask('/pay/notifyx')
    expect(cloud.calls().at(-1)?.fn).toBe('web')
    expect((await ask('/payx')).status).toBe(404)
  })

  it.each([
    ['text', 200, 'text/plain; charset=utf-8', 'SUCCESS'],
    ['number', 200, 'text/plain; charset=utf-8', '42'],
    ['nothing', 200, 'application/json; charset=utf-8', 'null'],
    ['xml', 201, 'application/xml', '<ok/>'],
    ['json', 409, 'application/json; charset=utf-8', '{"error":"taken"}'],
  ])('answers %s', async (as, status, type, text) => {
    const response = await ask(`/pay?as=${as}`)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe(type)
    expect(await response.text()).toBe(text)
  })

  it('answers its own headers and bytes', async () => {
    expect((await ask('/pay?as=xml')).headers.get('x-own')).toBe('yes')
    const picture = await ask('/pay?as=picture')
    expect([...new Uint8Array(await picture.arrayBuffer())]).toEqual([71, 73, 70, 0, 255])
  })

  it.each([
    ['/pay?as=boom', 500, 'boom'],
    ['/pay?as=hang', 504, 'Task timed out after 1 seconds'],
    ['/pay?as=badStatus', 502, 'statusCode fine'],
    ['/ghost', 404, 'does not exist'],
  ])('fails with a status at %s', async (path, status, text) => {
    const response = await ask(path)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(text)
  })

  it('is not reached by pages of other sites', async () => {
    expect((await ask('/pay', { headers: { origin: 'https://evil.example' } })).status).toBe(403)
  })
})

it.each([
  [{ route: '/call/x', function: 'web' }, 'localwechat itself serves /call/x'],
  [{ route: 'pay', function: 'web' }, 'not a path'],
  [{ route: '/', function: 'web' }, 'not a path'],
  [{ route: '/pay', function: '' }, 'needs a function'],
])('refuses the route %j with a sentence', async (route, text) => {
  await expect(startIn(folder, { config: { http: [route] } })).rejects.toThrow(text)
})
