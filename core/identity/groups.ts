import { type IdentityKey, leadingKey } from './keys'

export type Joining = 'joined' | 'together' | 'kept-apart' | 'too-large'

/**
 * Keys that belong together, and groups that must not: a forest with the enemies of each tree at its
 * root, so that ten thousand joins cost no more than their number.
 */
export const newGroups = (most: number) => {
  const parents = new Map<IdentityKey, IdentityKey>()
  const members = new Map<IdentityKey, IdentityKey[]>()
  const enemies = new Map<IdentityKey, Set<IdentityKey>>()

  const rootOf = (key: IdentityKey): IdentityKey => {
    let root = key
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root))
      root = up
    parents.set(key, root)
    return root
  }
  const keysOf = (root: IdentityKey): IdentityKey[] => members.get(root) ?? [root]

  const enemiesOf = (root: IdentityKey): Set<IdentityKey> => {
    const known = enemies.get(root) ?? new Set()
    enemies.set(root, known)
    return known
  }

  const merge = (into: IdentityKey, gone: IdentityKey): void => {
    parents.set(gone, into)
    const [more, all] = [keysOf(gone), keysOf(into)]
    all.push(...more)
    members.set(into, all)
    members.delete(gone)
    for (const enemy of enemies.get(gone) ?? []) {
      enemiesOf(enemy).delete(gone)
      enemiesOf(enemy).add(into)
      enemiesOf(into).add(enemy)
    }
    enemies.delete(gone)
  }

  const isTogether = (a: IdentityKey, b: IdentityKey): boolean => rootOf(a) === rootOf(b)
  const isApart = (a: IdentityKey, b: IdentityKey): boolean =>
    enemies.get(rootOf(a))?.has(rootOf(b)) ?? false

  return {
    isTogether,
    isApart,
    join: (a: IdentityKey, b: IdentityKey): Joining => {
      if (isTogether(a, b)) return 'together'
      if (isApart(a, b)) return 'kept-apart'
      const [one, other] = [rootOf(a), rootOf(b)]
      const [small, large] = keysOf(one).length < keysOf(other).length ? [one, other] : [other, one]
      if (keysOf(small).length + keysOf(large).length > most) return 'too-large'
      merge(large, small)
      return 'joined'
    },
    /** From now on the two may not come together; false when they are. */
    keepApart: (a: IdentityKey, b: IdentityKey): boolean => {
      if (isTogether(a, b)) return false
      enemiesOf(rootOf(a)).add(rootOf(b))
      enemiesOf(rootOf(b)).add(rootOf(a))
      return true
    },
    personOf: (key: IdentityKey): IdentityKey => leadingKey(keysOf(rootOf(key))),
    keysWith: (key: IdentityKey): readonly IdentityKey[] => keysOf(rootOf(key)),
  }
}
export type Groups = ReturnType<typeof newGroups>
