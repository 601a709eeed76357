import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '#core/contract'
import type { Reply, Role, Route } from '#core/kernel/route'
import { SECOND } from '#core/kernel/time'
import { codeOf, type Fn, newRequestId, type Shuke, startShuke } from '../bench'
import { badInputsFor, idFieldsOf, withForeign, withMissing } from './bad-input'
import { makeWorld, redeemAt, type Sample, samplesOf, type World } from './fixtures'

/** Generated for every route: no bad input is accepted, and nothing is written on the way. */

const routes = (Object.keys(contract) as Fn[]).flatMap((fn) =>
  Object.entries<Route>(contract[fn]).map(([name, route]) => ({ fn, name, route })),
)
type Case = (typeof routes)[number]

// The per-person brake lets 60 calls through at once and 6 more per second.
const CALLS_BETWEEN_RESTS = 50
const REST = 10 * SECOND

let shuke: Shuke
let world: World
let calls = 0

beforeAll(async () => {
  shuke = await startShuke({ workersPerFunction: 1 })
  world = await makeWorld(shuke)
  // What the jobs still have to file would else be written while a test counts.
  await shuke.cloud.fireTimer('jobs')
})
afterAll(() => shuke.stop())

const send: Shuke['send'] = async (...call) => {
  calls += 1
  if (calls % CALLS_BETWEEN_RESTS === 0) await shuke.cloud.clock.advance(REST)
  return shuke.send(...call)
}

const sampleFor = ({ fn, name }: Case): Sample =>
  (samplesOf(world)[fn] as Record<string, Sample>)[name] as Sample

const personFor = (sample: Sample): string => world[sample.who]

const nothingWritten = async (work: () => Promise<void>) => {
  const before = await shuke.documents()
  await work()
  expect(await shuke.documents()).toEqual(before)
}

/** What a person sees of an answer, which must not tell a foreign thing from a missing one. */
const faceOf = (reply: Reply<unknown>) => (reply.ok ? reply.data : reply.error)

describe.each(routes)('$name', (one) => {
  const { fn, name, route } = one
  const requestId = () => (route.kind === 'action' ? newRequestId() : undefined)

  it('refuses unknown fields, wrong types and over-long text', () =>
    nothingWritten(async () => {
      const sample = sampleFor(one)
      for (const { what, input } of badInputsFor(sample.input)) {
        const reply = await send(personFor(sample), fn, name, input, requestId())
        expect([what, codeOf(reply)]).toEqual([what, 'request.invalid'])
      }
    }))

  if (route.kind === 'action')
    it('refuses an action without a proper request id', () =>
      nothingWritten(async () => {
        const sample = sampleFor(one)
        for (const bad of [undefined, '', 'short', 7, 'x'.repeat(41), 'with spaces in it!']) {
          const reply = await send(personFor(sample), fn, name, sample.input, bad)
          expect([bad, codeOf(reply)]).toEqual([bad, 'request.invalid'])
        }
      }))

  it('answers an id that belongs to nothing with a sentence, and a foreign one with the same', () =>
    nothingWritten(async () => {
      const sample = sampleFor(one)
      for (const field of idFieldsOf(sample.input)) {
        const who = personFor(sample)
        const missing = await send(who, fn, name, withMissing(sample.input, field), requestId())
        expect([field, missing.ok]).toEqual([field, false])
        expect(codeOf(missing)).not.toBe('server.fault')
        const foreign = sample.foreign?.[field]
        if (foreign === undefined) continue
        const input = withForeign(sample.input, field, foreign)
        const reply = await send(who, fn, name, input, requestId())
        expect(faceOf(reply)).toEqual(faceOf(missing))
      }
    }))

  const lacking = {
    anyone: [],
    member: ['operator', 'nobody'],
    clerk: ['member', 'nobody'],
    manager: ['member', 'clerk', 'nobody'],
    operator: ['member', 'clerk', 'manager', 'nobody'],
  } as const satisfies Record<Role, readonly string[]>

  it.each(lacking[route.role])('refuses a %s, who has not the role', (who) =>
    nothingWritten(async () => {
      const sample = sampleFor(one)
      const person = who === 'nobody' ? shuke.person() : world[who]
      const reply = await send(person, fn, name, sample.input, requestId())
      expect(codeOf(reply)).toBe(`role.${route.role}-required`)
    }),
  )
})

