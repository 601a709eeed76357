import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { judge } from '#core/identity/judge'
import { type IdentityKey, inOrder } from '#core/identity/keys'
import type { LinkSource } from '#core/identity/links'
import { type Known, reach } from '#core/identity/reach'
import { loadBroken } from '../simulation/functions'
import {
  componentsOf,
  type Deed,
  type Dice,
  deedsOf,
  diceOf,
  happen,
  personsIn,
  sumsOf,
  totalOf,
  valuesOf,
  type World,
  worldOf,
} from './identity-graphs'
import { judgedAnew, playInSteps } from './identity-steps'

/** `npm run figures -- identity` plays 100,000; a slice that still kills every mutant runs here. */
const GRAPHS = Number(process.env.SHUKE_GRAPHS ?? 2000)

const each = (play: (dice: Dice, deeds: Deed[], seed: number) => void): void => {
  for (let seed = 1; seed <= GRAPHS; seed += 1) {
    const dice = diceOf(seed)
    try {
      play(dice, deedsOf(dice), seed)
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
}

const linksIn = (world: World): Known[] => [...world.values()]

const told = (links: readonly Known[], most?: number) => {
  const { persons, judged } = personsIn(judge, links, most)
  return { persons, judged: new Map([...judged].sort()) }
}

const say = (world: World, a: IdentityKey, b: IdentityKey, same: boolean, at: number) =>
  happen(world, { kind: 'say', ends: inOrder(a, b), same, at })

const toTheSame = (dice: Dice, deeds: Deed[], reaching: typeof reach, most?: number): boolean => {
  const { world, ...inSteps } = playInSteps(dice, deeds, reaching, most)
  return isDeepStrictEqual(inSteps, judgedAnew(world, most))
}

describe('random graphs of links', () => {
  it('are judged the same in every order, and persons are what standing links connect', () => {
    each((dice, deeds) => {
      const links = linksIn(worldOf(deeds))
      const once = told(links)
      expect(told(dice.shuffled(links))).toEqual(once)
      expect(componentsOf(links, once.judged)).toEqual(once.persons)
    })
  })

  it('merge and unmerge give back exactly what was, and no total moves', () => {
    each((dice, deeds) => {
      const world = worldOf(deeds)
      const values = valuesOf(dice)
      const before = told(linksIn(world)).persons
      const sums = sumsOf(before, values)
      const [a, b] = dice.shuffled([...new Set(before.values())])
      if (a === undefined || b === undefined) return
      say(world, a, b, true, 200)
      const merged = told(linksIn(world)).persons
      expect(merged.get(a)).toBe(merged.get(b))
      expect(totalOf(sumsOf(merged, values))).toEqual(totalOf(sums))
      say(world, a, b, false, 201)
      const after = told(linksIn(world)).persons
      expect(after).toEqual(before)
      expect(sumsOf(after, values)).toEqual(sums)
    })
  })

  it('what is taken apart stays apart whatever comes, and comes back with one word', () => {
    each((dice, deeds) => {
      const world = worldOf(deeds)
      const values = valuesOf(dice)
      const first = told(linksIn(world))
      const standing = linksIn(world).filter(
        ({ _id }) => first.judged.get(_id)?.state === 'standing',
      )
      if (standing.length === 0) return
      const { a, b } = dice.one(standing)
      say(world, a, b, false, 200)
      const more = deedsOf(dice).filter(({ kind }) => kind !== 'say')
      const withMore = new Map([...world])
      for (const deed of more) happen(withMore, deed)
      for (const links of [linksIn(world), linksIn(withMore)]) {
        const { persons } = told(links)
        expect(persons.get(a)).not.toBe(persons.get(b))
        expect(totalOf(sumsOf(persons, values))).toEqual(totalOf(sumsOf(first.persons, values)))
      }
      say(world, a, b, true, 201)
      expect(told(linksIn(world)).persons).toEqual(first.persons)
    })
  })

  it.each([500, 3])(
    'changes judged by their reach come to the same as all anew: %i keys',
    (most) => {
      each((dice, deeds) => {
        expect(toTheSame(dice, deeds, reach, most)).toBe(true)
      })
    },
  )

  it('a closed membership stands alone, and every total is still explained', () => {
    each((dice, deeds) => {
      const world = worldOf(deeds)
      const values = valuesOf(dice)
      const before = sumsOf(told(linksIn(world)).persons, values)
      const gone = dice.one(['m.0', 'm.1', 'm.2', 'm.3'] as const)
      const left = linksIn(world).filter(
        ({ a, b, word }) => (a !== gone && b !== gone) || word?.same === false,
      )
      const { persons } = told(left)
      expect([...persons].filter(([, person]) => person === persons.get(gone))).toEqual([
        [gone, gone],
      ])
      const after = sumsOf(persons, values)
      expect(after.get(gone)).toEqual(values.get(gone))
      expect(totalOf(after)).toEqual(totalOf(before))
    })
  })

  it('no person has more keys than may be, in any order', () => {
    each((dice, deeds) => {
      const links = linksIn(worldOf(deeds))
      const once = told(links, 3)
      expect(told(dice.shuffled(links), 3)).toEqual(once)
      const sizes = new Map<IdentityKey, number>()
      for (const person of once.persons.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1)
      expect(Math.max(...sizes.values())).toBeLessThanOrEqual(3)
    })
  })
})

describe('a change that stops too early', () => {
  const broken = (from: string, to: string) =>
    loadBroken<{ reach: typeof reach }>('core/identity/reach.ts', [
      { file: 'core/identity/reach.ts', from, to },
    ])

  it('is missed where a person was full before', async () => {
    const { reach: early } = await broken('verdictOf(rule).joins !== undefined', 'false')
    const played = Array.from({ length: GRAPHS }, (_, i) => diceOf(i + 1))
    expect(played.some((dice) => !toTheSame(dice, deedsOf(dice), early, 3))).toBe(true)
  })

  it('is missed where a phone is no longer shared', async () => {
    const knows = (source: LinkSource, a: IdentityKey, b: IdentityKey): Deed => ({
      kind: 'note',
      ends: inOrder(a, b),
      note: { source, ref: '', at: 1 },
    })
    const parcels = ([0, 1, 2, 3] as const).map((i) => knows('parcel', `b.jd.${i}`, 'p.1'))
    const phones = ([1, 2] as const).map((i) => knows('phone', `m.${i}`, 'p.1'))
    const last = { ...parcels[3], kind: 'retract' } as Deed
    const deeds = [...parcels, ...phones, knows('buyer', 'm.2', 'b.jd.0'), last]
    const { reach: early } = await broken('link.alone !== rule ||', '')
    // One by one: what comes together is judged together.
    const oneByOne = { ...diceOf(1), below: () => 0 }
    expect(toTheSame(oneByOne, deeds, reach)).toBe(true)
    expect(toTheSame(oneByOne, deeds, early)).toBe(false)
  })
})
