import { describe, expect, it } from 'vitest'
import { RULES } from '#core/identity/conflicts'
import { judge } from '#core/identity/judge'
import type { IdentityKey } from '#core/identity/keys'
import { loadBroken } from '../simulation/functions'
import { CASES, type Case } from './identity-cases'
import { loadedFrom, worldOf } from './identity-graphs'
import { IDENTITY_MUTANTS } from './identity-mutants'

/** Rules of a case's links, and everybody with more than one key. */
const toldIn = ({ deeds, rules }: Case, judging = judge) => {
  const links = [...worldOf(deeds).values()]
  const loaded = loadedFrom(links)
  const { links: judged, groups } = judging(links, { at: (key) => loaded.get(key) ?? [] })
  const all = [...loaded.keys()].map((key) => [...groups.keysWith(key)].sort().join(' '))
  const persons = [...new Set(all)].filter((one) => one.includes(' ')).sort()
  const told = Object.keys(rules).map((id): [string, string | undefined] => [
    id,
    judged.get(id)?.rule,
  ])
  return { rules: Object.fromEntries(told), persons }
}

const wantedOf = ({ rules, persons }: Case) => ({
  rules,
  persons: persons.map((keys) => [...keys].sort().join(' ')).sort(),
})

describe('what joins two keys, what waits and what is refused', () => {
  it.each(CASES)('$what', (one) => {
    expect(toldIn(one)).toEqual(wantedOf(one))
  })

  it('says every rule in words and has a case for each', () => {
    const named = new Set(CASES.flatMap(({ rules }) => Object.values(rules)))
    expect(Object.keys(RULES).filter((rule) => !named.has(rule))).toEqual([])
    for (const { words } of Object.values(RULES)) expect(words).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('a rule of the table that is switched off', () => {
  it.each(IDENTITY_MUTANTS)('is missed: $what', async (mutant) => {
    const one = CASES.find(({ what }) => what === mutant.seen)
    if (!one) throw new Error(`No case is called "${mutant.seen}"`)
    const broken = await loadBroken<{ judge: typeof judge }>('core/identity/judge.ts', [mutant])
    expect(toldIn(one, broken.judge)).not.toEqual(wantedOf(one))
  })
})

it('the leading key depends on the set of keys alone', async () => {
  const { leadingKey } = await import('#core/identity/keys')
  const keys: IdentityKey[] = ['p.1', 'o.jd.1', 'b.jd.1', 'u.1', 'x.1', 'm.2', 'm.1']
  for (let from = 0; from < keys.length; from += 1)
    expect(leadingKey([...keys.slice(from), ...keys.slice(0, from)])).toBe('m.1')
  expect(leadingKey(['p.1', 'o.jd.1', 'b.jd.1'])).toBe('b.jd.1')
})
