import { isDecidedAt, type RuleCode, ruleFor, type View, verdictOf } from './conflicts'
import type { IdentityKey } from './keys'
import { farEnd, type Link } from './links'

/** How a link was judged last. */
export type Known = Link & { alone: string }

export interface Reached {
  /** Keys whose links must be read before it can go on. */
  missing: IdentityKey[]
  /** Keys that are judged anew; whole once nothing is missing. */
  keys: Set<IdentityKey>
}

type Loaded = ReadonlyMap<IdentityKey, readonly Known[]>

export const viewOf = (loaded: Loaded): View => ({ at: (key) => loaded.get(key) ?? [] })

/**
 * It joins the other end now, or would if nothing kept them apart, or it has come to something else
 * than before.
 */
const leadsOn = (link: Known, rule: RuleCode): boolean =>
  link.alone !== rule || verdictOf(rule).joins !== undefined

/**
 * How far a change reaches: from the ends of the changed links over everything that joins or comes to
 * something else than before. What is not reached is judged as it was, because rules look
 * no further than a link's own ends (./conflicts.ts).
 */
export const reach = (starts: Iterable<IdentityKey>, loaded: Loaded): Reached => {
  const view = viewOf(loaded)
  const keys = new Set(starts)
  const missing = new Set<IdentityKey>()
  const todo = [...keys]
  for (let key = todo.pop(); key !== undefined; key = todo.pop()) {
    const links = loaded.get(key)
    if (!links) missing.add(key)
    // Who else is there is asked for all at once, and this key looked at again then.
    const far = (links ?? []).filter((link) => !isDecidedAt(link, key as IdentityKey, view))
    const unread = far.map((link) => farEnd(link, key as IdentityKey)).filter((k) => !loaded.has(k))
    for (const one of unread) missing.add(one)
    if (unread.length > 0) continue
    for (const link of links ?? []) {
      const other = farEnd(link, key)
      if (keys.has(other) || !leadsOn(link, ruleFor(link, view))) continue
      keys.add(other)
      todo.push(other)
    }
  }
  return { missing: [...missing], keys }
}
