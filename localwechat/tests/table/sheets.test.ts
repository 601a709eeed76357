import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  buildRuntime,
  type CompiledApp,
  compileApp,
  mountInJsdom,
  type Table,
  type TestPhone,
} from '../../phone/index.ts'

let app: CompiledApp
let runtime = ''
let open: TestPhone | null = null

beforeAll(async () => {
  app = compileApp(path.join(import.meta.dirname, 'app'))
  runtime = await buildRuntime()
})

afterEach(() => {
  open?.close()
  open = null
})

const people = [
  { id: 'tester', name: '测试', avatar: '', openid: 'o1', phone: '13800130001' },
  { id: 'friend', name: '阿青', avatar: '', openid: 'o2', phone: '13800130002' },
]

interface Posted {
  path: string
  body: unknown
}

const fakeCloud = (posted: Posted[]): typeof fetch =>
  (async (input: string | URL | Request, init?: RequestInit) => {
    const { pathname } = new URL(String(input), 'http://localhost')
    if (init?.body) posted.push({ path: pathname, body: JSON.parse(String(init.body)) })
    const answers: Record<string, unknown> = {
      '/people': people,
      '/phone-number': { code: 'c0de' },
    }
    return Response.json(answers[pathname] ?? {})
  }) as typeof fetch

async function start(table?: Table): Promise<{ phone: TestPhone; posted: Posted[] }> {
  const posted: Posted[] = []
  const fetch = fakeCloud(posted)
  open = await mountInJsdom({ app, runtime, fetch, ...(table ? { table } : {}) })
  return { phone: open, posted }
}

const at = (id: string) => `[data-testid="${id}"]`
const said = (phone: TestPhone): unknown => JSON.parse(phone.find('.said')?.textContent || 'null')

describe('a sheet', () => {
  it('showModal answers confirm or cancel, and the text that was typed', async () => {
    const { phone } = await start()
    await phone.tap('#modal')
    expect(phone.find(at('modal'))?.textContent).toContain('积分 +12')
    await phone.tap(at('modal-cancel'))
    expect(said(phone)).toMatchObject({ confirm: false, cancel: true })
    await phone.tap('#edit')
    await phone.input(at('modal-input'), '一句')
    await phone.tap(at('modal-ok'))
    expect(said(phone)).toMatchObject({ confirm: true, content: '一句' })
  })

  it('of actions answers the row, or fails with cancel; seven rows are refused', async () => {
    const { phone } = await start()
    await phone.tap('#sheet')
    await phone.tap(at('action-1'))
    expect(said(phone)).toMatchObject({ tapIndex: 1 })
    await phone.tap('#sheet')
    await phone.tap(at('action-cancel'))
    expect(said(phone)).toEqual({ errMsg: 'showActionSheet:fail cancel' })
    await phone.tap('#six')
    expect(JSON.stringify(said(phone))).toContain('should not exceed 6')
  })

  it('leaves the page when Escape is pressed, and gives the focus back', async () => {
    const { phone } = await start()
    await phone.tap('#sheet')
    const key = new phone.window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true })
    phone.find(at('action-0'))?.dispatchEvent(key)
    await phone.waitQuiet()
    expect(phone.find(at('action-sheet'))).toBeNull()
    expect(said(phone)).toEqual({ errMsg: 'showActionSheet:fail cancel' })
  })

  it('of a picker changes nothing when it is put away', async () => {
    const { phone } = await start()
    await phone.tap('选日期')
    await phone.tap(at('option-2027年'))
    await phone.tap(at('picker-cancel'))
    expect(said(phone)).toBeNull()
    await phone.tap('选日期')
    await phone.tap(at('option-2027年'))
    await phone.tap(at('picker-ok'))
    expect(said(phone)).toEqual({ value: '2027-06-03' })
  })
})

