import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IdentityKey } from '#core/identity/keys'
import { MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, roundTrips } from '../bench'
import { addOperator, join } from '../story'
import { type Fact, type IdentityBench, startIdentity } from './identity-bench'
import { memberIdOf } from './own-data'
import { change, docs } from './points-bench'

let bench: IdentityBench

beforeAll(async () => {
  bench = await startIdentity()
})
afterAll(() => bench.shuke.stop())

const must = <R extends 'person' | 'waiting' | 'preview'>(route: R, input: object) =>
  bench.shuke.must(bench.operator, 'operator', `identity.${route}`, input as never)
const decide = (a: string, b: string, same: boolean, by = bench.operator, id = newRequestId()) =>
  bench.shuke.call(
    by,
    'operator',
    'identity.decide',
    { a: a as IdentityKey, b: b as IdentityKey, same, why: '核对过订单' },
    id,
  )
const split = (linkId: string) =>
  bench.shuke.call(bench.operator, 'operator', 'identity.split', { linkId, why: '认错了人' })

/** What the read model has of these (server/persons). */
const folded = async (...ids: (string | undefined)[]) => {
  const found = await docs<{ _id: string; keys: string[] }>(bench.shuke, 'persons')
  const own = found.filter(({ _id }) => ids.includes(_id))
  return own
    .map(({ _id, keys }) => ({ _id, keys: [...keys].sort() }))
    .sort((x, y) => (x._id < y._id ? -1 : 1))
}

let worlds = 0
/** Keys that no other test uses. */
const fresh = () => {
  worlds += 1
  const n = worlds
  return {
    m: (i: number): IdentityKey => `m.w${n}m${i}`,
    p: (i: number): IdentityKey => `p.w${n}p${i}`,
    b: (i: number): IdentityKey => `b.jd.w${n}b${i}`,
    o: (i: number): IdentityKey => `o.jd.w${n}o${i}`,
    only: <T>(found: Record<string, T>) =>
      Object.fromEntries(Object.entries(found).filter(([name]) => name.includes(`w${n}`))),
  }
}

/** A buyer whose parcels go to a member's phone. */
const phoneInBoth = async () => {
  const world = fresh()
  const [m, p, b] = [world.m(1), world.p(1), world.b(1)]
  await bench.note(['parcel', b, p, 1], ['phone', m, p, 2])
  await bench.settle()
  return { world, m, p, b }
}

describe('what is known of two keys', () => {
  it('is one document however often and at once it is noted, and three requests for many', async () => {
    const world = fresh()
    const facts = Array.from({ length: 40 }, (_, i): Fact => ['parcel', world.b(i), world.p(i), i])
    await bench.note(...facts)
    expect(roundTrips(bench.shuke.lastCall('identity'))).toHaveLength(3)
    const claims = Array.from(
      { length: 6 },
      (_, i): Fact => ['buyer', world.m(0), world.b(0), 10 + i, world.o(i)],
    )
    await Promise.all([...claims, ...claims].map((claim) => bench.note(claim)))
    const found = (await bench.links()).filter(({ a }) => a === world.m(0))
    expect(found.map(({ notes }) => notes.map(({ at }) => at))).toEqual([[10, 11, 12, 13, 14, 15]])
    await bench.settle()
    const people = world.only(await bench.people())
    expect(Object.keys(people)).toHaveLength(40)
    expect(people[world.m(0)]).toEqual([world.b(0), world.m(0), world.p(0)])
  })

  it('comes to the same in any order and in any number of calls', async () => {
    const play = async (turn: (facts: Fact[]) => Fact[][]) => {
      const world = fresh()
      const [m, p, b] = [world.m(1), world.p(1), world.b(1)]
      const facts: Fact[] = [
        ['parcel', b, p, 1],
        ['parcel', world.b(2), p, 2],
        ['phone', m, p, 3],
        ['order', m, world.o(1), 4],
        ['buyer', m, b, 4, world.o(1)],
      ]
      for (const some of turn(facts)) {
        await bench.note(...some)
        await bench.settle()
      }
      const strip = (text: string) => JSON.parse(text.replace(/w\d+/g, 'w')) as unknown
      return strip(
        JSON.stringify([world.only(await bench.rules()), world.only(await bench.people())]),
      )
    }
    const atOnce = await play((facts) => [facts])
    expect(await play((facts) => [...facts].reverse().map((one) => [one]))).toEqual(atOnce)
  })

  it('goes when it is taken back, and whoever it joined is apart again', async () => {
    const world = fresh()
    const [m, o, b] = [world.m(1), world.o(1), world.b(1)]
    const claim: Fact = ['order', m, o, 1]
    const agreed: Fact[] = [
      ['buyer', m, b, 1, o],
      ['buyer', m, b, 2, world.o(2)],
    ]
    await bench.note(claim, ...agreed)
    await bench.settle()
    expect(await bench.keysOf(m)).toEqual([b, m, o].sort())
    expect(await bench.keysOf(b)).toEqual([])
    await bench.retract(agreed[1] as Fact)
    await bench.settle()
    expect(world.only(await bench.rules())).toEqual({
      [`${m}:${b}`]: 'one-order',
      [`${m}:${o}`]: 'sure-order',
    })
    await bench.retract(claim, ...agreed)
    await bench.settle()
    expect(world.only(await bench.rules())).toEqual({})
    expect(await bench.personsOf(m, o, b)).toEqual([m, o, b])
  })
})

