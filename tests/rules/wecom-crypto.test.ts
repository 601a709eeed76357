import { createHash } from 'node:crypto'
import * as library from '@wecom/crypto'
import { describe, expect, it } from 'vitest'
import { sealed, signatureOf } from '../../localwechat/wecom/crypto.ts'
import { isFresh, isSigned, open, receive, type Secrets } from '../../server/platform/wecom/crypto'
import { fieldsOf } from '../../server/platform/wecom/message'
import vectors from './wecom-vectors.json'

/** Published by Tencent and by well-known libraries (facts/platform.md §1.5). */
const { V1, V2, V3, V4, E1, M1, M2, M3, M4, D1 } = vectors
const M_KEY = 'A'.repeat(43)

type Vector = typeof V1 | typeof V4

const secretsOf = ({ token, key, receiveId }: Vector): Secrets => ({
  token,
  aesKey: key,
  receiveId,
})
const signedOf = ({ sig, timestamp, nonce }: Vector) => ({ signature: sig, timestamp, nonce })
const timeOf = ({ timestamp }: Vector) => Number(timestamp) * 1000

describe('callbacks of WeCom', () => {
  it.each([
    ['V1', V1],
    ['V2', V2],
    ['V3', V3],
    ['V4', V4],
  ])('%s is right: signature, receiver and text', (_name, vector) => {
    const opened = receive(secretsOf(vector), signedOf(vector), vector.enc, timeOf(vector))
    expect(opened).toEqual({ ok: true, value: vector.msg })
  })

  it('M3, the message push in safe mode, is right', () => {
    const secrets = { token: M3.token, aesKey: M_KEY, receiveId: M3.appid }
    const { timestamp, nonce, msg_signature: signature } = M3
    const opened = receive(
      secrets,
      { signature, timestamp, nonce },
      M3.enc,
      Number(timestamp) * 1000,
    )
    expect(opened).toEqual({ ok: true, value: M3.msg })
    expect(fieldsOf(M3.msg)?.Event).toBe('debug_demo')
  })

  it('M1 and M2, signed without encryption, are right', () => {
    expect(isSigned(M1.token, M1, '')).toBe(true)
    expect(isSigned(M2.token, M2, '')).toBe(true)
    expect(isSigned('BBBBB', M1, '')).toBe(false)
  })

  it('M4, an encrypted answer, opens and is signed', () => {
    const secrets = { token: M3.token, aesKey: M_KEY, receiveId: M3.appid }
    const signed = { signature: M4.sig, timestamp: M4.timestamp, nonce: M4.nonce }
    expect(isSigned(M3.token, signed, M4.enc)).toBe(true)
    expect(open(secrets, M4.enc)).toEqual({ ok: true, value: M4.msg })
  })

  it('D1, the signature of open data, is right', () => {
    const made = createHash('sha1')
      .update(D1.rawData + D1.session_key)
      .digest('hex')
    expect(made).toBe(D1.signature)
  })

  it.each([V1, V2, V3, E1, { ...M4, key: M_KEY, receiveId: M3.appid }])(
    'the library and the fake server, which share no code, encrypt $msg alike',
    ({ key, msg, receiveId, random, enc }) => {
      expect(library.encrypt(key, msg, receiveId, Buffer.from(random))).toBe(enc)
      expect(sealed({ aesKey: key, receiveId }, msg, Buffer.from(random))).toBe(enc)
    },
  )

  it('the fake server signs alike', () => {
    expect(signatureOf(V1.token, V1.timestamp, V1.nonce, V1.enc)).toBe(V1.sig)
  })
})

describe('what is refused', () => {
  const secrets = secretsOf(V2)
  const now = timeOf(V2)

  it('a message for somebody else, although its signature is right', () => {
    const other = { ...secrets, receiveId: 'ww1436e0e65a779aee' }
    expect(receive(other, signedOf(V2), V2.enc, now)).toMatchObject({ code: 'receiver' })
  })

  it('a message that nobody signed with our token', () => {
    const wrong = { ...signedOf(V2), nonce: '1' }
    expect(receive(secrets, wrong, V2.enc, now)).toMatchObject({ code: 'signature' })
    expect(receive(secrets, { ...wrong, signature: '' }, V2.enc, now)).toMatchObject({ ok: false })
  })

  it('a message that was overheard more than five minutes ago, or comes from the future', () => {
    expect(isFresh(signedOf(V2), now + 5 * 60_000)).toBe(true)
    for (const off of [5 * 60_000 + 1, -5 * 60_000 - 1])
      expect(receive(secrets, signedOf(V2), V2.enc, now + off)).toMatchObject({ code: 'stale' })
    expect(isFresh({ ...signedOf(V2), timestamp: 'soon' }, now)).toBe(false)
  })

  it.each(['', 'A'.repeat(42), 'A'.repeat(44), `$${'A'.repeat(42)}`, `${'A'.repeat(42)}=`])(
    'the key "%s"',
    (aesKey) => {
      expect(() => open({ ...secrets, aesKey }, V2.enc)).toThrow('43 letters and digits')
    },
  )

  it('a ciphertext that was cut, changed or is none', () => {
    for (const enc of ['', 'x', V2.enc.slice(0, 40), V2.enc.replace('R', 'S'), V1.enc.slice(4)])
      expect(open(secrets, enc).ok).toBe(false)
  })

  it('a padding or a length that is wrong', () => {
    const pad = (bytes: number[]) => {
      const plain = Buffer.alloc(32, 1)
      plain.set(bytes)
      return sealed({ aesKey: V1.key, receiveId: '' }, plain.toString('latin1'), Buffer.alloc(16))
    }
    expect(open(secretsOf(V1), pad([255, 255, 255, 255])).ok).toBe(false)
  })

  it('a key of which the last two bits are set is taken, as WeCom makes such', () => {
    const aesKey = `${'A'.repeat(42)}D`
    const enc = sealed({ aesKey, receiveId: 'corp' }, 'text', Buffer.alloc(16, 65))
    expect(open({ token: '', aesKey, receiveId: 'corp' }, enc)).toEqual({ ok: true, value: 'text' })
  })
})

describe('messages', () => {
  it('are read from XML with ids as texts', () => {
    const fields = fieldsOf('<xml><UserID>007</UserID><State><![CDATA[a<b&c]]></State></xml>')
    expect(fields).toEqual({ UserID: '007', State: 'a<b&c' })
  })

  it('of several parts keep them', () => {
    const fields = fieldsOf('<xml><Id>1</Id><List><Item>a</Item><Item>b</Item></List></xml>')
    expect(fields?.List).toBe('{"Item":["a","b"]}')
  })

  it.each([
    '',
    '{',
    '<xml>',
    'text',
    '<xml/>',
    '[1]',
    '{"a":',
    '<!DOCTYPE xml><xml><a>1</a></xml>',
  ])('that are none are refused: %s', (message) => {
    expect(fieldsOf(message)).toBeUndefined()
  })
})
