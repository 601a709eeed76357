import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { meaningOf } from '../../phone/api/ui/links.ts'
import { type FakeWecom, startWecom, type WecomOptions } from '../../wecom/index.ts'

const T = 1_800_000_000_000
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const people = ['ann', 'bob', 'eve'].map((id) => ({ id, name: id, unionid: `u-${id}` }))

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

let clock = T
const start = async (more: Partial<WecomOptions> = {}): Promise<FakeWecom> => {
  clock = T
  const base = { corpId: 'ww1', secret: 's', users: ['su', 'li'], people: () => people }
  const wecom = await startWecom({ ...base, now: () => clock, ...more })
  open.push(wecom)
  return wecom
}

type Answer = { errcode: number } & Record<string, unknown>

const get = async ({ url }: FakeWecom, api: string): Promise<Answer> =>
  (await (await fetch(`${url}/cgi-bin/${api}`)).json()) as Answer
const tokenOf = async (wecom: FakeWecom): Promise<string> =>
  String((await get(wecom, 'gettoken?corpid=ww1&corpsecret=s')).access_token)
const post = async (wecom: FakeWecom, api: string, body: object | FormData): Promise<Answer> => {
  const url = `${wecom.url}/cgi-bin/${api}?access_token=${await tokenOf(wecom)}&type=image`
  const init = { method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body) }
  return (await (await fetch(url, init)).json()) as Answer
}

const way = { type: 1, scene: 2, user: ['su'], state: 'c1' }
const ways = 'externalcontact/add_contact_way'

describe('tokens', () => {
  it('are the same until they end, and then are refused', async () => {
    const wecom = await start()
    const token = await tokenOf(wecom)
    expect(await tokenOf(wecom)).toBe(token)
    const list = `externalcontact/list?userid=su&access_token=${token}`
    expect((await get(wecom, list)).errcode).toBe(84061)
    clock += 7200_000
    expect((await get(wecom, list)).errcode).toBe(42001)
    expect((await get(wecom, list.replace(token, 'x'))).errcode).toBe(40014)
    expect((await get(wecom, 'externalcontact/list')).errcode).toBe(41001)
    expect((await get(wecom, 'gettoken?corpid=ww1&corpsecret=x')).errcode).toBe(40001)
  })
})

describe('contact ways', () => {
  it.each([
    [{ ...way, type: undefined }, 41037],
    [{ ...way, type: 3 }, 41039],
    [{ ...way, scene: undefined }, 41038],
    [{ ...way, scene: 3 }, 41040],
    [{ ...way, scene: 1, style: 4 }, 41042],
    [{ ...way, user: ['su', 'li'] }, 41041],
    [{ ...way, type: 2, user: Array.from({ length: 101 }, () => 'su') }, 41041],
    [{ ...way, state: 'x'.repeat(31) }, 40058],
    [{ ...way, remark: '好'.repeat(31) }, 40058],
    [{ ...way, unionid: 'u-ann' }, 40058],
    [{ ...way, user: ['nobody'] }, 60111],
  ])('refuse %j with %i', async (body, errcode) => {
    expect((await post(await start(), ways, body)).errcode).toBe(errcode)
  })

  it('can be read, changed, listed and taken away by their config_id', async () => {
    const wecom = await start()
    const { config_id } = await post(wecom, ways, way)
    await post(wecom, 'externalcontact/update_contact_way', { config_id, remark: '新' })
    const read = await post(wecom, 'externalcontact/get_contact_way', { config_id })
    expect(read.contact_way).toMatchObject({ config_id, state: 'c1', remark: '新', user: ['su'] })
    const listed = await post(wecom, 'externalcontact/list_contact_way', {})
    expect(listed.contact_way).toEqual([{ config_id }])
    await post(wecom, 'externalcontact/del_contact_way', { config_id })
    const gone = await post(wecom, 'externalcontact/get_contact_way', { config_id })
    expect(gone.errcode).toBe(41044)
    expect((await post(wecom, 'externalcontact/get_contact_way', {})).errcode).toBe(41043)
  })

  it('have a quota', async () => {
    const wecom = await start({ wayQuota: 1 })
    expect((await post(wecom, ways, way)).errcode).toBe(0)
    expect((await post(wecom, ways, way)).errcode).toBe(41045)
  })

  it('have no picture inside a mini-program', async () => {
    expect(await post(await start(), ways, { ...way, scene: 1 })).not.toHaveProperty('qr_code')
  })

  it('are known to a phone that sees their QR code', async () => {
    const world = { appid: 'wx1', links: [], now: T }
    const text = 'https://localwechat.invalid/wecom?way=abc&at=http%3A%2F%2Fa%2Fplay'
    expect(meaningOf(text, 'camera', world)).toEqual({
      kind: 'contact',
      way: 'abc',
      at: 'http://a/play',
    })
  })
})

