import { isDeepStrictEqual as isSame } from 'node:util'
import { judge } from '#core/identity/judge'
import { type IdentityKey, inOrder } from '#core/identity/keys'
import { type Known, reach } from '#core/identity/reach'
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

const linksIn = (world: World): Known[] => [...world.values()]

const told = (links: readonly Known[], most?: number) => {
  const { persons, judged } = personsIn(judge, links, most)
  return { persons, judged: new Map([...judged].sort()) }
}

const say = (world: World, a: IdentityKey, b: IdentityKey, same: boolean, at: number) =>
  happen(world, { kind: 'say', ends: inOrder(a, b), same, at })

/** What must hold in every random graph; true when it does. */
type Play = (dice: Dice, deeds: readonly Deed[]) => boolean

const inAnyOrder: Play = (dice, deeds) => {
  const links = linksIn(worldOf(deeds))
  const once = told(links)
  return (
    isSame(told(dice.shuffled(links)), once) &&
    isSame(componentsOf(links, once.judged), once.persons)
  )
}

const mergeAndUnmerge: Play = (dice, deeds) => {
  const world = worldOf(deeds)
  const values = valuesOf(dice)
  const before = told(linksIn(world)).persons
  const sums = sumsOf(before, values)
  const [a, b] = dice.shuffled([...new Set(before.values())])
  if (a === undefined || b === undefined) return true
  say(world, a, b, true, 200)
  const merged = told(linksIn(world)).persons
  say(world, a, b, false, 201)
  const after = told(linksIn(world)).persons
  const direct = worldOf(deeds)
  // Where something was known of the very two, the word is about that as well.
  const isNew = say(direct, a, b, false, 201).notes.length === 0
  return (
    merged.get(a) === merged.get(b) &&
    isSame(totalOf(sumsOf(merged, values)), totalOf(sums)) &&
    isSame(after, told(linksIn(direct)).persons) &&
    isSame(totalOf(sumsOf(after, values)), totalOf(sums)) &&
    (!isNew || (isSame(after, before) && isSame(sumsOf(after, values), sums)))
  )
}

const staysApart: Play = (dice, deeds) => {
  const world = worldOf(deeds)
  const values = valuesOf(dice)
  const first = told(linksIn(world))
  const total = totalOf(sumsOf(first.persons, values))
  const standing = linksIn(world).filter(({ _id }) => first.judged.get(_id)?.state === 'standing')
  if (standing.length === 0) return true
  const { a, b } = dice.one(standing)
  say(world, a, b, false, 200)
  const withMore = new Map([...world])
  for (const deed of deedsOf(dice)) if (deed.kind !== 'say') happen(withMore, deed)
  const isApart = [world, withMore].every((one) => {
    const { persons } = told(linksIn(one))
    return persons.get(a) !== persons.get(b) && isSame(totalOf(sumsOf(persons, values)), total)
  })
  say(world, a, b, true, 201)
  return isApart && isSame(told(linksIn(world)).persons, first.persons)
}

/** Judged step by step as far as each change reaches, or all at the end. */
export const comesToTheSame = (
  dice: Dice,
  deeds: readonly Deed[],
  reaching: typeof reach,
  most?: number,
): boolean => {
  const { world, ...inSteps } = playInSteps(dice, deeds, reaching, most)
  return isSame(inSteps, judgedAnew(world, most))
}

/** So few that random persons meet the limit. */
export const FEW = 3

const GONE = ['m.0', 'm.1', 'm.2', 'm.3'] as const

const isForgotten: Play = (dice, deeds) => {
  const world = worldOf(deeds)
  const values = valuesOf(dice)
  const before = sumsOf(told(linksIn(world)).persons, values)
  const gone = dice.one(GONE)
  const left = linksIn(world).filter(
    ({ a, b, word }) => (a !== gone && b !== gone) || word?.same === false,
  )
  const { persons } = told(left)
  const after = sumsOf(persons, values)
  return (
    [...persons].every(([key, person]) => (key === gone) === (person === gone)) &&
    isSame(after.get(gone), values.get(gone)) &&
    isSame(totalOf(after), totalOf(before))
  )
}

const isNeverTooLarge: Play = (dice, deeds) => {
  const links = linksIn(worldOf(deeds))
  const once = told(links, FEW)
  const sizes = new Map<IdentityKey, number>()
  for (const person of once.persons.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1)
  return Math.max(...sizes.values()) <= FEW && isSame(told(dice.shuffled(links), FEW), once)
}

export const PLAYS: Record<string, Play> = {
  'are judged the same in every order; persons are what standing links connect': inAnyOrder,
  'merge and unmerge give back exactly what was, and no total moves': mergeAndUnmerge,
  'what is taken apart stays apart whatever comes, and comes back with one word': staysApart,
  'changes judged by their reach come to the same as all anew': (dice, deeds) =>
    comesToTheSame(dice, deeds, reach),
  'the same where persons are full': (dice, deeds) => comesToTheSame(dice, deeds, reach, FEW),
  'a closed membership stands alone, and every total is still explained': isForgotten,
  'no person has more keys than may be, in any order': isNeverTooLarge,
}

/** Seeds from 1 on in which it does not hold. */
export const failuresOf = (play: Play, graphs: number): number[] => {
  const failed: number[] = []
  for (let seed = 1; seed <= graphs; seed += 1) {
    const dice = diceOf(seed)
    if (!play(dice, deedsOf(dice))) failed.push(seed)
  }
  return failed
}
