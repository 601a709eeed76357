import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_AIPL } from '#core/aipl/stages'
import { dayOfText, valueOn } from '#core/events/days'
import { ALWAYS, type LifeRules } from '#core/persons/rules'
import { tradePresets } from '#core/persons/trades'
import { codeOf, roundTrips, type Shuke } from '../bench'
import { randomOf, shuffled } from '../rules/lives'
import { setUpOperator } from '../story'
import {
  alone,
  logsOf,
  note,
  run,
  settle,
  startPersons,
  stateOf,
  tablesFrom,
  tablesOf,
} from './persons-bench'
import { docs } from './points-bench'

describe('persons and counters', () => {
  let shuke: Shuke
  let operator: string
  const events = logsOf(1, 25)

  beforeAll(async () => {
    shuke = await startPersons()
    operator = await setUpOperator(shuke)
  })
  afterAll(() => shuke.stop())

  it('are the fold of all events, however these came in', async () => {
    const mixed = shuffled(randomOf(7), events)
    const half = Math.ceil(mixed.length / 2)
    for (let start = 0; start < mixed.length; start += half) {
      await note(shuke, mixed.slice(start, start + half), await shuke.cloud.clock.now())
      await settle(shuke)
    }
    expect(await tablesOf(shuke)).toEqual(tablesFrom(alone(events), events))
  })

  it('say of any day what the persons say one by one', async () => {
    const { persons } = await tablesOf(shuke)
    const all = Object.values(persons)
    for (const day of ['2024-03-05', '2024-12-31', '2025-02-28', '2026-01-10'] as const) {
      const on = dayOfText(day)
      const stages = await shuke.must(operator, 'operator', 'lifecycle.stages', {
        day,
        over: 'month',
      })
      const first = dayOfText(`${day.slice(0, 7)}-01`)
      const last = dayOfText(day.slice(0, 7) === '2025-02' ? '2025-02-28' : `${day.slice(0, 7)}-31`)
      const ways = all.map((one) => [
        valueOn(one.stages, first - 1) ?? 0,
        valueOn(one.stages, last) ?? 0,
      ])
      stages.matrix.forEach((row, from) => {
        row.forEach((people, to) => {
          const meant = ways.filter(([a, b]) => a === from && b === to).length
          if (from > 0 || to > 0) expect(people, `${day}: ${from} to ${to}`).toBe(meant)
        })
      })
      const { groups, cells } = await shuke.must(operator, 'operator', 'rfm.groups', { day })
      const inCells = all.map((one) => valueOn(one.cells, on) ?? 0).filter((cell) => cell !== 0)
      expect(groups.reduce((sum, { people }) => sum + people, 0)).toBe(inCells.length)
      for (const [cell, people] of cells)
        expect(people, `${day} ${cell}`).toBe(inCells.filter((one) => one === cell).length)
    }
  })

  it('name the persons behind two scores, and are as of today without a day', async () => {
    const day = '2025-02-28' as const
    const { persons } = await tablesOf(shuke)
    const scores = { recency: 1, frequency: 1 }
    const meant = Object.values(persons)
      .filter(({ cells }) => Math.floor((valueOn(cells, dayOfText(day)) ?? 0) / 10) === 11)
      .map(({ _id }) => _id)
    expect(meant.length).toBeGreaterThan(0)
    const { people } = await shuke.must(operator, 'operator', 'rfm.people', { day, scores })
    expect(people.map(({ id }) => id)).toEqual(meant.slice(0, 20))
    const now = await shuke.must(operator, 'operator', 'rfm.groups', {})
    expect(now).toEqual(await shuke.must(operator, 'operator', 'rfm.groups', { day: now.day }))
  })

  it('tell what was seen of buying again, and why more can not be forecast', async () => {
    const { persons } = await tablesOf(shuke)
    const buyers = Object.values(persons).filter(({ purchases }) => purchases.length > 0)
    const told = await shuke.must(operator, 'operator', 'forecast.show', {})
    expect(told.sample).toBe(buyers.length)
    expect(told.again.of).toBeGreaterThan(0)
    expect(told.missing).toMatch(/^买过的顾客满 300 位才能预测，现在有 \d+ 位$/)
    expect(told.forecast).toBeUndefined()
    const pairs = told.gaps.reduce((sum, gap) => sum + gap.pairs, 0)
    expect(told.interval?.pairs).toBe(pairs)
  })

  it('name the persons behind a size', async () => {
    const [day, stage] = ['2024-12-31', 5] as const
    const { persons } = await tablesOf(shuke)
    const meant = Object.values(persons)
      .filter((one) => valueOn(one.stages, dayOfText(day)) === stage)
      .map(({ _id }) => _id)
    const { people } = await shuke.must(operator, 'operator', 'lifecycle.people', { day, stage })
    expect(people.map(({ id }) => id)).toEqual(meant.slice(0, 20))
    const [one] = people
    const { person } = await shuke.must(operator, 'operator', 'persons.show', {
      id: one?.id ?? '',
      day,
    })
    expect(person.now.name).toBe('忠诚 L')
    expect(person.now.events.length).toBeGreaterThan(0)
    const nobody = await shuke.call(operator, 'operator', 'persons.show', { id: 'm.nobody' })
    expect(codeOf(nobody)).toBe('persons.not-found')
  })

  it('are built anew by other rules, and past days stay when those begin today', async () => {
    const { gen } = await stateOf(shuke)
    const { aipl, rfm } = tradePresets.cafe
    const always: LifeRules = {
      aipl: [{ from: ALWAYS, rules: aipl }],
      rfm: [{ from: ALWAYS, rules: rfm }],
    }
    const input = { aipl: aipl.rules, rfm, since: 'always' } as const
    await shuke.must(operator, 'operator', 'lifecycle.saveRules', input)
    await settle(shuke)
    expect((await stateOf(shuke)).gen).toBe(gen + 1)
    expect(await tablesOf(shuke)).toEqual(tablesFrom(alone(events), events, always))

    const today = Math.floor(((await shuke.cloud.clock.now()) + 8 * 3_600_000) / 86_400_000)
    const back = { aipl: DEFAULT_AIPL.rules, rfm, since: 'today' } as const
    await shuke.must(operator, 'operator', 'lifecycle.saveRules', back)
    await settle(shuke)
    const dated: LifeRules = {
      ...always,
      aipl: [...always.aipl, { from: today, rules: DEFAULT_AIPL }],
    }
    expect(await tablesOf(shuke)).toEqual(tablesFrom(alone(events), events, dated))
    const same = await shuke.call(operator, 'operator', 'lifecycle.saveRules', back)
    expect(codeOf(same)).toBe('lifecycle.same-rules')
    expect(await docs(shuke, 'counters', { gen })).toEqual([])
  })

  it('are put together with two keys, and taken apart to what they were', async () => {
    const before = await tablesOf(shuke)
    const member = Object.keys(before.persons).find((id) => id.startsWith('m.')) ?? ''
    const buyer = Object.keys(before.persons).find((id) => id.startsWith('b.')) ?? ''
    const link = [{ a: member, b: `o.taobao.${buyer.slice(5)}`, source: 'order', at: 1 }]
    const order = `o.taobao.${buyer.slice(5)}`
    const bought = {
      _id: 'bought.taobao.claimed',
      key: order,
      kind: 'bought',
      at: 1_730_000_000_000,
    }
    const more = { ...bought, kind: 'bought', fen: 5000, platform: 'taobao', notedAt: 1 } as const
    await note(shuke, [more], await shuke.cloud.clock.now())
    await settle(shuke)
    const apart = await tablesOf(shuke)
    await run(shuke, { deed: 'note', all: link })
    await settle(shuke)
    const together = await tablesOf(shuke)
    expect(together.persons[member]?.keys).toEqual([member, order])
    expect(together.persons[order]).toBeUndefined()
    for (const field of ['orders', 'fen'])
      expect(together.counters.totals?.[field]).toBe(apart.counters.totals?.[field])
    await run(shuke, { deed: 'retract', all: link })
    await settle(shuke)
    expect(await tablesOf(shuke)).toEqual(apart)
  })

  it('cost few requests besides one for each person who was there before', async () => {
    const now = await shuke.cloud.clock.now()
    const there = Object.keys((await tablesOf(shuke)).persons)
    const more = there.slice(0, 20).map((key, i) => ({
      _id: `budget.${i}`,
      key,
      kind: 'stamped' as const,
      at: now,
      notedAt: now,
    }))
    await note(shuke, more, now)
    await settle(shuke)
    const trips = roundTrips(shuke.lastCall('persons'))
    const writes = trips.filter((one) => one === 'modifyDocument persons').length
    const counted = trips.filter((one) => one.endsWith(' counters')).length
    expect(writes).toBe(20)
    // A stamp moves a stage now, and back when its window ends: documents of few months.
    expect(counted).toBeLessThan(30)
    expect(trips.length - writes - counted).toBeLessThan(25)
  })
})
