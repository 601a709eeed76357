import { describe, expect, it } from 'vitest'
import {
  hasRoom,
  linesOf,
  movesOf,
  newerCredit,
  type PaidLine,
  standingOf,
  type TeamLine,
  wantedOf,
} from '#core/invites/team'
import { worstOf } from '#core/invites/worst'
import { randomFrom } from '../../localwechat/simulator/random.ts'
import { loadBroken } from '../simulation/functions'
import { type Books, changed, type MovesOf, planFrom, settled } from './invites-teams'

const TEAMS = 400
const CHANGES = 40

const POINTS = (points: number) => ({ kind: 'points' as const, points })
const PLAN = {
  steps: [{ now: POINTS(10) }, { now: POINTS(20), kept: POINTS(30) }],
  friend: POINTS(5),
}

const counted = (friendId: string, keptFrom = 100): TeamLine => ({
  friendId,
  state: 'counted',
  rule: 'done',
  keptFrom,
})
const left = (friendId: string): TeamLine => ({ friendId, state: 'left', rule: 'left-closed' })
const held = (friendId: string): TeamLine => ({ friendId, state: 'held', rule: 'under-review' })
const out = (part: PaidLine['part'], step: number, gen = 1): PaidLine => ({
  part,
  step,
  gen,
  state: 'given',
})

const told = (lines: readonly TeamLine[], paid: readonly PaidLine[], now = 0, again = false) =>
  movesOf({ steps: PLAN.steps }, lines, paid, now, again).map(
    ({ what, part, step, gen }) => `${what} ${part} ${step}.${gen}`,
  )

/** Plays a random team and says which promise it broke. */
const broken = (moves: MovesOf, seed: string): string | undefined => {
  const random = randomFrom(seed)
  const form = planFrom(random)
  const most = worstOf({ ...form, stock: 1 }, (reward) =>
    reward.kind === 'points' ? reward.points : 0,
  )
  let lines: TeamLine[] = []
  let books: Books = { paid: [], gives: [], backs: [], spent: 0 }
  const stood = new Set<string>()
  for (let n = 0; n < CHANGES; n++) {
    lines = changed(random, lines)
    books = settled(random, form, lines, books, moves)
    for (const { friendId, state } of lines)
      if (state === 'counted' || state === 'kept') stood.add(friendId)
    if (new Set(books.gives).size !== books.gives.length) return 'a reward is given twice'
    if (new Set(books.backs).size !== books.backs.length) return 'a reward is taken back twice'
    if (books.spent > most.perFriendFen * stood.size) return 'it costs more than the worst case'
    const given = books.paid.filter(({ state }) => state === 'given' || state === 'note').length
    const wanted = wantedOf(form, lines, 0).length
    if (given < wanted) return 'something earned is missing'
    const stands = books.paid.filter(({ state }) => state === 'given').length
    const isLooked = lines.some(({ state }) => state === 'held')
    if (!isLooked && stands > wanted) return 'something not earned stands'
    if (moves(form, lines, books.paid, 0).length > 0) return 'it is never done'
  }
  return undefined
}

const firstBroken = (moves: MovesOf): string | undefined => {
  for (let n = 0; n < TEAMS; n++) {
    const why = broken(moves, `team ${n}`)
    if (why) return why
  }
  return undefined
}

