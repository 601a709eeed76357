import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '#core/kernel/time'
import type { Device } from '#core/staff/contract'
import { limitText, MAX_DEVICES, withDevice, withLimit } from '#core/staff/rules'

const now = Date.parse('2026-12-03T10:00:00Z')

const phone = (id: string, over: Partial<Device> = {}): Device => ({
  id,
  name: `手机 ${id}`,
  firstAt: now - 9 * DAY,
  seenAt: now - HOUR,
  revoked: false,
  ...over,
})

const ids = (devices: readonly Device[] | undefined) => devices?.map(({ id }) => id)

describe('the list of phones', () => {
  it('has a new one first, and a known one again after a day', () => {
    const known = [phone('a'), phone('b', { seenAt: now - DAY })]
    expect(ids(withDevice(known, { id: 'c', name: 'x' }, now))).toEqual(['c', 'a', 'b'])
    expect(withDevice(known, { id: 'a', name: 'x' }, now)).toBeUndefined()
    expect(withDevice(known, { id: 'b', name: '改名' }, now)?.[0]).toEqual(
      phone('b', { name: '改名', seenAt: now }),
    )
  })

  it('forgets the longest unseen, never a revoked one, and always keeps the newest', () => {
    const full = Array.from({ length: MAX_DEVICES }, (_, i) => phone(`n${i}`))
    const last = phone('bad', { revoked: true })
    const after = withDevice([...full.slice(0, 9), last], { id: 'new', name: 'x' }, now)
    expect(ids(after)).toEqual(['new', ...(ids(full.slice(0, 8)) ?? []), 'bad'])
    const allBad = full.map((one) => ({ ...one, revoked: true }))
    expect(ids(withDevice(allBad, { id: 'new', name: 'x' }, now))).toHaveLength(MAX_DEVICES + 1)
  })
})

describe('the daily limit of a post', () => {
  const post = { storeId: 'st1', storeName: '一店', role: 'clerk' } as const

  it('is set and taken away in one store alone', () => {
    const posts = [post, { ...post, storeId: 'st2', dailyLimit: 3 }]
    expect(withLimit(posts, 'st1', 5)).toEqual([{ ...post, dailyLimit: 5 }, posts[1]])
    expect(withLimit(posts, 'st2', undefined)).toEqual([post, { ...post, storeId: 'st2' }])
  })

  it('has words for having none', () => {
    expect([limitText(5), limitText(undefined)]).toEqual(['每天 5 次', '每天不限'])
  })
})
