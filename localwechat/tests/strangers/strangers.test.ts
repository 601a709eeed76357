import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { EJSON } from 'bson'
import { beforeAll, describe, expect, it } from 'vitest'
import { startStrangers, strangersProject } from './project.ts'

const TODOS = 230

const folder = strangersProject()
const cloud = await startStrangers(folder)
const openid = cloud.people()[0]?.openid

const call = async (fn: string, data: Record<string, unknown> = {}): Promise<unknown> => {
  const reply = await cloud.call(fn, 'ann', data)
  if ('result' in reply) return reply.result
  throw new Error(reply.errMsg)
}

beforeAll(async () => {
  const data = Array.from({ length: TODOS }, (_, n) =>
    EJSON.stringify({ title: `todo ${n}`, n, done: false }, { relaxed: false }),
  )
  const request = { action: 'database.insertDocument', collectionName: 'todos', data }
  expect(await cloud.store.run(request)).toHaveProperty('data')
})

describe('a function that a stranger wrote', () => {
  it('runs when it is the one of the quick start', async () => {
    const env = 'local-env'
    expect(await call('quickstart', { a: 1 })).toMatchObject({
      event: { a: 1, userInfo: { openId: openid } },
      openid,
      appid: 'wx0123456789abcdef',
      env,
    })
    expect(
      cloud
        .calls()
        .at(-1)
        ?.logs.map((one) => one.text)[1],
    ).toContain('quickstart')
  })

  it('runs with a router out of its own node_modules', async () => {
    const data = { openId: openid, name: 'Ann' }
    expect(await call('router', { $url: 'user' })).toEqual({ code: 0, data })
    expect(await call('router', { $url: 'nothing' })).toBeNull()
  })

  it('runs when it answers through a callback', async () => {
    expect(await call('callback')).toEqual({ total: TODOS })
    await expect(call('callback', { fail: true })).rejects.toThrow('Error: told to')
  })

  it('keeps its globals warm, and finds its files by any path', async () => {
    const first = await call('globals', { name: '安' })
    expect(first).toEqual({
      visits: 1,
      cached: 1,
      same: true,
      text: '欢迎, 安',
      config: { greeting: '你好', sizes: [1, 2, 3] },
      env: 'local-env',
    })
    expect(await call('globals', { name: 'Bob' })).toMatchObject({ visits: 2 })
  })

  it('reads all pages at once, as the documentation shows', async () => {
    const { data } = (await call('paging')) as { data: number[] }
    expect(data.sort((a, b) => a - b)).toEqual(Array.from({ length: TODOS }, (_, n) => n))
  })

  it.each(['typescript', 'es5'])('runs when it was compiled from TypeScript (%s)', async (fn) => {
    const todo = { title: fn, n: 1000, done: true }
    expect(await call(fn, { title: fn })).toContainEqual(todo)
  })

  it('runs on @cloudbase/node-sdk without wx-server-sdk', async () => {
    const result = { openId: openid, id: 'string', titles: ['by node-sdk'], updated: 1 }
    expect(await call('node-sdk')).toEqual(result)
  })

  it('runs as an ES module', async () => {
    expect(await call('esm', { n: 21 })).toEqual({ doubled: 42, openid })
  })

  it('runs as a table of actions that call each other through this', async () => {
    expect(await call('table', { action: 'list' })).toEqual({ code: 0, data: ['a', 'b'] })
    const missing = 'document.get:fail document with _id none does not exist'
    expect(await call('table', { action: 'missing' })).toEqual({ code: 500, msg: missing })
    expect(await call('table', { action: 'text' })).toEqual({ code: 500, msg: 'only a text' })
  })

  it('may fail after its answer: the next call gets a new instance', async () => {
    expect(await call('table', { action: 'later' })).toEqual({ code: 0, data: 'answered' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await call('table', { action: 'list' })).toMatchObject({ code: 0 })
    expect(cloud.calls().at(-1)?.cold).toBe(true)
  })

  it('is loaded anew when any file of it changes', async () => {
    await call('table', { action: 'list' })
    expect(await call('table', { action: 'list' })).toMatchObject({ data: ['a', 'b'] })
    writeFileSync(path.join(folder, 'cloudfunctions/table/data/names.json'), '["c"]')
    expect(await call('table', { action: 'list' })).toMatchObject({ data: ['c'] })
  })
})