describe('a team', () => {
  it('pays the first friend as soon as they count', () => {
    expect(told([counted('a')], [])).toEqual(['give now 1.1'])
  })

  it('takes back the highest step, whoever left', () => {
    const lines = [left('a'), counted('b')]
    expect(told(lines, [out('now', 1), out('now', 2)])).toEqual(['takeBack now 2.1'])
  })

  it('takes back nothing twice', () => {
    const paid: PaidLine[] = [out('now', 1), { ...out('now', 2), state: 'back' }]
    expect(told([left('a'), counted('b')], paid)).toEqual([])
  })

  it('gives a step again that another friend earns', () => {
    const paid: PaidLine[] = [out('now', 1), { ...out('now', 2), state: 'back' }]
    expect(told([left('a'), counted('b'), counted('c')], paid)).toEqual(['give now 2.2'])
  })

  it('does not give again what was spent and only noted', () => {
    const paid: PaidLine[] = [{ ...out('now', 1), state: 'note' }]
    expect(told([left('a'), counted('b')], paid)).toEqual([])
  })

  it('tries what found nothing left only when it is asked to', () => {
    const paid: PaidLine[] = [{ ...out('now', 1), state: 'none' }]
    expect(told([counted('a')], paid)).toEqual([])
    expect(told([counted('a')], paid, 0, true)).toEqual(['give now 1.2'])
  })

  it('gives the second part when the second friend is kept, by the clock alone', () => {
    const lines = [counted('a', 100), counted('b', 200)]
    const paid = [out('now', 1), out('now', 2)]
    expect(told(lines, paid, 199)).toEqual([])
    expect(told(lines, paid, 200)).toEqual(['give kept 2.1'])
  })

  it('neither pays nor takes back for a friend who is looked at', () => {
    expect(told([held('a')], [])).toEqual([])
    expect(told([held('a')], [out('now', 1)])).toEqual([])
    expect(told([left('a'), held('b')], [out('now', 1), out('now', 2)])).toEqual([
      'takeBack now 2.1',
    ])
  })

  it('gives each friend their own benefit once', () => {
    const moves = movesOf(PLAN, [counted('a'), counted('b'), counted('c')], [], 0)
    const friends = moves.filter(({ part }) => part === 'friend').map(({ friendId }) => friendId)
    expect(friends).toEqual(['a', 'b', 'c'])
  })

  it('of a blocked inviter loses its steps, and its friends keep what is theirs', () => {
    const lines = linesOf({ blocked: true, credits: [counted('a'), counted('b')] })
    const paid: PaidLine[] = [out('now', 1), { ...out('friend', 0), friendId: 'a' }]
    const moves = movesOf(PLAN, lines, paid, 0)
    expect(moves).toEqual([{ what: 'takeBack', part: 'now', step: 1, gen: 1 }])
  })

  it('counts, keeps and looks again as its credits say', () => {
    const lines = [counted('a', 100), counted('b', 300), left('c'), held('d')]
    expect(standingOf(lines, 200)).toEqual({
      counted: 2,
      kept: 1,
      waiting: 0,
      held: 1,
      keptAt: 100,
      nextLook: 300,
    })
  })

  it('never lets an older fold replace a newer one', () => {
    expect(newerCredit(undefined, { rev: 1 })).toBe(true)
    expect(newerCredit({ rev: 2 }, { rev: 1 })).toBe(false)
    expect(newerCredit({ rev: 2 }, { rev: 2 })).toBe(true)
  })

  it('has room for two hundred friends, and for those it has', () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ friendId: `f${n}` }))
    expect(hasRoom(many.slice(1), 'new')).toBe(true)
    expect(hasRoom(many, 'new')).toBe(false)
    expect(hasRoom(many, 'f7')).toBe(true)
  })
})

describe(`random teams, ${TEAMS} of them`, () => {
  it('give and take back exactly once and never cost more than the worst case', () => {
    expect(firstBroken(movesOf)).toBeUndefined()
  })

  it.each([
    ['it is never done', 'isOut(line) && !stays', '!stays'],
    ['something earned is missing', "line.state === 'back' ||", ''],
    ['something not earned stands', 'return [...backs, ', 'return ['],
    ['a reward is given twice', '? line.gen + 1', '? line.gen'],
    ['it costs more than the worst case', 'index < count &&', 'index <= count &&'],
  ])('would be caught: %s', async (why, from, to) => {
    const file = 'core/invites/team.ts'
    const rules = await loadBroken<{ movesOf: MovesOf }>(file, [{ file, from, to }])
    const seen = Array.from({ length: TEAMS }, (_, n) => broken(rules.movesOf, `team ${n}`))
    expect(seen).toContain(why)
  })
})
