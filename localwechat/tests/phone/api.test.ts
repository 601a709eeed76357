import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestPhone } from '../../phone/index.ts'
import { appOf, nativePhone, topInstance } from './phone.ts'

type Data = Record<string, unknown>
type Wx = Record<string, (...args: never[]) => unknown> & {
  cloud: Record<string, (options: Data) => Promise<Data>>
  env: { USER_DATA_PATH: string }
}

let phone: TestPhone
let wx: Wx
let requests: { url: string; person: string | null; body: unknown }[]
let reply: () => Response

beforeEach(async () => {
  requests = []
  reply = () => Response.json({ errMsg: 'cloud.callFunction:ok', result: { n: 1 }, requestID: 'r' })
  phone = await nativePhone({
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers)
      const body = typeof init?.body === 'string' ? JSON.parse(init.body) : init?.body
      requests.push({ url: String(url), person: headers.get('x-localwechat-person'), body })
      return reply()
    },
  })
  wx = phone.phone.wx as Wx
})
afterEach(() => phone.close())

const call = (name: string, ...args: unknown[]) => wx[name]?.(...(args as never[]))
const failure = async (name: string, options: Data) =>
  Promise.resolve(call(name, options)).then(
    () => 'no failure',
    (error: { errMsg: string }) => error.errMsg,
  )

describe('what is not there', () => {
  test('an unknown API throws its name when called, and canIUse says no', () => {
    expect(() => call('startBeaconDiscovery')).toThrow(
      'wx.startBeaconDiscovery is not supported by localwechat',
    )
    expect(() => call('inventedYesterday')).toThrow(
      'wx.inventedYesterday is not supported by localwechat',
    )
    expect(call('canIUse', 'startBeaconDiscovery')).toBe(false)
    expect(call('canIUse', 'setStorage')).toBe(true)
    expect(call('canIUse', 'button')).toBe(true)
  })

  test('a page that calls one gets the error in onError', async () => {
    await phone.phone.context.call('navigateTo', { url: '/pages/wrong/wrong' })
    await phone.tap('#call')
    expect(appOf(phone).seen.at(-1)).toBe(
      'error wx.startBeaconDiscovery is not supported by localwechat',
    )
  })

  test('an unknown tag is named, and browser globals do not leak into pages', async () => {
    await phone.phone.context.call('navigateTo', { url: '/pages/wrong/wrong' })
    expect(phone.phone.errors.map((error) => error.message)).toContain(
      'the tag <mystery-tag> is not supported by localwechat',
    )
    expect(phone.find('#leak')?.textContent).toBe('undefined,undefined,undefined,undefined')
  })
})

describe('calling styles', () => {
  test('callbacks get the result, and no promise comes back', async () => {
    const seen: Data[] = []
    const back = call('setStorage', {
      key: 'a',
      data: 1,
      success: (result: Data) => seen.push(result),
      complete: (result: Data) => seen.push(result),
    })
    expect(back).toBeUndefined()
    await phone.waitQuiet()
    expect(seen).toEqual([{ errMsg: 'setStorage:ok' }, { errMsg: 'setStorage:ok' }])
  })

  test('without callbacks a failure rejects with errMsg', async () => {
    expect(await failure('getStorage', { key: 'none' })).toBe('getStorage:fail data not found')
  })
})

describe('storage', () => {
  test('values of every JSON kind come back', () => {
    for (const value of [1, 'text', true, null, { a: [1] }, '']) {
      call('setStorageSync', 'k', value)
      expect(call('getStorageSync', 'k')).toEqual(value)
    }
    call('removeStorageSync', 'k')
    expect(call('getStorageSync', 'k')).toBe('')
  })

  test('one key holds 1 MB and all keys 10 MB', async () => {
    const almost = 'x'.repeat(1024 * 1024 - 100)
    expect(await failure('setStorage', { key: 'big', data: `${almost}${almost}` })).toContain(
      'setStorage:fail entry size limit',
    )
    for (let i = 0; i < 10; i += 1) call('setStorageSync', `k${i}`, almost)
    expect(await failure('setStorage', { key: 'more', data: almost })).toContain('10 MB')
  })

  test('each person has a drawer of their own', async () => {
    call('setStorageSync', 'mine', 'secret')
    const person = { id: 'other', name: '别人', avatar: '', openid: 'oOTHER' }
    const { window } = phone
    const key = Object.keys(window.localStorage).find((one) => one.includes('mine'))
    expect(key).toContain(`:${phone.phone.settings.person.id}:`)
    expect(key).not.toContain(person.id)
  })
})

