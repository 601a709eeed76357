import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Meant } from '#core/board/contract'
import { figures } from '#core/board/figures'
import { startOfDayNumber } from '#core/events/days'
import { memberKey } from '#core/identity/keys'
import { codeOf, roundTrips, type Shuke, startShuke } from '../bench'
import { START } from '../rules/lives'
import { join, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { memberIdOf } from './own-data'
import { ENTRY, logsOf, note, settle } from './persons-bench'
import { addDocs, fileText } from './points-bench'

/** A month in the middle of the logs. */
const MONTH = '2024-12'

describe('the board', () => {
  let shuke: Shuke
  let operator: string

  const ask = async <R extends 'board.show' | 'board.people' | 'board.figure'>(
    route: R,
    input: unknown,
  ) => shuke.must(operator, 'operator', route, input as never)

  /** Everybody on a list, page by page, each once. */
  const listed = async (of: Meant): Promise<{ count: number; ids: string[] }> => {
    const ids: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await ask('board.people', after === undefined ? { of } : { of, after })
      ids.push(...page.people.map(({ id }) => id))
      await shuke.cloud.clock.advance(1000)
      if (page.next === undefined) return { count: page.count, ids: [...new Set(ids)] }
      after = page.next
    }
  }

  beforeAll(async () => {
    shuke = await startShuke({ extra: { persons: ENTRY } })
    operator = await setUpOperator(shuke)
    const person = await join(shuke)
    const memberId = await memberIdOf(shuke, { operator } as never, person)
    const given = { memberId, points: 300, why: '补发' }
    await shuke.must(operator, 'operator', 'points.adjust', given)
    const now = await shuke.cloud.clock.now()
    await note(shuke, logsOf(11, 25), now)
    const friend = (i: number) => ({
      _id: `kept.${i}`,
      key: memberKey(memberId),
      kind: 'kept' as const,
      at: startOfDayNumber(START + 340) + i,
      notedAt: 1,
    })
    await note(shuke, [friend(1), friend(2), friend(3)], now)
    await fireJobs(shuke)
    await settle(shuke)
  })
  afterAll(() => shuke.stop())

  it('lists as many people as each of its figures says', async () => {
    for (const { id } of figures) {
      const shown = await ask('board.figure', { figure: id, month: MONTH })
      const { count, ids } = await listed({ kind: 'figure', figure: id, month: MONTH })
      // Points and coupons are counted anew on the figure's own page.
      if (id !== 'owed') expect(count, id).toBe(shown.count)
      expect(ids.length, id).toBe(shown.count)
      expect(shown.formula.length, id).toBeGreaterThan(10)
      expect(shown.series.length, id).toBe(shown.series.length === 0 ? 0 : 12)
      await shuke.cloud.clock.advance(1000)
    }
  })

  it('has a figure for everything that was noted', async () => {
    const { figures: shown } = await ask('board.show', { month: MONTH })
    const told = Object.fromEntries(shown.map(({ id, text }) => [id, text]))
    const kept = await ask('board.figure', { figure: 'kept', month: MONTH })
    expect(kept.figure.text).toBe(told.kept)
    expect(kept.people.map(({ note }) => note)).toContain('3 次')
    expect(told.fen).toMatch(/^¥[\d,]+/)
    expect(told.members).not.toBe('0 位')
    const owed = await ask('board.figure', { figure: 'owed', month: MONTH })
    expect(owed.count).toBe(1)
    expect(owed.people[0]?.note).toBe('300 分')
  })

  it('leads with repurchase, before new members', async () => {
    const { figures: shown } = await ask('board.show', {})
    const place = (id: string) => shown.findIndex((one) => one.id === id)
    expect(shown[0]?.part).toBe('repurchase')
    expect(place('again')).toBeLessThan(place('joined'))
    expect(shown.length).toBe(figures.length)
  })

  it('changes its order with the trade, and no figure', async () => {
    const before = await ask('board.show', { month: MONTH })
    await shuke.must(operator, 'operator', 'lifecycle.saveTrade', { trade: 'beauty' })
    const after = await ask('board.show', { month: MONTH })
    const plain = (shown: typeof before) =>
      shown.figures.map(({ id, text, note }) => `${id} ${text} ${note}`)
    expect(plain(after)).not.toEqual(plain(before))
    expect(plain(after).sort()).toEqual(plain(before).sort())
    await shuke.must(operator, 'operator', 'lifecycle.saveTrade', { trade: 'general' })
  })

  it('takes four requests besides looking who asks, however many there are', async () => {
    await ask('board.show', { month: MONTH })
    const trips = roundTrips(shuke.lastCall('operator'))
    expect(trips.filter((one) => !one.endsWith(' staff')).length).toBeLessThanOrEqual(4)
    const reply = await ask('board.show', { month: MONTH })
    expect(JSON.stringify(reply).length).toBeLessThan(9000)
  })

  it('lists everybody in one pool and each cell of the cohorts', async () => {
    const { pools, funnel } = await ask('board.show', {})
    for (const { id, people } of pools)
      expect((await listed({ kind: 'pool', pool: id })).ids.length, id).toBe(people)
    expect(pools.reduce((sum, { people }) => sum + people, 0)).toBe(funnel[0]?.people)
    const { rows } = await shuke.must(operator, 'operator', 'board.cohorts', { from: MONTH })
    const [cohort] = rows.filter(({ back }) => back.some((people) => people > 0))
    const offset = (cohort?.back.findIndex((people) => people > 0) ?? 0) + 1
    const of = { kind: 'cohort', month: cohort?.month ?? MONTH, offset } as const
    expect((await listed(of)).ids.length).toBe(cohort?.back[offset - 1])
  })

  it('takes costs of channels, and says what a member cost and when it came back', async () => {
    const input = { month: MONTH }
    const { rows } = await shuke.must(operator, 'operator', 'board.channels', input)
    const channel = rows[0]?.channel ?? ''
    expect(rows[0]?.cac).toBeUndefined()
    const cost = { channel, month: '2024-06', fen: 10_000 }
    const { row } = await shuke.must(operator, 'operator', 'board.saveCost', cost)
    expect(row.costAll).toBe(10_000)
    const after = await shuke.must(operator, 'operator', 'board.channels', input)
    const found = after.rows.find((one) => one.channel === channel)
    expect(found?.cac).toBe(10_000 / (found?.joinedAll ?? 0))
    expect(found?.roi).toBe((found?.fenAll ?? 0) / 10_000)
    expect(found?.paidBack).toMatch(/^2024-/)
    const { ids } = await listed({ kind: 'channel', channel })
    const ever = await shuke.must(operator, 'operator', 'board.channels', {})
    expect(ids.length).toBe(ever.rows.find((one) => one.channel === channel)?.joinedAll)
    const strange = { ...cost, channel: 'card:nobody' }
    const refused = await shuke.call(operator, 'operator', 'board.saveCost', strange)
    expect(codeOf(refused)).toBe('board.channel-unknown')
    const ahead = { ...cost, month: '2099-01' }
    const early = await shuke.call(operator, 'operator', 'board.saveCost', ahead)
    expect(codeOf(early)).toBe('board.month-ahead')
  })

  it('names first whose friends stayed, not who brought most', async () => {
    const crowd = Array.from({ length: 30 }, (_, i) => ({
      _id: `brought.many.${i}`,
      key: 'm.crowd',
      kind: 'brought',
      at: startOfDayNumber(START) + i,
      notedAt: 1,
    }))
    const kept = { ...crowd[0], _id: 'kept.crowd', kind: 'kept' }
    const now = await shuke.cloud.clock.now()
    await addDocs(
      shuke,
      'events',
      [...crowd, kept].map((one) => ({ ...one, notedAt: now })),
    )
    await settle(shuke)
    const { rows } = await shuke.must(operator, 'operator', 'board.koc', {})
    const places = rows.map(({ id, kept: friends, brought }) => ({ id, friends, brought }))
    const many = places.findIndex(({ id }) => id === 'm.crowd')
    const few = places.findIndex(({ friends }) => friends === 3)
    expect(places[many]?.brought).toBe(30)
    expect(few).toBeLessThan(many)
    const counts = rows.map((one) => one.kept)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })

  it('points out what is beyond a bound of the brand', async () => {
    const alarm = async () => {
      const { figure } = await ask('board.figure', { figure: 'asleep', month: MONTH })
      return figure.alarm
    }
    await shuke.must(operator, 'operator', 'board.saveBound', { figure: 'asleep', bound: 10_000 })
    expect(await alarm()).toBeUndefined()
    const { bound } = await shuke.must(operator, 'operator', 'board.saveBound', {
      figure: 'asleep',
    })
    expect(bound).toBe(5000)
  })

  it('gives each table as a file that has the same rows', async () => {
    for (const table of ['figures', 'cohorts', 'channels', 'koc'] as const) {
      const file = await shuke.must(operator, 'operator', 'board.csv', { table, month: MONTH })
      const lines = (await fileText(shuke, file.fileId)).trim().split('\r\n')
      expect(lines.length, table).toBe(file.rows + 1)
      expect(file.rows, table).toBeGreaterThan(0)
    }
  })
})
