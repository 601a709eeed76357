import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import { sealed, signatureOf, xmlOf } from '../../localwechat/wecom/index.ts'
import { codeOf, startShuke } from '../bench'
import { join, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import {
  AES_KEY,
  CORP,
  eventsIn,
  onlyContact,
  startWithWecom,
  TOKEN,
  type WecomBench,
} from './wecom/bench'

describe('what is refused at the door', () => {
  let bench: WecomBench
  beforeAll(async () => {
    bench = await startWithWecom()
  })
  afterAll(() => bench.stop())

  const message = () =>
    xmlOf({
      ToUserName: CORP,
      CreateTime: String(Math.floor(bench.shuke.cloud.clock.now() / 1000)),
      Event: 'change_external_contact',
      ChangeType: 'add_external_contact',
      UserID: 'su',
      ExternalUserID: 'wmStranger',
    })
  const to = () => ({ url: `${bench.shuke.cloud.url}/wecom`, token: TOKEN, aesKey: AES_KEY })

  const nothingKept = async () => expect(await eventsIn(bench.shuke)).toEqual([])

  it('a signature with another token', async () => {
    const { wecom } = bench
    expect(await wecom.post(wecom.letter(message(), { ...to(), token: 'other' }))).toBe(403)
    await nothingKept()
  })

  it('a message for another corp, although its signature is right', async () => {
    const { wecom, shuke } = bench
    const encrypt = sealed({ aesKey: AES_KEY, receiveId: 'ww9999999999999999' }, message())
    const timestamp = String(Math.floor(shuke.cloud.clock.now() / 1000))
    const msg_signature = signatureOf(TOKEN, timestamp, '7', encrypt)
    const query = new URLSearchParams({ msg_signature, timestamp, nonce: '7' })
    const letter = { url: `${to().url}?${query}`, body: xmlOf({ Encrypt: encrypt }) }
    expect(await wecom.post(letter)).toBe(403)
    await nothingKept()
  })

  it('a message that was overheard and comes again after five minutes', async () => {
    const { wecom, shuke } = bench
    const letter = wecom.letter(message(), to())
    await shuke.cloud.clock.advance(5 * MINUTE + 1000)
    expect(await wecom.post(letter)).toBe(403)
    await nothingKept()
  })

  it('anything that is no message', async () => {
    const url = to().url
    for (const body of ['', 'x', '<xml></xml>', '{}', 'x'.repeat(100_000)])
      expect((await fetch(url, { method: 'POST', body })).status).toBe(403)
    expect((await fetch(url, { method: 'PUT' })).status).toBe(405)
    expect((await fetch(url)).status).toBe(403)
    await nothingKept()
  })

  it('a replay inside the five minutes changes nothing', async () => {
    const { wecom, shuke } = bench
    const letter = wecom.letter(message(), to())
    expect(await wecom.post(letter)).toBe(200)
    const before = await shuke.documents()
    expect(await wecom.post(letter)).toBe(200)
    expect(await shuke.documents()).toEqual(before)
    expect((await onlyContact(shuke)).told).toHaveLength(1)
  })

  it('but the address check of WeCom gets its text, bare', async () => {
    const echostr = sealed({ aesKey: AES_KEY, receiveId: CORP }, '1616140317555161061')
    const timestamp = String(Math.floor(bench.shuke.cloud.clock.now() / 1000))
    const msg_signature = signatureOf(TOKEN, timestamp, '9', echostr)
    const query = new URLSearchParams({ msg_signature, timestamp, nonce: '9', echostr })
    const answered = await fetch(`${to().url}?${query}`)
    expect(await answered.text()).toBe('1616140317555161061')
  })
})

describe('without a corp', () => {
  it('nothing changes: the address is not there, and the operator sees that it is off', async () => {
    const shuke = await startShuke()
    const operator = await setUpOperator(shuke)
    expect((await fetch(`${shuke.cloud.url}/wecom`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${shuke.cloud.url}/wecom/push`, { method: 'POST' })).status).toBe(404)
    const { wecom } = await shuke.must(operator, 'operator', 'wecom.show', {})
    expect(wecom).toMatchObject({ on: false, push: false, contacts: { all: 0, linked: 0 } })
    const person = shuke.person('阿宁', 'o6_unionid')
    await join(shuke, person)
    expect(codeOf(await shuke.call(person, 'member', 'membership.code', {}))).toBe('ok')
    await fireJobs(shuke)
    expect(shuke.lastCall('jobs').ok).toBe(true)
    await shuke.stop()
  })
})