describe('limits', () => {
  it('keep an API out for the rest of the minute after ten thousand calls', async () => {
    const { createLimits } = await import('../../wecom/limits.ts')
    let now = T
    const limit = createLimits(() => now)
    for (let i = 0; i < 10_000; i += 1) limit('a')
    expect(() => limit('a')).toThrow('45009')
    expect(() => limit('b')).not.toThrow()
    now += 60_000
    expect(() => limit('a')).not.toThrow()
  })
})

/** A small server that answers callbacks as told, and keeps them. */
const listener = async (answers: number[] = []) => {
  const seen: { url: string; body: string }[] = []
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    seen.push({ url: req.url ?? '', body })
    res.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) })
  const { port } = server.address() as AddressInfo
  return { seen, callback: { url: `http://127.0.0.1:${port}/cb`, token: 't', aesKey: KEY } }
}

describe('callbacks', () => {
  it('are tried three times until somebody says 200', async () => {
    const { seen, callback } = await listener([500, 403])
    const wecom = await start({ callback })
    wecom.friendAdds('ann', { userId: 'su' })
    await wecom.settled()
    expect(wecom.deliveries()[0]?.answers).toEqual([500, 403, 200])
    expect(seen[0]?.url).toMatch(/\?msg_signature=[0-9a-f]{40}&timestamp=\d+&nonce=\d+$/)
    expect(seen[0]?.body).toMatch(/<Encrypt><!\[CDATA\[[A-Za-z0-9+/=]+\]\]><\/Encrypt>/)
  })

  it('are given up after three', async () => {
    const { callback } = await listener([500, 500, 500, 500])
    const wecom = await start({ callback })
    wecom.friendAdds('ann', { userId: 'su' })
    await wecom.settled()
    expect(wecom.deliveries()[0]?.answers).toEqual([500, 500, 500])
  })

  it('are lost and doubled by the seed alone', async () => {
    const strike = async (seed: string) => {
      const wecom = await start()
      wecom.setFaults({ seed, lost: 0.5, doubled: 0.5 })
      for (const { id } of people) wecom.friendAdds(id, { userId: 'su' })
      return wecom.deliveries().map(({ lost, event }) => [lost, event.ExternalUserID])
    }
    expect(await strike('a')).toEqual(await strike('a'))
    expect(await strike('a')).not.toEqual(await strike('b'))
  })

  it('come of people, and of nothing that the API did', async () => {
    const wecom = await start()
    const { config_id } = await post(wecom, ways, way)
    const { externalUserId } = wecom.friendAdds('ann', { configId: String(config_id) })
    const tagged = { userid: 'su', external_userid: externalUserId, add_tag: ['t'] }
    await post(wecom, 'externalcontact/mark_tag', tagged)
    expect(wecom.deliveries().map(({ event }) => [event.ChangeType, event.State])).toEqual([
      ['add_external_contact', 'c1'],
    ])
  })
})

