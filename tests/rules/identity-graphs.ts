import type { Judged, judge as realJudge } from '#core/identity/judge'
import { type IdentityKey, inOrder, leadingKey } from '#core/identity/keys'
import type { Link, LinkSource, Note } from '#core/identity/links'
import type { Known } from '#core/identity/reach'

/** Small random worlds of keys, facts and words, and what must hold in each. */

/** Mulberry32: the same seed gives the same world everywhere. */
export const diceOf = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T
  const shuffled = <T>(of: readonly T[]): T[] => {
    const all = [...of]
    for (let i = all.length - 1; i > 0; i -= 1) {
      const j = below(i + 1)
      ;[all[i], all[j]] = [all[j] as T, all[i] as T]
    }
    return all
  }
  return { below, one, shuffled }
}
export type Dice = ReturnType<typeof diceOf>

const keys = (letter: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${letter}.${i}` as IdentityKey)

const POOLS = {
  m: keys('m', 4),
  u: keys('u', 2),
  x: keys('x', 2),
  p: keys('p', 7),
  b: keys('b.jd', 7),
  o: keys('o.jd', 4),
}
export const ALL_KEYS: readonly IdentityKey[] = Object.values(POOLS).flat()

const PAIRS: Record<LinkSource, readonly [keyof typeof POOLS, keyof typeof POOLS]> = {
  unionid: ['m', 'u'],
  wecom: ['x', 'u'],
  phone: ['m', 'p'],
  order: ['m', 'o'],
  buyer: ['m', 'b'],
  parcel: ['b', 'p'],
}
/** Parcels and phones are what there is most of. */
const SOURCES: LinkSource[] = [
  ...(['unionid', 'wecom', 'order', 'phone', 'phone'] as const),
  ...(['buyer', 'buyer', 'parcel', 'parcel', 'parcel'] as const),
]

/** What somebody learns or says, as it happens. */
export type Deed =
  | { kind: 'note'; ends: [IdentityKey, IdentityKey]; note: Note }
  | { kind: 'retract'; ends: [IdentityKey, IdentityKey]; note: Note }
  | { kind: 'say'; ends: [IdentityKey, IdentityKey]; same: boolean; at: number }

const noteFrom = (dice: Dice, crowd: boolean): Deed => {
  const source = crowd ? 'parcel' : dice.one(SOURCES)
  const [from, to] = PAIRS[source]
  // A crowd meets at one phone, or one buyer sends to everybody.
  const a = crowd && dice.below(2) === 0 ? (POOLS.b[0] as IdentityKey) : dice.one(POOLS[from])
  const b = crowd && a !== POOLS.b[0] ? (POOLS.p[0] as IdentityKey) : dice.one(POOLS[to])
  const ref = source === 'buyer' ? `o.${dice.below(3)}` : ''
  return { kind: 'note', ends: inOrder(a, b), note: { source, ref, at: dice.below(50) } }
}

export const deedsOf = (dice: Dice): Deed[] => {
  const deeds: Deed[] = []
  const crowd = dice.below(3) === 0
  for (let left = 4 + dice.below(14); left > 0; left -= 1) {
    const turn = dice.below(12)
    const before = deeds.filter((one) => one.kind === 'note')
    if (turn === 0 && before.length > 0) deeds.push({ ...dice.one(before), kind: 'retract' })
    else if (turn <= 2) {
      const [a, b] = dice.shuffled(ALL_KEYS.filter((key) => !/^[pu]/.test(key)))
      const ends = inOrder(a as IdentityKey, b as IdentityKey)
      deeds.push({ kind: 'say', ends, same: dice.below(2) === 0, at: 100 + deeds.length })
    } else deeds.push(noteFrom(dice, crowd && turn > 6))
  }
  return deeds
}

export type World = Map<string, Known>

const idOf = ([a, b]: readonly [IdentityKey, IdentityKey]): string => `${a}:${b}`

const fresh = ([a, b]: [IdentityKey, IdentityKey]): Known => ({
  _id: idOf([a, b]),
  a,
  b,
  notes: [],
  alone: '',
})

const isSame = (x: Note, y: Note) => x.source === y.source && x.ref === y.ref

/** As server/identity/note.ts and decide.ts write; answers the changed link. */
export const happen = (world: World, deed: Deed): Known => {
  const known = world.get(idOf(deed.ends)) ?? fresh(deed.ends)
  const next = { ...known }
  if (deed.kind === 'say') next.word = { same: deed.same, at: deed.at, by: 's', why: '' }
  else {
    const others = known.notes.filter((one) => !isSame(one, deed.note))
    const before = known.notes.find((one) => isSame(one, deed.note))
    const at = Math.min(before?.at ?? deed.note.at, deed.note.at)
    next.notes = deed.kind === 'note' ? [...others, { ...deed.note, at }] : others
  }
  world.set(next._id, next)
  return next
}

export const worldOf = (deeds: readonly Deed[]): World => {
  const world: World = new Map()
  for (const deed of deeds) happen(world, deed)
  return world
}

export const loadedFrom = (links: Iterable<Known>): Map<IdentityKey, Known[]> => {
  const loaded = new Map<IdentityKey, Known[]>()
  for (const link of links)
    for (const end of [link.a, link.b]) {
      const there = loaded.get(end)
      if (there) there.push(link)
      else loaded.set(end, [link])
    }
  return loaded
}

type Judge = typeof realJudge

/** Everybody's keys by their leading one, as text: what two judgements must agree in. */
export const personsIn = (judge: Judge, links: readonly Link[], most?: number) => {
  const loaded = loadedFrom(links as Known[])
  const view = { at: (key: IdentityKey) => loaded.get(key) ?? [] }
  const { groups, links: judged } = judge(links, view, new Map(), most)
  const persons = new Map<IdentityKey, IdentityKey>(
    ALL_KEYS.map((key) => [key, groups.personOf(key)]),
  )
  return { persons, judged }
}

/** Connected components over links that stand: the plainest way to say who is one person. */
export const componentsOf = (
  links: readonly Link[],
  judged: ReadonlyMap<string, Judged>,
): Map<IdentityKey, IdentityKey> => {
  const labels = new Map<IdentityKey, Set<IdentityKey>>(
    ALL_KEYS.map((key) => [key, new Set([key])]),
  )
  for (const { _id, a, b } of links) {
    if (judged.get(_id)?.state !== 'standing') continue
    const all = new Set([...(labels.get(a) ?? []), ...(labels.get(b) ?? [])])
    for (const key of all) labels.set(key, all)
  }
  return new Map([...labels].map(([key, all]) => [key, leadingKey(all)]))
}

export interface Value {
  points: number
  coupons: number
  invites: number
  fen: number
}

/** What was earned under each key, which no decision moves. */
export const valuesOf = (dice: Dice): Map<IdentityKey, Value> =>
  new Map(
    ALL_KEYS.map((key) => [
      key,
      {
        points: dice.below(1000) - 100,
        coupons: dice.below(5),
        invites: dice.below(4),
        fen: dice.below(100_000),
      },
    ]),
  )

const FIELDS = ['points', 'coupons', 'invites', 'fen'] as const
const NONE: Value = { points: 0, coupons: 0, invites: 0, fen: 0 }

const plus = (one: Value, other: Value): Value => {
  const sum = { ...one }
  for (const field of FIELDS) sum[field] += other[field]
  return sum
}

/** What each person has: the sum over their keys. */
export const sumsOf = (
  persons: ReadonlyMap<IdentityKey, IdentityKey>,
  values: ReadonlyMap<IdentityKey, Value>,
): Map<IdentityKey, Value> => {
  const sums = new Map<IdentityKey, Value>()
  for (const [key, person] of persons)
    sums.set(person, plus(sums.get(person) ?? NONE, values.get(key) ?? NONE))
  return sums
}

export const totalOf = (sums: ReadonlyMap<IdentityKey, Value>): Value =>
  [...sums.values()].reduce(plus, NONE)
