import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '#core/events/event'
import { DAY } from '#core/kernel/time'
import type { Shuke } from '../bench'
import { setUpOperator } from '../story'
import { alone, logsOf, note, run, startPersons, tablesFrom, tablesOf } from './persons-bench'
import { addDocs, docs } from './points-bench'

const START = Date.UTC(2025, 0, 1)
/** As long as the names of orders and imports are together. */
const REF = 'i'.repeat(80)
const RESELLER = 'b.taobao.reseller'
/** `SHUKE_MANY=30000` for the whole proof; fewer are as much beyond what is kept one by one. */
const ORDERS = Number(process.env.SHUKE_MANY ?? 3000)
/** As the service is said to refuse 1 MB (facts/cloud.md §6); less, for fewer. */
const ANSWER = Math.min(1_000_000, 100 * ORDERS)

/** So many orders of one buyer over a year, a tenth of them sent back. */
const ordersOf = (from: number, to: number): Event[] => {
  const events: Event[] = []
  for (let i = from; i < to; i += 1) {
    const one = {
      key: RESELLER,
      at: START + (i % 365) * DAY + i,
      notedAt: START,
      fen: 990,
      ref: REF,
    }
    const _id = `bought.taobao.${String(i).padStart(20, '0')}`
    events.push({ ...one, _id, kind: 'bought', platform: 'taobao' })
    if (i % 10 === 0) {
      const at = one.at + 3 * DAY
      events.push({ ...one, _id: `returned.${_id}`, kind: 'returned', of: _id, at })
    }
  }
  return events
}

describe('one with tens of thousands of orders', () => {
  let shuke: Shuke
  let operator: string
  const others = logsOf(5, 8)
  const first = [...others, ...ordersOf(0, ORDERS)]
  const later = [...ordersOf(ORDERS, ORDERS + 20), ...logsOf(6, 3)]

  beforeAll(async () => {
    shuke = await startPersons({ answerSize: ANSWER })
    operator = await setUpOperator(shuke)
  })
  afterAll(() => shuke.stop())

  /** Killed over what it was about to count: the next one reads that from its log. */
  const killOnce = async () => {
    const rule = {
      on: 'operation',
      fn: 'persons',
      collection: 'counters',
      at: [3],
      fault: 'kill',
    }
    shuke.cloud.chaos.set({ seed: 1, rules: [rule as never] })
    expect(await run(shuke)).toBe(false)
    const { operations } = shuke.lastCall('persons')
    expect(operations.filter(({ code }) => code !== undefined).length).toBeGreaterThan(0)
    expect((await docs(shuke, 'personBatches')).length).toBeGreaterThan(1)
    shuke.cloud.chaos.clear()
  }

  /** A call has 20 s, and the engine's next one goes on. */
  const settleAll = async () => {
    await shuke.cloud.clock.advance(61_000)
    for (let calls = 1; !(await run(shuke)); calls += 1) expect(calls).toBeLessThan(5)
  }

  it('stops nobody, and all add up, at first and when more comes', async () => {
    await note(shuke, first, await shuke.cloud.clock.now())
    await shuke.cloud.clock.advance(61_000)
    if (ORDERS < 20_000) await killOnce()
    await settleAll()
    expect(await docs(shuke, 'personBatches')).toEqual([])
    await note(shuke, later, await shuke.cloud.clock.now())
    await settleAll()
    const all = [...first, ...later]
    const tables = await tablesOf(shuke)
    expect(tables).toEqual(tablesFrom(alone(all), all))
    expect(Object.keys(tables.persons).length).toBeGreaterThan(8)
  })

  it('is said to be one on the page', async () => {
    const { person } = await shuke.must(operator, 'operator', 'persons.show', { id: RESELLER })
    expect(person.orders).toBe(((ORDERS + 20) * 9) / 10)
    expect(person.fen).toBe(person.orders * 990)
    expect(person.summed).toContain('合计')
    expect(person.purchases).toHaveLength(12)
  })
  it('is read in parts: a month of more channels than one answer holds', async () => {
    const channels = Array.from({ length: 12_000 }, (_, i) => [`05-in-card:batch${i}`, 1] as const)
    const n = Object.fromEntries(channels)
    await addDocs(shuke, 'counters', [{ _id: 'g1.life.2019-05', gen: 1, seq: 0, n }])
    const asked = { day: '2019-05-12', over: 'day' } as const
    const { members } = await shuke.must(operator, 'operator', 'lifecycle.stages', asked)
    expect(members).toBe(channels.length)
  })
})