describe('the screen', () => {
  test('a selector query finds nodes, ids, data and the canvas', async () => {
    const query = call('createSelectorQuery') as {
      select(selector: string): { fields(fields: Data): unknown }
      selectAll(selector: string): { boundingClientRect(): unknown }
      exec(done: (results: unknown[]) => void): void
    }
    query.select('#code').fields({ node: true, size: true })
    query.selectAll('.row').boundingClientRect()
    query.select('#none').fields({ id: true })
    const results = await new Promise<unknown[]>((done) => query.exec(done))
    const [canvas, rows, none] = results as [{ node: HTMLCanvasElement }, Data[], null]
    expect(canvas.node.getContext('2d')).not.toBeNull()
    expect(rows.map((row) => row.dataset)).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(none).toBeNull()
  })

  test('canvas rectangles are real pixels, under scale', async () => {
    const element = phone.find('canvas') as HTMLElement & { lwPart: { node(): HTMLCanvasElement } }
    const canvas = element.lwPart.node()
    canvas.width = 20
    canvas.height = 20
    const paint = canvas.getContext('2d')
    paint?.scale(2, 2)
    if (paint) paint.fillStyle = '#ff0000'
    paint?.fillRect(1, 1, 2, 2)
    const at = (x: number, y: number) => [...(paint?.getImageData(x, y, 1, 1).data ?? [])]
    expect(at(2, 2)).toEqual([255, 0, 0, 255])
    expect(at(6, 2)).toEqual([0, 0, 0, 0])
  })

  test('window and device facts agree with the settings', () => {
    expect(call('getWindowInfo')).toMatchObject({ windowWidth: 375 })
    expect(call('getAppBaseInfo')).toMatchObject({ theme: 'light', language: 'zh_CN' })
    expect(call('getSystemInfoSync')).toMatchObject({ platform: 'ios' })
  })

  test('a package picture shows from the page’s own folder', () => {
    const img = phone.find('#pic')?.querySelector('img')
    expect(img?.src).toMatch(/^data:image\/png;base64,/)
  })
})

describe('a place', () => {
  test('is shown by its name, address and coordinates', async () => {
    const place = { latitude: 30.25, longitude: 120.15, name: '湖滨店', address: '湖滨路 18 号' }
    expect(await wx.openLocation?.(place as never)).toMatchObject({ errMsg: 'openLocation:ok' })
    const shown = phone.find('[data-testid=reader-text]')?.textContent
    expect(shown).toBe('湖滨店\n湖滨路 18 号\n30.25, 120.15')
  })

  test('without coordinates, or beyond the globe, is refused', async () => {
    expect(await failure('openLocation', { longitude: 120 })).toContain('parameter.latitude')
    expect(await failure('openLocation', { latitude: 91, longitude: 0 })).toContain('latitude')
    expect(phone.find('[data-testid=reader-text]')).toBeNull()
  })
})

describe('files', () => {
  test('what was written is read back, and foreign paths are refused', async () => {
    const manager = call('getFileSystemManager') as Record<string, (options: Data) => void>
    const ask = (name: string, options: Data) =>
      new Promise<Data>((resolve) =>
        manager[name]?.({ ...options, success: resolve, fail: resolve }),
      )
    const filePath = `${wx.env.USER_DATA_PATH}/a.txt`
    await ask('writeFile', { filePath, data: '你好', encoding: 'utf8' })
    expect((await ask('readFile', { filePath, encoding: 'utf8' })).data).toBe('你好')
    expect((await ask('writeFile', { filePath: '/etc/x', data: '' })).errMsg).toContain('denied')
    expect((await ask('access', { path: 'wxfile://usr/b' })).errMsg).toContain('no such file')
  })
})

describe('the cloud', () => {
  test('a call carries the person and returns the result', async () => {
    const answer = await wx.cloud.callFunction?.({ name: 'member', data: { a: 1 } })
    expect(answer).toMatchObject({ errMsg: 'cloud.callFunction:ok', result: { n: 1 } })
    expect(requests).toEqual([
      { url: '/call/member', person: 'tester', body: { data: { a: 1 }, config: {} } },
    ])
  })

  test('a failed function rejects with its own errMsg and code', async () => {
    const errMsg = 'cloud.callFunction:fail Error: errCode: -504002 functions execute fail'
    reply = () => Response.json({ errMsg, errCode: -504002 })
    await expect(wx.cloud.callFunction?.({ name: 'member' })).rejects.toMatchObject({
      errMsg,
      errCode: -504002,
    })
  })

  test('offline nothing is sent, and pages are told of the change', async () => {
    const told: unknown[] = []
    call('onNetworkStatusChange', (status: unknown) => told.push(status))
    phone.phone.setNetwork('offline')
    await expect(wx.cloud.callFunction?.({ name: 'member' })).rejects.toMatchObject({
      errMsg: expect.stringMatching(/^cloud\.callFunction:fail /),
    })
    expect(requests).toEqual([])
    expect(told).toEqual([{ isConnected: false, networkType: 'none' }])
  })

  test('a member of wx.cloud that is missing says so', () => {
    expect(() => wx.cloud.database?.({})).toThrow('wx.cloud.database is not supported')
  })
})

test('waitQuiet waits for a call in flight', async () => {
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const slow = reply
  reply = () => slow()
  phone.window.fetch = async () => {
    await gate
    return slow()
  }
  const page = topInstance(phone) as { setData(data: Data): void }
  const done = wx.cloud.callFunction?.({ name: 'member' }).then(() => page.setData({ name: '到' }))
  let quiet = false
  const waiting = phone.waitQuiet().then(() => {
    quiet = true
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(quiet).toBe(false)
  release()
  await Promise.all([done, waiting])
  expect(phone.text()).toContain('到=1')
})