describe('an operator', () => {
  it('sees both sides of what waits, and what would become of them', async () => {
    const { m, b } = await phoneInBoth()
    const { rows, count } = await must('waiting', {})
    const row = rows.find((one) => one.a.person === b || one.b.person === b)
    expect(count).toBeGreaterThan(0)
    expect(row?.words).toBe('买家的收货手机号和会员的手机号相同；收货人不一定是买家本人')
    expect(new Set([row?.a.person, row?.b.person])).toEqual(new Set([m, b]))
    const seen = await must('preview', { a: m, b, same: true })
    expect(seen.before.map(({ person }) => person)).toEqual([m, b])
    expect(seen.after.map(({ person }) => person)).toEqual([m])
  })

  it('makes two one and takes them apart again: exactly as before, but nobody asks again', async () => {
    const { world, m, p, b } = await phoneInBoth()
    const before = world.only(await bench.people())
    const replyTo = newRequestId()
    const first = await decide(m, b, true, bench.operator, replyTo)
    expect(first).toMatchObject({ ok: true, data: { settled: true, persons: [m] } })
    expect(await decide(m, b, true, bench.operator, replyTo)).toMatchObject({
      data: { persons: [m] },
    })
    expect(world.only(await bench.people())).toEqual({ [m]: [b, m, p] })
    const shown = await must('person', { key: b })
    expect(shown.person.person).toBe(m)
    const said = shown.links.find(({ rule }) => rule === 'said-same')
    expect(said?.said).toMatchObject({ who: '苏掌柜', why: '核对过订单', same: true })
    const preview = await must('preview', { a: m, b, same: false })
    expect(preview.after.map(({ person }) => person).sort()).toEqual([b, m].sort())
    expect(await split(said?.id ?? '')).toMatchObject({ data: { persons: [m, b] } })
    expect(world.only(await bench.people())).toEqual(before)
    expect(world.only(await bench.rules())).toMatchObject({ [`${b}:${p}`]: 'kept-apart' })
    const rows = await docs<{ action: string; before: string; after: string }>(
      bench.shuke,
      'audit',
      { subject: said?.id },
    )
    expect(rows.map(({ action, after }) => [action, after])).toEqual([
      ['identity.decide', '合并为同一位顾客'],
      ['identity.split', '拆开：不是同一人'],
    ])
    await bench.note(['buyer', m, b, 1, world.o(1)], ['buyer', m, b, 2, world.o(2)])
    await bench.settle()
    expect(world.only(await bench.people())).toEqual(before)
  })

  it('says that two are not one, once', async () => {
    const { world, m, p, b } = await phoneInBoth()
    expect(codeOf(await decide(m, b, false))).toBe('ok')
    expect(world.only(await bench.rules())[`${b}:${p}`]).toBe('kept-apart')
    expect((await bench.links()).find((one) => one.a === b)?.asksAt).toBe(0)
    expect(codeOf(await decide(m, b, false))).toBe('identity.said-before')
  })

  it('is refused what can not be', async () => {
    const { m, p, b } = await phoneInBoth()
    expect(codeOf(await decide('m.nobody', b, true))).toBe('identity.not-found')
    expect(codeOf(await decide(m, p, true))).toBe('identity.one-person')
    expect(codeOf(await decide(m, p, false))).toBe('identity.one-person')
    expect(codeOf(await split('nowhere'))).toBe('identity.link-not-found')
    const waiting = (await bench.links()).find((one) => one.a === b)
    expect(codeOf(await split(waiting?._id ?? ''))).toBe('identity.not-standing')
    const world = fresh()
    const orders = (member: number, count: number) =>
      Array.from(
        { length: count },
        (_, i): Fact => ['order', world.m(member), world.o(member * 1000 + i), i],
      )
    await bench.note(...orders(1, 260), ...orders(2, 260))
    await bench.settle()
    await bench.settle()
    expect(codeOf(await decide(world.m(1), world.m(2), true))).toBe('identity.too-large')
  })

  it('and another one, at once, on persons who overlap: nothing is lost', async () => {
    const world = fresh()
    const colleague = await addOperator(bench.shuke, bench.operator)
    const members = [1, 2, 3, 4].map(world.m)
    await bench.note(...members.map((m, i): Fact => ['order', m, world.o(i), 1]))
    await bench.settle()
    const [a = '', b = '', c = '', d = ''] = members
    const replies = await Promise.all([
      decide(a, b, true),
      decide(c, b, true, colleague),
      decide(c, d, true),
    ])
    expect(replies.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
    await bench.settle()
    expect(await bench.personsOf(...members)).toEqual(members.map(() => members[0]))
    expect(world.only(await bench.people())).toHaveProperty([String(members[0])])
  })
})

describe('a membership', () => {
  it('shows what stands behind the person; a merge adds it up and a split gives it back', async () => {
    const people = [await join(bench.shuke), await join(bench.shuke)]
    const stage = { operator: bench.operator } as never
    const ids = [
      await memberIdOf(bench.shuke, stage, people[0] ?? ''),
      await memberIdOf(bench.shuke, stage, people[1] ?? ''),
    ]
    const points = [70, 30]
    for (const [i, memberId] of ids.entries())
      await bench.shuke.must(bench.operator, 'operator', 'points.adjust', {
        memberId,
        points: points[i] ?? 0,
        why: '开业礼',
      })
    const [a, b] = ids.map((id) => `m.${id}`)
    const seen = await must('preview', { a, b, same: true })
    expect(seen.before.map(({ facts }) => facts.points)).toEqual([70, 30])
    expect(seen.after.map(({ facts }) => facts.points)).toEqual([100])
    expect(codeOf(await decide(a ?? '', b ?? '', true))).toBe('ok')
    await bench.jobs()
    expect((await folded(a, b)).map(({ keys }) => keys)).toEqual([[a, b].sort()])
    const { person, links } = await must('person', { key: b })
    expect(person.facts.points).toBe(100)
    expect(person.title).toMatch(/^会员 尾号 \d{4}$/)
    await split(links[0]?.id ?? '')
    expect((await must('person', { key: b })).person.facts.points).toBe(30)
    await bench.jobs()
    expect((await folded(a, b)).map(({ keys }) => keys)).toEqual([[a], [b]].sort())
  })
})

describe('a crash', () => {
  /** One person, made from three facts; judged until it dies at this write, and then once more. */
  const play = async (at: number) => {
    const world = fresh()
    const [m, p, b] = [world.m(1), world.p(1), world.b(1)]
    await bench.note(['phone', m, p, 2], ['parcel', b, p, 1], ['buyer', m, b, 4, world.o(1)])
    const kill = { on: 'operation', fn: 'identity', at: [at], fault: 'kill' }
    const rules = ['modifyDocument', 'insertDocument'].map((action) => ({ ...kill, action }))
    bench.shuke.cloud.chaos.set({ seed: 1, rules: at === 0 ? [] : (rules as never) })
    const died = await bench.settle().then(
      () => false,
      () => true,
    )
    bench.shuke.cloud.chaos.clear()
    // Longer than the dead one's turn.
    await bench.shuke.cloud.clock.advance(2 * MINUTE)
    await bench.settle()
    const found = [world.only(await bench.rules()), world.only(await bench.people())]
    return { died, found: JSON.parse(JSON.stringify(found).replace(/w\d+/g, 'w')) as unknown }
  }

  it('at any write leaves work that the next one finishes, and everybody is told', async () => {
    const { found: wanted } = await play(0)
    let crashes = 0
    for (let at = 1; ; at += 1) {
      const { died, found } = await play(at)
      expect([at, found]).toEqual([at, wanted])
      if (!died) break
      crashes += 1
    }
    expect(crashes).toBeGreaterThan(5)
  })

  it('of one whose turn is over can not write any more', async () => {
    const { world, m, b } = await phoneInBoth()
    const link = (await bench.links()).find((one) => one.a === b)
    await change(bench.shuke, 'links', { _id: link?._id }, { $set: { turn: 1_000_000_000 } })
    await bench.note(['buyer', m, b, 1, world.o(1)])
    await bench.settle()
    expect(world.only(await bench.rules())[`${m}:${b}`]).toBe('')
    await change(bench.shuke, 'links', { _id: link?._id }, { $set: { turn: 1 } })
    await bench.settle()
    expect(world.only(await bench.rules())[`${m}:${b}`]).toBe('agrees')
  })
})
