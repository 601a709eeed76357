import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act, ask } from '@/cloud'

/** The typed call over a fake `wx`: faults of the network, and the request id through them. */

type Turn = { result: unknown } | { errMsg: string } | 'hang'
interface Sent {
  name: string
  data: {
    route: string
    input: unknown
    requestId?: string
    device?: { id: string; name: string }
  }
}

const done = (data: unknown) => ({ result: { ok: true, data, now: 1 } })
const refused = (code: string) => ({
  result: { ok: false, error: { code, message: code }, now: 1 },
})
const lost = { errMsg: 'cloud.callFunction:fail request:fail' }

const fakeWx = (turns: Turn[], network = 'wifi', full = false) => {
  const sent: Sent[] = []
  const kept = new Map<string, unknown>()
  const wx = {
    cloud: {
      callFunction: (call: Sent) => {
        sent.push(structuredClone(call))
        const turn = turns.shift() ?? lost
        if (turn === 'hang') return new Promise(() => undefined)
        return 'errMsg' in turn ? Promise.reject(turn) : Promise.resolve(turn)
      },
    },
    getNetworkType: ({ success }: { success: (r: { networkType: string }) => void }) =>
      success({ networkType: network }),
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => {
      if (full) throw new Error('exceed storage max size 10Mb')
      kept.set(key, value)
    },
    removeStorageSync: (key: string) => kept.delete(key),
  }
  vi.stubGlobal('wx', wx)
  return { sent, kept }
}

const claim = (templateId = 't1') =>
  act('member', 'coupons.claim', { templateId }, { subject: templateId })
const idsOf = (sent: Sent[]) => sent.map(({ data }) => data.requestId)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets pauses and time-outs pass. */
const settle = async <T>(work: Promise<T>): Promise<T> => {
  await vi.runAllTimersAsync()
  return work
}

describe('a call', () => {
  it('gives the data and the server time', async () => {
    const { sent } = fakeWx([done({ tickets: [] })])
    const answer = await settle(ask('member', 'coupons.wallet', { filter: 'usable' }))
    expect(answer).toEqual({ ok: true, data: { tickets: [] }, now: 1 })
    expect(sent).toEqual([
      { name: 'member', data: { route: 'coupons.wallet', input: { filter: 'usable' } } },
    ])
  })

  it('passes a refusal on with its sentence, without another try', async () => {
    const { sent } = fakeWx([refused('role.member-required')])
    const answer = await settle(ask('member', 'coupons.wallet', { filter: 'usable' }))
    expect(answer).toMatchObject({ ok: false, error: { code: 'role.member-required' } })
    expect(sent).toHaveLength(1)
  })

  const faults: [string, Turn[], string, string][] = [
    ['offline', [lost], 'none', 'client.offline'],
    ['lost on the way', [lost, lost], 'wifi', 'client.unknown'],
    ['timed out', [lost, { errMsg: 'cloud.callFunction:fail timeout' }], 'wifi', 'client.time-out'],
    ['without end', ['hang', 'hang'], 'wifi', 'client.time-out'],
    [
      'answered by something else',
      [{ result: '<html>' }, { result: null }],
      'wifi',
      'client.unknown',
    ],
  ]
  for (const [name, turns, network, code] of faults) {
    it(`names a call that is ${name}`, async () => {
      fakeWx(turns, network)
      const answer = await settle(ask('member', 'membership.home', {}))
      expect(answer).toMatchObject({ ok: false, error: { code } })
    })
  }

  it('tries once more after a lost answer, but not while there is no network', async () => {
    const online = fakeWx([lost, done({})])
    expect((await settle(ask('member', 'membership.home', {}))).ok).toBe(true)
    expect(online.sent).toHaveLength(2)
    const offline = fakeWx([lost, done({})], 'none')
    expect((await settle(ask('member', 'membership.home', {}))).ok).toBe(false)
    expect(offline.sent).toHaveLength(1)
  })
})

describe('a step', () => {
  it('stores its request id before it is sent and forgets it after the answer', async () => {
    const { sent, kept } = fakeWx([done({})])
    const work = claim()
    expect([...kept.values()]).toEqual(idsOf(sent))
    await settle(work)
    expect(kept.size).toBe(0)
  })

  it('is the same step while its outcome is unknown, and a new one after a definite answer', async () => {
    const { sent } = fakeWx([
      lost,
      lost,
      refused('server.fault'),
      refused('request.busy'),
      refused('coupons.sold-out'),
      done({}),
    ])
    for (let times = 0; times < 5; times++) await settle(claim())
    const ids = idsOf(sent)
    expect(ids).toHaveLength(6)
    expect(new Set(ids.slice(0, 5)).size).toBe(1)
    expect(ids[5]).not.toBe(ids[0])
  })

  it('is one step when called twice at once, and another for another subject', async () => {
    const { sent } = fakeWx([done({ first: true }), done({ other: true })])
    const answers = await settle(Promise.all([claim(), claim(), claim('t2')]))
    expect(sent).toHaveLength(2)
    expect(answers[0]).toBe(answers[1])
    expect(new Set(idsOf(sent)).size).toBe(2)
  })

  it('keeps its id even when the storage is full', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { sent } = fakeWx([lost, lost, done({})], 'wifi', true)
    await settle(claim())
    await settle(claim())
    expect(new Set(idsOf(sent)).size).toBe(1)
  })
})

describe('the phone of a call', () => {
  it('is told by staff alone, and is the same one every time', async () => {
    const { sent } = fakeWx([done({}), done({}), done({}), done({})])
    await settle(ask('member', 'membership.home', {}))
    await settle(ask('clerk', 'staff.home', {}))
    await settle(ask('operator', 'staff.list', {}))
    await settle(act('clerk', 'staff.accept', { token: 't', name: '小周' }, { subject: 't' }))
    const [member, ...staff] = sent.map(({ data }) => data.device)
    expect(member).toBeUndefined()
    expect(new Set(staff.map((device) => device?.id)).size).toBe(1)
    expect(staff[0]).toEqual({ id: expect.stringMatching(/^d[\w-]{22}$/), name: '手机' })
  })

  it('has the name that WeChat tells, whatever stands in it', async () => {
    const { sent } = fakeWx([done({})])
    const model = 'Mate\n60 of a very long family of names'
    Object.assign(wx, { getDeviceInfo: () => ({ brand: 'HUAWEI', model }) })
    await settle(ask('clerk', 'staff.home', {}))
    const name = sent[0]?.data.device?.name ?? ''
    expect(name).toMatch(/^HUAWEI Mate60 of/)
    expect(name.length).toBeLessThanOrEqual(30)
  })
})
