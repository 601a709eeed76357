import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Handler, startCloud } from '../../cloud/index.ts'
import { makeProject, start, startIn, step } from './project.ts'

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })

const answering =
  (text: string): Handler =>
  (_req, res) => {
    res.end(text)
    return true
  }

describe('the server', () => {
  it.each(['0.0.0.0', '::', '192.168.0.10', 'example.com'])(
    'refuses to listen on %s unless told so',
    async (host) => {
      await expect(start({ main: {} }, { host })).rejects.toThrow('allowRemote')
    },
  )

  it('listens elsewhere when told so, and functions still reach it', async () => {
    const cloud = await start({ main: {} }, { host: '0.0.0.0', allowRemote: true })
    expect(cloud.url).toContain('http://127.0.0.1:')
    expect(await step(cloud, 'commit')).toBe('committed')
  })

  it('takes the next free port when the wished one is taken', async () => {
    const blocker = createServer()
    const port = await new Promise<number>((resolve) =>
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
    )
    const cloud = await start({ main: {} }, { port })
    blocker.close()
    expect(cloud.port).not.toBe(port)
    expect((await fetch(`${cloud.url}/people`)).status).toBe(200)
  })

  it('refuses pages and names from elsewhere', async () => {
    const cloud = await start()
    const evil = { origin: 'https://evil.example' }
    expect((await fetch(`${cloud.url}/people`, { headers: evil })).status).toBe(403)
    const own = { origin: cloud.url }
    expect((await fetch(`${cloud.url}/people`, { headers: own })).status).toBe(200)
  })

  it('answers calls in the shape of wx.cloud.callFunction', async () => {
    const cloud = await start()
    const body = { data: { step: 'echo', a: 1 } }
    const good = await post(`${cloud.url}/call/main`, body, { 'x-localwechat-person': 'bob' })
    expect(await good.json()).toMatchObject({
      errMsg: 'cloud.callFunction:ok',
      result: { a: 1, userInfo: { openId: cloud.people()[1]?.openid } },
      requestID: expect.any(String),
    })
    expect((await post(`${cloud.url}/call/main`, body)).status).toBe(400)
    const stranger = { 'x-localwechat-person': 'nobody' }
    expect((await post(`${cloud.url}/call/main`, body, stranger)).status).toBe(404)
  })

  it('refuses wire requests without Authorization, from unknown calls and of unknown actions', async () => {
    const cloud = await start()
    const body = { action: 'nope.nope' }
    expect((await post(`${cloud.url}/admin`, body)).status).toBe(401)
    const headers = { authorization: 'x' }
    expect((await post(`${cloud.url}/admin/abc`, body, headers)).status).toBe(403)
    const reply = await post(`${cloud.url}/admin`, body, headers)
    expect(await reply.json()).toMatchObject({ code: 'INVALID_PARAM', message: /nope\.nope/ })
  })

  it('serves what is mounted behind its own routes', async () => {
    const cloud = await start(
      { main: {} },
      {
        mount: [
          { path: '/', handler: answering('root') },
          { path: '/deep', handler: answering('deep') },
        ],
      },
    )
    const text = async (at: string) => (await fetch(cloud.url + at)).text()
    expect(await text('/')).toBe('root')
    expect(await text('/deep/er')).toBe('deep')
    expect(await text('/deeper')).toBe('root')
    expect(await text('/people')).toContain('openid')
  })
})

describe('people', () => {
  it('can be added, keep their openid and survive a restart', async () => {
    const folder = makeProject()
    const cloud = await startIn(folder)
    const made = await post(`${cloud.url}/people`, { name: '小林' })
    expect(made.status).toBe(201)
    const person = (await made.json()) as { id: string; openid: string; avatar: string }
    expect(person.openid).toHaveLength(28)
    expect(decodeURIComponent(person.avatar)).toContain('>小<')
    cloud.acceptSubscribe(person.id, ['t'])
    await step(cloud, 'commit')
    await cloud.close()
    const again = await startIn(folder)
    expect(again.people()).toContainEqual(expect.objectContaining(person))
    const { left } = await step<{ left: number }>(again, 'rollback')
    expect(left).toBe(0)
    await expect(step(again, 'commit')).rejects.toThrow('E11000')
  })

  it.each([{}, { name: ' ' }, { name: 'x'.repeat(33) }, { name: 'a', id: 'a b' }])(
    'are refused as %j',
    async (input) => {
      const cloud = await start()
      expect((await post(`${cloud.url}/people`, input)).status).toBe(400)
    },
  )

  it('have ids of their own', async () => {
    const cloud = await start()
    expect((await post(`${cloud.url}/people`, { name: 'A', id: 'ann' })).status).toBe(409)
  })

  it('accept at most five templates at once', async () => {
    const cloud = await start()
    const tmplIds = ['1', '2', '3', '4', '5', '6']
    const reply = await post(`${cloud.url}/subscribe`, { person: 'ann', tmplIds })
    expect(reply.status).toBe(400)
    const fine = await post(`${cloud.url}/subscribe`, { person: 'ann', tmplIds: ['1'] })
    expect(await fine.json()).toEqual({ accepted: ['1'] })
    expect(await (await fetch(`${cloud.url}/messages/ann`)).json()).toEqual([])
  })
})

describe('starting', () => {
  it('is refused while another process uses the data', async () => {
    const folder = makeProject()
    await startIn(folder)
    await expect(startIn(folder)).rejects.toThrow(/in use/)
  })

  it.each([
    ['no appid', { appid: '' }, 'appid'],
    ['a broken link rule', { links: [{ prefix: '', page: 'x' }] }, 'links'],
    ['two people with one id', { people: [PERSON, PERSON] }, 'two people'],
    ['a schema that is no schema', { schema: {} as never }, 'collections'],
  ])('is refused with %s', async (_name, config, text) => {
    await expect(start({ main: {} }, { config })).rejects.toThrow(text)
  })

  it('is refused with data that cannot be used, and leaves the rest untouched', async () => {
    const folder = makeProject()
    const file = path.join(folder, 'note.txt')
    writeFileSync(file, 'mine')
    const below = path.join(file, 'data')
    await expect(startIn(folder, { data: below })).rejects.toThrow('data folder')
    mkdirSync(path.join(folder, 'data'))
    const people = path.join(folder, 'data/people.json')
    writeFileSync(people, '{')
    await expect(startIn(folder)).rejects.toThrow('people.json is damaged')
    expect(readFileSync(people, 'utf8')).toBe('{')
    writeFileSync(people, '[]')
    expect((await startIn(folder)).people()).toHaveLength(2)
  })

  it('is refused when the configuration is missing', async () => {
    const data = path.join(makeProject(), 'data')
    await expect(startCloud({ project: data, data })).rejects.toThrow('appid is missing')
  })
})

const PERSON = { id: 'a', name: 'A' }
