import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import type { ImportView } from '#core/orders/contract'
import { newRequestId, type RouteOf, type Shuke, startShuke } from '../bench'
import { join, setUpOperator } from '../story'
import { fireJobs, killJobsAt } from './jobs-bench'
import { csvOf, desk, type Sold, stateNow, upload } from './orders-bench'
import { docs } from './points-bench'
import { setPoints } from './sales-bench'

/**
 * Each round kills the call that checks, the one that starts and the one that undoes at one of their
 * requests, and the jobs that go on at one of theirs. All of them take minutes; some stand for them.
 */
const ROUNDS = process.env.SHUKE_KILLS === 'all' ? 40 : 2
const killedAt = (round: number): number => (ROUNDS === 40 ? round + 1 : ([10, 19][round] ?? 1))

describe('an import that is killed', () => {
  let shuke: Shuke
  let operator: string
  let at: ReturnType<typeof desk>
  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    await setPoints(shuke, operator)
    const rules = { earn: true, days: 180 }
    await shuke.must(operator, 'operator', 'orders.saveRules', { rules })
    at = desk(shuke, operator)
  })
  afterAll(() => shuke.stop())

  /** The call dies at its n-th request; the phone sends it again. */
  const callKilled = async (route: RouteOf<'operator'>, input: object, n: number) => {
    const requestId = newRequestId()
    const kill = { on: 'operation', fn: 'operator', fault: 'kill', at: [n] } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [kill] })
    const ask = () => shuke.send(operator, 'operator', route, input, requestId)
    await ask().catch(() => undefined)
    shuke.cloud.chaos.clear()
    // A transaction that was left open ends by itself after half a minute (facts/cloud.md §6).
    await shuke.cloud.clock.advance(MINUTE)
    const reply = (await ask()) as { ok: boolean; data: { import: ImportView } }
    expect(JSON.stringify({ n, ...reply })).toContain('"ok":true')
    return reply.data.import
  }
  const settleKilled = async (import_: ImportView, n: number) => {
    if (/ing$/.test((await at.now(import_)).state)) await killJobsAt(shuke, 'imports', n)
    await fireJobs(shuke)
    return at.settle(import_)
  }

  it(`ends as an unbroken one, wherever it is killed (${ROUNDS} places)`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const n = killedAt(round)
      const no = (i: number) => String(500_000_000_000 + round * 100 + i)
      const known: Sold = { no: no(0), yuan: '50', buyer: `老客${round}` }
      await at.take([known])
      const member = await join(shuke)
      const early = await shuke.must(member, 'member', 'orders.claim', { orderNo: no(2) })
      expect(early.claim.state).toBe('waiting')
      const before = await stateNow(shuke)
      const rows: Sold[] = [
        { ...known, back: '20' },
        { no: no(1), yuan: '10', buyer: `新客${round}`, phone: `1380000${1000 + round}` },
        { no: no(2), yuan: '100', item: 'a' },
        { no: no(2), yuan: '28', item: 'b' },
      ]
      const wouldBe = {
        ...{ orders: 3, fresh: 2, changed: 1, same: 0, bought: 2 },
        ...{ fen: 13_800, backFen: 2000, buyersNew: 1, buyersKnown: 1 },
      }
      const fileId = await upload(shuke, operator, csvOf(rows))
      const first = await callKilled('orders.check', { fileId, name: `${n}` }, n)
      const checked = await settleKilled(first, n)
      expect({ n, ...checked }).toMatchObject({ n, state: 'checked', wouldBe })
      const started = await callKilled('orders.start', { importId: first.id }, n)
      const done = await settleKilled(started, n)
      expect({ n, ...done }).toMatchObject({ n, state: 'done', was: wouldBe })
      const { claims } = await shuke.must(member, 'member', 'orders.claims', {})
      expect({ n, claims }).toMatchObject({ n, claims: [{ state: 'claimed', points: 128 }] })
      const after = await stateNow(shuke)
      expect(after.orders.length).toBe(before.orders.length + 2)
      expect(after.stories.length).toBe(before.stories.length + 2)
      const told = await docs<{ kind: string }>(shuke, 'events', { ref: `taobao.${no(0)}` })
      expect(told.map(({ kind }) => kind).sort()).toEqual(['bought', 'returned'])
      const input = { importId: first.id, why: '选错了' }
      const undone = await settleKilled(await callKilled('orders.undo', input, n), n)
      expect({ n, state: undone.state }).toEqual({ n, state: 'undone' })
      expect(await stateNow(shuke)).toEqual(before)
      const brief = (await shuke.must(member, 'member', 'points.page', {})).brief
      expect({ n, balance: brief.balance, debt: brief.debt }).toEqual({ n, balance: 0, debt: 0 })
    }
  })
})
