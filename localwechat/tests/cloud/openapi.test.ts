import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { makeProject, startIn, step } from './project.ts'

const ALL = ['wxacode.getUnlimited', 'subscribeMessage.send', 'phonenumber.getPhoneNumber', 'x.y']
const folder = makeProject({ main: { permissions: { openapi: ALL } }, bare: {} })
mkdirSync(path.join(folder, 'dist'))
writeFileSync(
  path.join(folder, 'dist/app.json'),
  JSON.stringify({ pages: ['pages/a'], subPackages: [{ root: 'sub', pages: ['b'] }] }),
)
const template = { id: 't1', title: '到账提醒', fields: { thing1: '名称', time2: '时间' } }
const cloud = await startIn(folder, { config: { dist: 'dist', templates: [template] } })

type Answer = { error?: { errCode: number; errMsg: string }; base64?: string } & Record<
  string,
  unknown
>
const openapi = (api: string, params: object, fn = 'main') =>
  step<Answer>(cloud, 'openapi', { api, params }, { fn })

/** Reads back the two-colour palette PNG that the local cloud draws. */
const pixels = (png: Buffer) => {
  const size = png.readUInt32BE(16)
  const start = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  const stride = 1 + Math.ceil(size / 8)
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let i = 0; i < size * size; i++) {
    const [x, y] = [i % size, Math.floor(i / size)]
    const bit = ((rows[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
    if (bit) data.fill(0, i * 4, i * 4 + 3)
  }
  return { data, size }
}

describe('wxacode.getUnlimited', () => {
  it('returns a picture that a camera reads', async () => {
    const scene = "AZaz09!#$&'()*+,/:;=?@-._~"
    const answer = await openapi('wxacode.getUnlimited', { scene, page: 'sub/b', width: 280 })
    expect(answer).toMatchObject({ contentType: 'image/png', errCode: 0 })
    const { data, size } = pixels(Buffer.from(answer.base64 ?? '', 'base64'))
    expect(size).toBe(280)
    const url = new URL(jsQR(data, size, size)?.data ?? '')
    expect(url.origin + url.pathname).toBe('https://localwechat.invalid/wxacode')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      appid: 'wx0123456789abcdef',
      page: 'sub/b',
      scene,
    })
  })

  it.each(['', 'x'.repeat(33), 'a b', 'a%20', '中'])('refuses the scene %j', async (scene) => {
    const { error } = await openapi('wxacode.getUnlimited', { scene })
    expect(error?.errCode).toBe(40129)
  })

  it.each(['/pages/a', 'pages/a?x=1', 'pages/none'])('refuses the page %j', async (page) => {
    const { error } = await openapi('wxacode.getUnlimited', { scene: 'a', page })
    expect(error?.errCode).toBe(41030)
  })

  it('takes a page that is not released yet when told not to check', async () => {
    const answer = await openapi('wxacode.getUnlimited', {
      scene: 'a',
      page: 'pages/none',
      checkPath: false,
    })
    expect(answer.error).toBeUndefined()
  })

  it('is refused without the permission in config.json', async () => {
    const { error } = await openapi('wxacode.getUnlimited', { scene: 'a' }, 'bare')
    expect(error?.errCode).toBe(-604101)
  })
})

describe('subscribeMessage.send', () => {
  const touser = () => cloud.people()[0]?.openid
  const data = { thing1: { value: '满减券' }, time2: { value: '2026年1月2日 08:00' } }
  const send = (change: object) =>
    openapi('subscribeMessage.send', { touser: touser(), templateId: 't1', data, ...change })

  it('needs an accept, delivers one message for it and no second', async () => {
    expect((await send({})).error?.errCode).toBe(43101)
    cloud.acceptSubscribe('ann', ['t1'])
    expect((await send({ page: 'pages/a?x=1' })).error).toBeUndefined()
    expect((await send({})).error?.errCode).toBe(43101)
    expect(cloud.messages('ann')).toMatchObject([
      {
        to: 'ann',
        title: '到账提醒',
        page: 'pages/a?x=1',
        fields: [
          { key: 'thing1', label: '名称', value: '满减券' },
          { key: 'time2', label: '时间', value: '2026年1月2日 08:00' },
        ],
      },
    ])
    expect(cloud.messages('bob')).toEqual([])
  })

  it.each([
    ['an unknown person', { touser: 'o123' }, 40003],
    ['an unknown template', { templateId: 't2' }, 40037],
    ['an unknown page', { page: 'pages/none' }, 41030],
    ['a page with a slash', { page: '/pages/a' }, 41030],
    ['a missing field', { data: { thing1: { value: 'a' } } }, 47003],
    ['a field of another template', { data: { ...data, thing9: { value: 'a' } } }, 47003],
    ['a text over 20 characters', { data: { ...data, thing1: { value: '字'.repeat(21) } } }, 47003],
    ['a line break', { data: { ...data, thing1: { value: 'a\nb' } } }, 47003],
    ['a time that is none', { data: { ...data, time2: { value: '明天' } } }, 47003],
  ])('refuses %s and keeps the accept', async (_name, change, errCode) => {
    cloud.acceptSubscribe('bob', ['t1'])
    const person = cloud.people()[1]?.openid
    expect((await send({ touser: person, ...change })).error?.errCode).toBe(errCode)
    expect((await send({ touser: person })).error).toBeUndefined()
  })
})

describe('phonenumber.getPhoneNumber', () => {
  const code = async (): Promise<string> => {
    const body = JSON.stringify({ person: 'ann' })
    const response = await fetch(`${cloud.url}/phone-number`, { method: 'POST', body })
    return ((await response.json()) as { code: string }).code
  }
  const ask = (value: string) => openapi('phonenumber.getPhoneNumber', { code: value })

  it('gives the number once per code', async () => {
    const fresh = await code()
    const answer = await ask(fresh)
    expect(answer.phoneInfo).toMatchObject({
      purePhoneNumber: cloud.people()[0]?.phone,
      countryCode: '86',
    })
    expect((await ask(fresh)).error?.errCode).toBe(40029)
  })

  it('refuses a code after five minutes and one that was never made', async () => {
    const old = await code()
    await cloud.clock.advance(5 * 60_000)
    expect((await ask(old)).error?.errCode).toBe(40029)
    expect((await ask('made-up')).error?.errCode).toBe(40029)
  })
})

it('an open API that localwechat lacks is refused by name', async () => {
  const { error } = await openapi('x.y', {})
  expect(error).toMatchObject({ errCode: -604100 })
  expect(error?.errMsg).toContain('localwechat does not have x.y')
})