describe('consent', () => {
  it('is asked before the clipboard is used, remembered when given, an error when refused', async () => {
    const { phone } = await start()
    await phone.tap('#copy')
    await phone.tap(at('privacy-refuse'))
    expect(JSON.stringify(said(phone))).toContain('privacy permission is not authorized')
    await phone.tap('#copy')
    await phone.tap(at('privacy-agree'))
    await phone.tap('#paste')
    expect(phone.find(at('privacy'))).toBeNull()
    expect(said(phone)).toMatchObject({ data: 'ABCD 1234' })
  })

  it('to messages is recorded with the cloud only for the templates that were accepted', async () => {
    const { phone, posted } = await start()
    await phone.tap('#subscribe')
    await phone.tap(at('template-tmpl-1'))
    await phone.tap(at('subscribe-allow'))
    expect(said(phone)).toMatchObject({ 'tmpl-1': 'reject' })
    expect(posted).toEqual([])
    await phone.tap('#subscribe')
    await phone.tap(at('subscribe-allow'))
    expect(said(phone)).toMatchObject({ 'tmpl-1': 'accept' })
    expect(posted).toEqual([
      { path: '/subscribe', body: { person: 'tester', tmplIds: ['tmpl-1'] } },
    ])
  })

  it('to give the phone number ends in a code, a refusal in an event that says so', async () => {
    const { phone } = await start()
    await phone.tap('#phone')
    await phone.tap(at('privacy-agree'))
    expect(phone.find(at('phone-number'))?.textContent).toBe('13800130001')
    await phone.tap(at('phone-refuse'))
    expect(said(phone)).toMatchObject({ errMsg: 'getPhoneNumber:fail user deny' })
    await phone.tap('#phone')
    await phone.tap(at('phone-allow'))
    expect(said(phone)).toMatchObject({ errMsg: 'getPhoneNumber:ok', code: 'c0de' })
  })
})

describe('the camera', () => {
  it('takes typed text as what it sees, and closing it is a cancel', async () => {
    const { phone } = await start()
    await phone.tap('#scan')
    expect(phone.find(at('camera-album'))).toBeNull()
    await phone.input(at('camera-text'), 'https://any.example/')
    phone.find('.lw-camera-typed')?.dispatchEvent(new phone.window.Event('submit'))
    await phone.waitQuiet()
    expect(said(phone)).toMatchObject({ result: 'https://any.example/', scanType: 'QR_CODE' })
    await phone.tap('#album')
    expect(phone.find(at('camera-album'))).not.toBeNull()
    await phone.tap(at('camera-close'))
    expect(said(phone)).toEqual({ errMsg: 'scanCode:fail cancel' })
  })
})

describe('a card', () => {
  it('shared by a button lies in the friend’s chat with title, path and sender', async () => {
    const { phone } = await start()
    await phone.tap('#share')
    expect(phone.find(at('share-to-tester'))).toBeNull()
    await phone.tap(at('share-to-friend'))
    const chat = phone.window.localStorage.getItem('localwechat:chats:friend')
    expect(JSON.parse(chat ?? '[]')).toMatchObject([
      {
        title: '一起来喝茶（button）',
        path: '/pages/card/index?invite=a%26b',
        from: { id: 'tester' },
        read: false,
      },
    ])
  })

  it('opens its page from the chat with scene 1007 and the query as it was written', async () => {
    const { phone } = await start()
    const card = { from: people[1], title: '来', path: '/pages/wallet/index?i=a%26b', at: 1 }
    phone.window.localStorage.setItem('localwechat:chats:tester', JSON.stringify([card]))
    await phone.tap(at('capsule-close'))
    await phone.tap(at('chat-friend'))
    await phone.tap(at('card-0'))
    expect(phone.find('#query')?.textContent).toBe('{"i":"a%26b"}')
    expect(phone.find('#scene')?.textContent).toBe('1007')
  })
})

describe('the bars', () => {
  it('show title, tabs, badge and the way back', async () => {
    const { phone } = await start()
    const bar = (id: string) => phone.window.document.querySelector<HTMLElement>(at(id))
    expect(bar('title')?.textContent).toBe('首页')
    await phone.tap('#badge')
    expect(bar('tab-1')?.textContent).toBe('券包3')
    await phone.tap('#open')
    expect([bar('tab-bar')?.hidden, bar('nav-back')?.hidden]).toEqual([true, false])
    await phone.tap(at('nav-back'))
    expect(bar('tab-bar')?.hidden).toBe(false)
    await phone.tap(at('tab-1'))
    expect(bar('title')?.textContent).toBe('券包')
  })

  it('tell what the mini-program did to the screen', async () => {
    const { phone } = await start()
    await phone.tap('#bright')
    await phone.tap('#lit')
    const signs = phone.window.document.querySelector(at('signs'))
    expect(signs?.textContent).toBe('常亮 · 亮度 100% · 5G')
  })
})
