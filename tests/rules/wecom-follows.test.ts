import { describe, expect, it } from 'vitest'
import { followsOf, withMove } from '#core/wecom/rules'
import type { Move } from '#core/wecom/views'

const T = 1_700_000_000_000
const added = (id: string, at: number, state?: string): Move => ({
  id,
  userId: 'su',
  kind: 'added',
  at: T + at,
  by: 'friend',
  ...(state ? { state } : {}),
})
const removed = (id: string, at: number, by: Move['by'] = 'friend'): Move => ({
  id,
  userId: 'su',
  kind: 'removed',
  at: T + at,
  by,
})

const fold = (...moves: Move[]) =>
  followsOf(moves.reduce<Move[]>((all, move) => withMove(all, move), []))

const permutations = <T>(list: T[]): T[][] =>
  list.length < 2
    ? [list]
    : list.flatMap((one, i) =>
        permutations(list.filter((_, at) => at !== i)).map((rest) => [one, ...rest]),
      )

describe('who follows a friend', () => {
  it('half added and then added is one', () => {
    expect(fold(added('h', 0, 's'), added('a', 2000, 's'))).toEqual([
      { userId: 'su', state: 's', addedAt: T },
    ])
  })

  it('a double is nothing', () => {
    expect(fold(added('a', 0), added('a', 0), removed('r', 5), removed('r', 5))).toHaveLength(1)
  })

  it('a friend who comes back without a state does not inherit the old one', () => {
    const follows = fold(added('a', 0, 's'), removed('r', 5000), added('b', 9000))
    expect(follows).toEqual([
      { userId: 'su', state: 's', addedAt: T, removedAt: T + 5000, by: 'friend' },
      { userId: 'su', addedAt: T + 9000 },
    ])
  })

  it('says who ended it, the first of both', () => {
    const [follow] = fold(added('a', 0), removed('r', 5000, 'staff'), removed('s', 9000))
    expect(follow).toMatchObject({ removedAt: T + 5000, by: 'staff' })
  })

  it('of one second, deleting comes before adding again', () => {
    expect(fold(added('a', 0), removed('r', 5000), added('b', 5000))).toHaveLength(2)
  })

  it('a deletion of nobody is nothing', () => {
    expect(fold(removed('r', 0))).toEqual([])
  })

  it('the order in which it is told changes nothing', () => {
    const moves = [added('h', 0, 's'), added('a', 1), removed('r', 5), added('b', 9, 't')]
    const results = permutations(moves).map((order) => JSON.stringify(fold(...order)))
    expect(new Set(results).size).toBe(1)
  })

  it('keeps staff apart', () => {
    const other = { ...removed('r', 5), userId: 'li' }
    expect(fold(added('a', 0), other)).toEqual([{ userId: 'su', addedAt: T }])
  })

  it('a quarrel without end stays short', () => {
    const moves = Array.from({ length: 100 }, (_, i) =>
      i % 2 === 0 ? added(`${i}`, i * 1000) : removed(`${i}`, i * 1000),
    )
    const kept = moves.reduce<Move[]>((all, move) => withMove(all, move), [])
    expect(kept.length).toBeLessThanOrEqual(40)
  })
})
