import { afterAll, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '#core/kernel/time'
import { sealed, signatureOf } from '../../localwechat/wecom/index.ts'
import { anyForm, publish, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { AES_KEY, APPID, startWithWecom, TOKEN, type WecomBench } from './wecom/bench'

const benches: WecomBench[] = []

const fresh = async (wish?: Parameters<typeof startWithWecom>[0]): Promise<WecomBench> => {
  const bench = await startWithWecom(wish)
  benches.push(bench)
  return bench
}

afterAll(async () => {
  for (const bench of benches) await bench.stop()
})

const callsOf = ({ wecom }: WecomBench, path: string): number =>
  wecom.calls().filter((call) => call.path === path).length

describe('the access token', () => {
  it('is fetched by one for many who need it at once; who waits too long helps themself', async () => {
    const bench = await fresh()
    bench.wecom.fail({ path: 'gettoken', ms: 300 })
    const asked = Array.from({ length: 6 }, (_, i) => bench.probe('way', { state: `s${i}` }))
    expect((await Promise.all(asked)).every(({ ok }) => ok)).toBe(true)
    // One on a machine with time; how long the others wait is real time.
    expect(callsOf(bench, 'gettoken')).toBeLessThan(asked.length / 2)
  })

  it('that ends before its time is fetched anew, and the request goes through', async () => {
    const bench = await fresh()
    await bench.probe('way', { state: 'a' })
    bench.wecom.endTokens()
    expect(await bench.probe('way', { state: 'b' })).toMatchObject({ ok: true })
    expect(callsOf(bench, 'gettoken')).toBe(2)
    await bench.shuke.cloud.clock.advance(2 * HOUR)
    expect(await bench.probe('way', { state: 'c' })).toMatchObject({ ok: true })
    expect(callsOf(bench, 'gettoken')).toBe(3)
  })

  it('that stays wrong is asked for twice and no more', async () => {
    const bench = await fresh()
    bench.wecom.fail({ path: 'externalcontact/add_contact_way', errcode: 40014, times: 9 })
    expect(await bench.probe('way', { state: 'a' })).toMatchObject({ ok: false, code: 'token' })
    expect(callsOf(bench, 'externalcontact/add_contact_way')).toBe(2)
  })
})

describe('refusals of WeCom', () => {
  it.each([
    [45009, 'rate'],
    [45033, 'concurrency'],
    [60020, 'ip'],
    [48002, 'permission'],
    [84074, 'permission'],
    [41057, 'unbound'],
    [41045, 'quota'],
    [99999, 'refused'],
  ])('%i is %s', async (errcode, code) => {
    const bench = benches[0] ?? (await fresh())
    bench.wecom.fail({ path: 'externalcontact/add_contact_way', errcode })
    const answered = await bench.probe('way', { state: `e${errcode}` })
    expect(answered).toMatchObject({ ok: false, code, details: { errcode } })
    // A state whose way could not be made is made by the next who asks.
    expect(await bench.probe('way', { state: `e${errcode}` })).toMatchObject({ ok: true })
  })

  it('no answer in four seconds is unreachable', async () => {
    const bench = await fresh()
    bench.wecom.fail({ path: 'externalcontact/add_contact_way', ms: 4500 })
    expect(await bench.probe('way', { state: 'a' })).toMatchObject({ code: 'unreachable' })
  })

  it('are told to the operator with the last callback and the figures', async () => {
    const { shuke, wecom, friend, probe } = await fresh()
    const operator = await setUpOperator(shuke)
    wecom.fail({ path: 'externalcontact/add_contact_way', errcode: 60020 })
    await probe('way', { state: 'a' })
    await probe('way', { state: 'b', remark: '春天的邀请' })
    wecom.friendAdds(friend(), { userId: 'su' })
    await wecom.settled()
    const shown = (await shuke.must(operator, 'operator', 'wecom.show', {})).wecom
    expect(shown).toMatchObject({
      on: true,
      push: true,
      corpName: '青石茶',
      ways: { made: 1, quota: 500_000 },
      contacts: { all: 1, linked: 0 },
      waiting: 0,
      failed: 0,
      failure: { code: 'ip', errcode: 60020, count: 1, what: 'externalcontact/add_contact_way' },
    })
    expect(shown.callbackAt).toBeGreaterThan(0)
    const { rows } = await shuke.must(operator, 'operator', 'wecom.ways', {})
    expect(rows.find(({ id }) => id === 'b')).toMatchObject({
      remark: '春天的邀请',
      status: 'made',
    })
  })
})

describe('contact ways', () => {
  it('one state is one way, however often and at once it is asked for', async () => {
    const bench = await fresh()
    const all = await Promise.all(
      Array.from({ length: 5 }, () => bench.probe('way', { state: 'a' })),
    )
    const ids = new Set(all.flatMap(({ value }) => (value ? [String(value.configId)] : [])))
    expect(ids.size).toBe(1)
    expect(await bench.probe('way', { state: 'a' })).toMatchObject({ ok: true })
    expect(callsOf(bench, 'externalcontact/add_contact_way')).toBe(1)
  })

  it('the quota of the corp is a refusal of its own', async () => {
    const { probe } = await fresh({ wayQuota: 1 })
    expect(await probe('way', { state: 'a' })).toMatchObject({ ok: true })
    expect(await probe('way', { state: 'b' })).toMatchObject({ ok: false, code: 'quota' })
  })

  it('a way that was ended stays so', async () => {
    const { probe } = await fresh()
    const { value } = await probe('way', { state: 'a' })
    expect(await probe('end', { state: 'a' })).toMatchObject({ ok: true })
    expect(await probe('end', { state: 'a' })).toMatchObject({ ok: true })
    expect(await probe('way', { state: 'a' })).toMatchObject({ code: 'way-missing' })
    expect(await probe('remove', value)).toMatchObject({ code: 'way-missing' })
  })

  it('its QR code is a picture', async () => {
    const { probe } = await fresh()
    const { value } = await probe('way', { state: 'a' })
    const picture = await fetch(String(value?.qrCode))
    expect(picture.headers.get('content-type')).toBe('image/png')
  })

  it('a state that is too long or a phone number with signs is never sent', async () => {
    const bench = await fresh()
    for (const state of ['', 'x'.repeat(31), '+86 138'])
      await expect(bench.probe('add', { state, userIds: ['su'] })).rejects.toThrow('state')
    expect(callsOf(bench, 'externalcontact/add_contact_way')).toBe(0)
  })

  it('staff of a way can change, and it counts no second time', async () => {
    const { probe, wecom, friend } = await fresh({ wayQuota: 1 })
    const { value } = await probe('add', { state: 'a', userIds: ['su'] })
    const wish = { configId: value?.configId, state: 'b', userIds: ['li'] }
    expect(await probe('update', wish)).toMatchObject({ ok: true })
    const added = wecom.friendAdds(friend(), { configId: String(value?.configId) })
    expect(added.userId).toBe('li')
  })
})

describe('friends', () => {
  it('of many staff are read page by page', async () => {
    const { probe, wecom, friend } = await fresh({ followersPerPage: 1 })
    const ning = friend()
    wecom.friendAdds(ning, { userId: 'su' })
    wecom.friendAdds(ning, { userId: 'li' })
    await wecom.settled()
    const { value } = await probe('details', { id: wecom.externalIdOf(ning) })
    expect(value).toMatchObject({ followers: [{ userId: 'su' }, { userId: 'li' }] })
  })

  it('whom nobody has are gone, and tags go to those who are there', async () => {
    const { probe, wecom, friend } = await fresh()
    const ning = friend()
    expect(await probe('details', { id: 'wmNobody' })).toMatchObject({ code: 'gone' })
    const id = wecom.externalIdOf(ning)
    expect(await probe('tag', { id, userIds: ['su'] })).toMatchObject({ code: 'gone' })
    wecom.friendAdds(ning, { userId: 'su' })
    await wecom.settled()
    expect(await probe('tag', { id, userIds: ['su'] })).toMatchObject({ ok: true })
    expect(wecom.tagsOf(ning, 'su')).toEqual(['t1', 't2'])
  })

  it('find a cover that the jobs keep fresh', async () => {
    const bench = await fresh()
    await fireJobs(bench.shuke)
    expect(callsOf(bench, 'media/upload')).toBe(1)
    await bench.shuke.cloud.clock.advance(DAY)
    expect(callsOf(bench, 'media/upload')).toBe(1)
    await bench.shuke.cloud.clock.advance(1.5 * DAY)
    expect(callsOf(bench, 'media/upload')).toBe(2)
    bench.wecom.friendAdds(bench.friend(), { userId: 'su' })
    await bench.wecom.settled()
    expect(bench.wecom.welcomes()[0]?.attachments).toHaveLength(1)
    expect(callsOf(bench, 'media/upload')).toBe(2)
  })
})

describe('without a corp', () => {
  it('every part of the adapter answers off', async () => {
    const { probe } = await fresh({ env: { SHUKE_WECOM: '' } })
    for (const deed of ['way', 'add', 'update', 'remove', 'details', 'tag']) {
      const asked = { state: 'a', configId: 'c', id: 'wm', userIds: ['su'] }
      expect(await probe(deed, asked)).toEqual({ ok: false, code: 'off' })
    }
  })

  it('a broken setting is told without telling the secret', async () => {
    const { probe, shuke } = await fresh({
      env: { SHUKE_WECOM: '{"corpId":"ww1","secret":"hush"' },
    })
    await expect(probe('way', { state: 'a' })).rejects.toThrow(/SHUKE_WECOM must be JSON(?!.*hush)/)
    await shuke.stop().catch(() => undefined)
    benches.pop()
  })

  it('the setting may be base64, for configuration files that are JSON themselves', async () => {
    const setting = { corpId: 'ww0123456789abcdef', secret: 'corp-secret', token: TOKEN }
    const text = JSON.stringify({ ...setting, aesKey: AES_KEY, userIds: ['su'] })
    const { probe } = await fresh({ env: { SHUKE_WECOM: Buffer.from(text).toString('base64') } })
    expect(await probe('way', { state: 'a' })).toMatchObject({ ok: true })
  })
})

describe('the message push of the mini-program', () => {
  const push = async ({ shuke }: WecomBench, message: object, receiveId = APPID) => {
    const Encrypt = sealed({ aesKey: AES_KEY, receiveId }, JSON.stringify(message))
    const timestamp = String(Math.floor(shuke.cloud.clock.now() / 1000))
    const msg_signature = signatureOf(TOKEN, timestamp, '5', Encrypt)
    const query = new URLSearchParams({
      signature: signatureOf(TOKEN, timestamp, '5'),
      timestamp,
      nonce: '5',
      encrypt_type: 'aes',
      msg_signature,
    })
    const body = JSON.stringify({ ToUserName: 'gh_1', Encrypt })
    const headers = { 'content-type': 'application/json' }
    const url = `${shuke.cloud.url}/wecom/push?${query}`
    const answered = await fetch(url, { method: 'POST', headers, body })
    return { status: answered.status, text: await answered.text() }
  }

  const penalty = (path: string) => ({
    ToUserName: 'gh_1d6c1222test',
    FromUserName: 'oyeHc4i5LqBbWLVTfnhf',
    CreateTime: 1699803867,
    MsgType: 'event',
    Event: 'wxa_punish_event',
    punish_id: '649557',
    appid: APPID,
    punish_time: 1699803865,
    illegal_reason: '存在诱导分享行为',
    illegal_content: ['领券页'],
    detail: JSON.stringify({ path }),
    rule_name: '《微信小程序平台运营规范》5.1 滥用分享行为',
    event_type: 5,
  })

  it('a penalty pauses the coupon that it names, and stands in the audit, once', async () => {
    const bench = await fresh()
    const { shuke } = bench
    const operator = await setUpOperator(shuke)
    const named = await publish(shuke, operator)
    const other = await publish(shuke, operator, { ...anyForm(), name: '别的券' })
    const message = penalty(`member/offer/index?templateId=${named}`)
    expect(await push(bench, message)).toEqual({ status: 200, text: 'success' })
    expect(await push(bench, message)).toEqual({ status: 200, text: 'success' })
    const { templates } = await shuke.must(operator, 'operator', 'coupons.templates', {})
    const status = new Map(templates.map(({ id, status: now }) => [id, now]))
    expect([status.get(named), status.get(other)]).toEqual(['paused', 'published'])
    const { rows } = await shuke.must(operator, 'operator', 'audit.list', {})
    const notices = rows.filter(({ action }) => action === 'wecom.punished')
    expect(notices).toMatchObject([{ what: '平台处罚通知', why: '存在诱导分享行为', who: '系统' }])
    expect(notices[0]?.after).toContain('满 60 减 12')
  })

  it('thanks for everything else and keeps nothing', async () => {
    const bench = await fresh()
    const before = await bench.shuke.documents()
    const answered = await push(bench, { Event: 'wxa_media_check', trace_id: '1' })
    expect(answered).toEqual({ status: 200, text: 'success' })
    expect(await bench.shuke.documents()).toEqual(before)
  })

  it('refuses a message for another mini-program', async () => {
    const bench = benches.at(-1) ?? (await fresh())
    expect((await push(bench, penalty(''), 'wx9999999999999999')).status).toBe(403)
  })

  it('passes the address check, which is signed and not encrypted', async () => {
    const { shuke } = benches.at(-1) ?? (await fresh())
    const timestamp = String(Math.floor(shuke.cloud.clock.now() / 1000))
    const signature = signatureOf(TOKEN, timestamp, '1')
    const query = new URLSearchParams({ signature, timestamp, nonce: '1', echostr: '437512' })
    const url = `${shuke.cloud.url}/wecom/push`
    expect(await (await fetch(`${url}?${query}`)).text()).toBe('437512')
    query.set('signature', '0'.repeat(40))
    expect((await fetch(`${url}?${query}`)).status).toBe(403)
  })
})