describe('the same request id with another body', () => {
  // A redemption can be undone for ten minutes, and every route before this has taken its seconds.
  beforeAll(async () => {
    const { clerk, storeId, templateId } = world
    world.redeemed = await redeemAt(shuke, clerk, storeId, templateId)
  })

  const form = { name: '新店', address: '一号' }
  /** Actions that anybody of the world may do now, with a body that differs. */
  const pairs = (): [string, Fn, string, object, object][] => [
    [world.operator, 'operator', 'stores.save', form, { ...form, name: '老店' }],
    [
      world.operator,
      'operator',
      'staff.invite',
      { storeId: world.storeId, role: 'clerk' },
      { storeId: world.storeId, role: 'manager' },
    ],
    [
      world.member,
      'member',
      'reminders.want',
      { couponId: world.couponId },
      { couponId: world.foreignCouponId },
    ],
    [
      world.clerk,
      'clerk',
      'redemption.undo',
      { storeId: world.storeId, ...world.redeemed },
      { storeId: world.storeId, ...world.redeemed, redemptionId: 'zz-other' },
    ],
    [
      world.operator,
      'operator',
      'coupons.publish',
      { templateId: world.draftId },
      { templateId: world.templateId },
    ],
    [
      world.operator,
      'operator',
      'inserts.void',
      { batchId: world.batchId, reason: '印错了' },
      { batchId: world.batchId, reason: '不想发了' },
    ],
  ]

  it('is refused, the same body gets the first answer, and nothing more is written', async () => {
    for (const [person, fn, route, first, other] of pairs()) {
      const requestId = newRequestId()
      const answer = await send(person, fn, route, first, requestId)
      expect([route, codeOf(answer)]).toEqual([route, 'ok'])
      await nothingWritten(async () => {
        const changed = await send(person, fn, route, other, requestId)
        expect([route, codeOf(changed)]).toEqual([route, 'request.replay-changed'])
        const again = await send(person, fn, route, first, requestId)
        expect(faceOf(again)).toEqual(faceOf(answer))
      })
    }
  })

  it('is refused for the set-up code too, without a name in the receipt', async () => {
    const { operator, setUpRequest } = world
    const again = { setupCode: 'ABCD-EFGH-JKMN-PQRS', name: '苏掌柜' }
    const changed = { ...again, name: '别人' }
    const first = await send(operator, 'operator', 'staff.setUp', again, setUpRequest)
    expect(first).toMatchObject({ ok: true, data: { name: '苏掌柜' } })
    const other = await send(operator, 'operator', 'staff.setUp', changed, setUpRequest)
    expect(codeOf(other)).toBe('request.replay-changed')
  })

  it('is another request when another person sends it', async () => {
    const requestId = newRequestId()
    const input = { templateId: world.templateId }
    const who = [shuke.person(), shuke.person()] as const
    for (const person of who)
      await shuke.must(person, 'member', 'membership.join', { consent: world.consent }, requestId)
    const claims = await Promise.all(
      who.map((person) => shuke.must(person, 'member', 'coupons.claim', input, `${requestId}x`)),
    )
    expect(new Set(claims.map(({ ticket }) => ticket.id)).size).toBe(2)
  })
})

describe('every call', () => {
  it('of an unknown route, or with no sense at all, gets a kind sentence', async () => {
    const person = world.member
    expect(codeOf(await send(person, 'member', 'coupons.steal'))).toBe('request.unknown-route')
    expect(codeOf(await send(person, 'member', 'brand.save'))).toBe('request.unknown-route')
    expect(codeOf(await send(person, 'member', '__proto__'))).toBe('request.unknown-route')
    const nonsense = await shuke.cloud.call('member', person, { route: { a: 1 } })
    expect(nonsense).toMatchObject({ result: { error: { code: 'request.invalid' } } })
  })

  it('that hurries beyond any thumb is slowed down', async () => {
    const hurried = shuke.person()
    const replies = await Promise.all(
      Array.from({ length: 70 }, () => shuke.send(hurried, 'member', 'membership.home')),
    )
    expect(new Set(replies.map(codeOf))).toEqual(new Set(['ok', 'request.too-fast']))
  })

  it('leaves one line in the log, with no openid and no input', async () => {
    await send(world.member, 'member', 'coupons.wallet', { filter: 'usable' })
    const { logs, openid } = shuke.lastCall('member')
    expect(logs).toHaveLength(1)
    expect(JSON.parse(logs[0]?.text ?? '')).toMatchObject({ route: 'coupons.wallet', code: 'ok' })
    expect(logs[0]?.text).not.toContain(openid)
  })

  it('of the timer function by a person does nothing', async () => {
    const reply = await shuke.cloud.call('jobs', world.member, {})
    expect(reply).toMatchObject({ result: { ok: false } })
    expect(shuke.lastCall('jobs').operations).toEqual([])
  })
})

describe('a function without its keys', () => {
  it('answers with a log id and no stack', async () => {
    const broken = await startShuke({ env: { SHUKE_KEYS: '' } })
    const person = broken.person()
    const { consent } = await broken.must(person, 'member', 'membership.consent', {})
    const given = { consent: { version: consent.version, hash: consent.hash } }
    await broken.must(person, 'member', 'membership.join', given)
    const reply = await broken.call(person, 'member', 'membership.code', {})
    expect(codeOf(reply)).toBe('server.fault')
    expect(JSON.stringify(reply)).not.toMatch(/SHUKE_KEYS|at .*\.js/)
    expect(
      broken
        .lastCall('member')
        .logs.map(({ text }) => text)
        .join(),
    ).toContain('SHUKE_KEYS')
    await broken.stop()
  })
})
