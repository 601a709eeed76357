import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Friends } from '@/stores/invite-friends'
import { Poll } from '@/stores/poll'
import { friendsOf } from './invite-answers.ts'

describe('a page that watches', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('asks every four seconds, so that news shows within five', async () => {
    const look = vi.fn(async () => true)
    const poll = new Poll(look)
    poll.start()
    await vi.advanceTimersByTimeAsync(20_500)
    expect(look).toHaveBeenCalledTimes(5)
    poll.stop()
  })

  it('asks nobody after stop, also when an answer comes late', async () => {
    let answer: (done: boolean) => void = () => undefined
    const look = vi.fn(
      () =>
        new Promise<boolean>((resolve) => {
          answer = resolve
        }),
    )
    const poll = new Poll(look)
    poll.start()
    await vi.advanceTimersByTimeAsync(4000)
    poll.stop()
    answer(true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(look).toHaveBeenCalledTimes(1)
  })

  it('waits longer and longer without network, a minute at most, and is quick again after it', async () => {
    let online = false
    const look = vi.fn(async () => online)
    const poll = new Poll(look)
    poll.start()
    // 4, 12, 28, 60, 120, 180 …
    await vi.advanceTimersByTimeAsync(60_500)
    expect(look).toHaveBeenCalledTimes(4)
    await vi.advanceTimersByTimeAsync(240_000)
    expect(look).toHaveBeenCalledTimes(8)
    online = true
    await vi.advanceTimersByTimeAsync(60_000)
    const before = look.mock.calls.length
    await vi.advanceTimersByTimeAsync(12_000)
    expect(look.mock.calls.length - before).toBeGreaterThanOrEqual(2)
    poll.stop()
  })

  it('never asks twice at once when it is started again', async () => {
    const look = vi.fn(async () => true)
    const poll = new Poll(look)
    poll.start()
    poll.start()
    await vi.advanceTimersByTimeAsync(4100)
    expect(look).toHaveBeenCalledTimes(1)
    poll.stop()
  })
})

describe('friends of a team', () => {
  it('keep the same rows while nothing changed, so that nothing is sent again', () => {
    const friends = new Friends()
    friends.put(friendsOf(3))
    const before = friends.newest
    friends.put(friendsOf(3))
    expect(friends.newest).toBe(before)
  })

  it('have more behind them only when the newest twenty are full', () => {
    const friends = new Friends()
    friends.put(friendsOf(19))
    expect(friends.hasMore).toBe(false)
    friends.put(friendsOf(20))
    expect(friends.hasMore).toBe(true)
  })

  it('lose nobody whom a new one pushes out of the newest', () => {
    const friends = new Friends()
    friends.put(friendsOf(20))
    friends.older = [friendsOf(20, 20)]
    friends.put([...friendsOf(1, 500), ...friendsOf(19)])
    friends.put([...friendsOf(1, 501), ...friendsOf(1, 500), ...friendsOf(18)])
    const keys = [friends.newest, friends.between, ...friends.older].flat().map(({ key }) => key)
    expect(new Set(keys).size).toBe(42)
    expect(keys).toHaveLength(42)
  })
})
