import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Live, type LiveAnswer } from '@/stores/live'

const offline = { ok: false as const, error: { code: 'client.offline', message: '没有网络' } }
const fresh = (code: string, nextInMs: number) => ({
  ok: true as const,
  data: { code, nextInMs },
  now: 0,
})

describe('a code that turns', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    // A phone whose clock is years off: only durations may matter.
    vi.setSystemTime(new Date('2001-01-01'))
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const start = (query: () => Promise<ReturnType<typeof fresh> | typeof offline>) => {
    const live = new Live<LiveAnswer>(query)
    live.start()
    return live
  }

  it('is asked for again within 2 s, so that a redemption shows within 3 s', async () => {
    const query = vi.fn(async () => fresh('1', 20_000))
    const live = start(query)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(query.mock.calls.length).toBeGreaterThanOrEqual(6)
    live.stop()
  })

  it('is fetched just after it turns', async () => {
    const query = vi.fn(async () => fresh(String(query.mock.calls.length), 500))
    const live = start(query)
    await vi.advanceTimersByTimeAsync(0)
    expect(live.code).toBe('1')
    await vi.advanceTimersByTimeAsync(700)
    expect(live.code).toBe('2')
    live.stop()
  })

  it('is not asked for after stop, and a late answer changes nothing', async () => {
    let answer: (value: ReturnType<typeof fresh>) => void = () => undefined
    const query = vi.fn(
      () =>
        new Promise<ReturnType<typeof fresh>>((resolve) => {
          answer = resolve
        }),
    )
    const live = start(query)
    live.stop()
    answer(fresh('late', 20_000))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(live.code).toBeUndefined()
    expect(query).toHaveBeenCalledTimes(1)
  })

  it('stays on the page without network until its step and one more are over, then is dead', async () => {
    let online = true
    const live = start(async () => (online ? fresh('1', 10_000) : offline))
    await vi.advanceTimersByTimeAsync(0)
    online = false
    await vi.advanceTimersByTimeAsync(38_000)
    expect(live.problem?.code).toBe('client.offline')
    expect(live.dead).toBe(false)
    await vi.advanceTimersByTimeAsync(5000)
    expect(live.dead).toBe(true)
    online = true
    await vi.advanceTimersByTimeAsync(2000)
    expect(live.dead).toBe(false)
    expect(live.problem).toBeUndefined()
    live.stop()
  })

  it('is veiled at once when the page comes back after it died', async () => {
    const query = vi.fn(async () => fresh('1', 10_000))
    const live = start(query)
    await vi.advanceTimersByTimeAsync(0)
    live.stop()
    await vi.advanceTimersByTimeAsync(120_000)
    query.mockImplementation(() => new Promise(() => undefined))
    live.start()
    expect(live.dead).toBe(true)
    live.stop()
  })
})