describe('friends', () => {
  it('who delete the staff stay in its list; whom the staff deletes do not', async () => {
    const wecom = await start()
    const { externalUserId } = wecom.friendAdds('ann', { userId: 'su' })
    wecom.friendDeletes('ann', 'su')
    const list = `externalcontact/list?userid=su&access_token=${await tokenOf(wecom)}`
    expect((await get(wecom, list)).external_userid).toEqual([externalUserId])
    wecom.staffDeletes('su', 'ann')
    expect((await get(wecom, list)).errcode).toBe(84061)
  })

  it('who come back alone keep the old state', async () => {
    const wecom = await start()
    const first = await post(wecom, ways, way)
    const other = await post(wecom, ways, { ...way, state: 'c2' })
    wecom.friendAdds('ann', { configId: String(first.config_id) })
    wecom.friendDeletes('ann', 'su')
    wecom.friendAdds('ann', { configId: String(other.config_id) })
    expect(wecom.deliveries().at(-1)?.event.State).toBe('c1')
    wecom.staffDeletes('su', 'ann')
    wecom.friendAdds('ann', { configId: String(other.config_id) })
    expect(wecom.deliveries().at(-1)?.event.State).toBe('c2')
  })

  it('are shared among the staff of a way', async () => {
    const wecom = await start()
    const { config_id } = await post(wecom, ways, { ...way, type: 2, user: ['su', 'li'] })
    const added = ['ann', 'bob'].map((id) => wecom.friendAdds(id, { configId: String(config_id) }))
    expect(added.map(({ userId }) => userId).sort()).toEqual(['li', 'su'])
  })

  it('are not added twice, nor by staff that is not there', async () => {
    const wecom = await start()
    wecom.friendAdds('ann', { userId: 'su' })
    expect(() => wecom.friendAdds('ann', { userId: 'su' })).toThrow('know each other')
    expect(() => wecom.friendAdds('ann', { userId: 'nobody' })).toThrow('no staff')
    expect(() => wecom.friendDeletes('bob', 'su')).toThrow('do not know')
  })

  it('stay when the fake is started again with its file', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'wecom-'))
    open.push({ close: () => rmSync(folder, { recursive: true }) })
    const file = path.join(folder, 'wecom.json')
    const first = await start({ file })
    const { externalUserId } = first.friendAdds('ann', { userId: 'su' })
    const again = await start({ file })
    const found = await get(
      again,
      `externalcontact/get?external_userid=${externalUserId}&access_token=${await tokenOf(again)}`,
    )
    expect(found.external_contact).toMatchObject({ unionid: 'u-ann', type: 1 })
  })
})

describe('welcomes', () => {
  const codeOf = (wecom: FakeWecom): string => {
    wecom.friendAdds('ann', { userId: 'su' })
    return wecom.deliveries().at(-1)?.event.WelcomeCode ?? ''
  }
  const send = (wecom: FakeWecom, welcome_code: string, more: object = {}) =>
    post(wecom, 'externalcontact/send_welcome_msg', {
      welcome_code,
      text: { content: '您好' },
      ...more,
    })

  it('go once, within twenty seconds', async () => {
    const wecom = await start()
    const code = codeOf(wecom)
    clock += 20_000
    expect((await send(wecom, code)).errcode).toBe(0)
    expect((await send(wecom, code)).errcode).toBe(41051)
    expect((await send(wecom, 'x')).errcode).toBe(41050)
    expect(wecom.welcomes()).toMatchObject([{ text: '您好', after: 20_000, userId: 'su' }])
  })

  it('are too late after that', async () => {
    const wecom = await start()
    const code = codeOf(wecom)
    clock += 20_001
    expect((await send(wecom, code)).errcode).toBe(41050)
  })

  it('carry a card whose cover was uploaded in the last three days', async () => {
    const wecom = await start()
    const form = new FormData()
    form.append('media', new Blob(['picture']), 'a.png')
    const { media_id } = await post(wecom, 'media/upload', form)
    const card = (pic_media_id: unknown, title = '卡') => ({
      attachments: [
        { msgtype: 'miniprogram', miniprogram: { title, pic_media_id, appid: 'wx1', page: 'a' } },
      ],
    })
    const code = codeOf(wecom)
    expect((await send(wecom, code, card('x'))).errcode).toBe(40007)
    expect((await send(wecom, code, card(media_id, '好'.repeat(22)))).errcode).toBe(40058)
    expect((await send(wecom, code, { text: { content: 'x'.repeat(4001) } })).errcode).toBe(40058)
    expect((await send(wecom, code, card(media_id))).errcode).toBe(0)
    clock += 3 * 24 * 3_600_000 + 1
    wecom.friendAdds('bob', { userId: 'su' })
    const late = wecom.deliveries().at(-1)?.event.WelcomeCode ?? ''
    expect((await send(wecom, late, card(media_id))).errcode).toBe(40007)
  })
})

describe('hands at the table', () => {
  it('add and delete friends on a page', async () => {
    const wecom = await start()
    const play = (route: string, body?: object) =>
      fetch(`${wecom.url}/play/${route}`, body && { method: 'POST', body: JSON.stringify(body) })
    expect(await (await play('')).text()).toContain('企业微信')
    const { config_id } = await post(wecom, ways, way)
    const added = await play('add', { person: 'ann', way: config_id })
    expect(await added.json()).toMatchObject({ userId: 'su' })
    expect((await play('add', { person: 'ann', way: config_id })).status).toBe(409)
    await play('remove', { person: 'ann', userId: 'su' })
    const state = (await (await play('state')).json()) as { relations: unknown[] }
    expect(state.relations).toMatchObject([{ person: 'ann', friend: false, staff: true }])
    expect((await play('way?id=gone')).status).toBe(404)
  })
})
