import { judge } from '#core/identity/judge'
import type { IdentityKey } from '#core/identity/keys'
import type { reach as realReach } from '#core/identity/reach'
import {
  ALL_KEYS,
  type Deed,
  type Dice,
  happen,
  loadedFrom,
  personsIn,
  type World,
} from './identity-graphs'

/** Plays deeds a few at a time and judges only what each reaches, as server/identity/settle.ts does. */
export const playInSteps = (
  dice: Dice,
  deeds: readonly Deed[],
  reach: typeof realReach,
  most?: number,
) => {
  const world: World = new Map()
  const persons = new Map<IdentityKey, IdentityKey>(ALL_KEYS.map((key) => [key, key]))
  const verdicts = new Map<string, unknown>()
  for (let i = 0; i < deeds.length; ) {
    const changed = deeds.slice(i, i + 1 + dice.below(3)).map((deed) => happen(world, deed))
    i += changed.length
    const loaded = loadedFrom(world.values())
    for (const key of ALL_KEYS) if (!loaded.has(key)) loaded.set(key, [])
    const starts = changed.flatMap(({ a, b }) => [a, b])
    const { keys } = reach(starts, loaded)
    const links = [...world.values()].filter(({ a, b }) => keys.has(a) || keys.has(b))
    const far = links.flatMap(({ a, b }) => [a, b]).filter((key) => !keys.has(key))
    const outside = new Map(far.map((key) => [key, persons.get(key) ?? key]))
    const judged = judge(links, { at: (key) => loaded.get(key) ?? [] }, outside, most)
    for (const key of keys) persons.set(key, judged.groups.personOf(key))
    for (const link of links) {
      const verdict = judged.links.get(link._id)
      if (!verdict) throw new Error('not judged')
      verdicts.set(link._id, verdict)
      world.set(link._id, { ...link, alone: verdict.alone })
    }
  }
  return { world, persons, verdicts: new Map([...verdicts].sort()) }
}

/** The same from all that is known at the end. */
export const judgedAnew = (world: World, most?: number) => {
  const { persons, judged } = personsIn(judge, [...world.values()], most)
  return { persons, verdicts: new Map([...judged].sort()) }
}
