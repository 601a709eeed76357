import { describe, expect, it } from 'vitest'
import type { Field } from '#core/segments/field'
import { fields } from '#core/segments/fields'
import { isIn, turnsOf } from '#core/segments/rules'
import { type Condition, FIELDS, type FieldName, type Rule } from '#core/segments/views'
import { ruleText, why } from '#core/segments/words'
import { below, pick, type Random, randomOf } from './lives'
import { oracle } from './segments-oracle'
import {
  OWN,
  randomCondition,
  randomDay,
  randomPerson,
  randomRule,
  type Somebody,
} from './segments-random'

/** So many persons, each with some rules on some days; SHUKE_SEGMENTS=100000 for the long proof. */
const PERSONS = Number(process.env.SHUKE_SEGMENTS ?? 250)
const POOL = 120

const pool = Array.from({ length: POOL }, (_, i) => randomPerson(randomOf(900 + i), `q${i}`))

/** Mostly a day on which something changes, or the one before: mistakes of a day show there. */
const tellingDay = (random: Random, c: Condition, { person, rules }: Somebody): number => {
  const day = randomDay(random)
  const turns = turnsOf(c, person, rules, [day - 60, day + 60])
  return turns.length === 0 || random() < 0.2 ? day : pick(random, turns) - below(random, 2)
}

/** The first of some thousand trials in which the table answers unlike the oracle. */
const difference = (field: FieldName, trials: number, seed = 5): string | undefined => {
  const random = randomOf(seed)
  for (let i = 0; i < trials; i += 1) {
    const somebody = pick(random, pool)
    const { known, person, rules } = somebody
    const c = randomCondition(random, field)
    const day = tellingDay(random, c, somebody)
    const found = isIn(c, person, { day, rfm: rules.rfm })
    if (found !== oracle(c, known, rules, day)) return JSON.stringify([c, day, found])
  }
  return undefined
}

describe('a rule about people', () => {
  it('means whom the events mean, said slowly', () => {
    const random = randomOf(41)
    for (let i = 0; i < PERSONS; i += 1) {
      const { known, person, rules } = randomPerson(random, `p${i}`)
      for (let j = 0; j < 4; j += 1) {
        const rule = randomRule(random)
        const day = randomDay(random)
        const found = isIn(rule, person, { day, rfm: rules.rfm })
        const said = [i, day, JSON.stringify(rule)]
        expect([...said, found]).toEqual([...said, oracle(rule, known, rules, day)])
      }
    }
  })

  it('changes on no other day than those that it names', () => {
    const random = randomOf(43)
    for (let i = 0; i < PERSONS / 5; i += 1) {
      const { person, rules } = pick(random, pool)
      const rule = randomRule(random)
      const day = randomDay(random)
      const span = [day - 60, day + 60] as const
      const turns = new Set(turnsOf(rule, person, rules, span))
      for (let on = day - 59; on <= day + 60; on += 1) {
        if (turns.has(on)) continue
        const before = isIn(rule, person, { day: on - 1, rfm: rules.rfm })
        const after = isIn(rule, person, { day: on, rfm: rules.rfm })
        expect([i, on, JSON.stringify(rule), after]).toEqual([i, on, JSON.stringify(rule), before])
      }
    }
  })

  it('reads the same only when it is the same, but for groups of one', () => {
    const random = randomOf(47)
    const rules = Array.from({ length: 2000 }, () => randomRule(random))
    const bare = (rule: Rule): Rule => {
      if ('field' in rule && rule.min === 0 && rule.max === 0) {
        const { min: _, ...rest } = rule
        return rest
      }
      if ('field' in rule) return rule
      if ('not' in rule) return { not: bare(rule.not) }
      const parts = ('all' in rule ? rule.all : rule.any).map(bare)
      const [only] = parts
      if (only && parts.length === 1) return only
      return 'all' in rule ? { all: parts } : { any: parts }
    }
    const sorted = (rule: Rule): string =>
      JSON.stringify(bare(rule), (_, value) =>
        Array.isArray(value) || typeof value !== 'object' || value === null
          ? value
          : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))),
      )
    const known = new Map<string, string>()
    for (const rule of rules) {
      const text = ruleText(bare(rule), OWN)
      expect(known.get(text) ?? sorted(rule)).toBe(sorted(rule))
      known.set(text, sorted(rule))
    }
  })

  it('says why, from the top, and every condition with what is true of the person', () => {
    const random = randomOf(53)
    for (let i = 0; i < 200; i += 1) {
      const { person, rules } = pick(random, pool)
      const at = { day: randomDay(random), rfm: rules.rfm }
      const rule = randomRule(random)
      const reasons = why(rule, person, at, OWN)
      expect(reasons[0]?.holds).toBe(isIn(rule, person, at))
      expect(reasons[0]?.depth).toBe(0)
      for (const { text, told } of reasons)
        expect([text.length > 1, told !== '']).toEqual([true, true])
    }
  })
})

type Break = (field: Field) => Field['value'] | undefined

/** Ways in which a condition could be wrong; what a field has not can not be broken. */
const breaks: Record<string, Break> = {
  'a day late': (field) => (c, person, at) => field.value(c, person, { ...at, day: at.day - 1 }),
  'a day too long': ({ within, value }) =>
    within && ((c, p, at) => value(c.within ? { ...c, within: c.within + 1 } : c, p, at)),
  'without its stretch': ({ within, value }) =>
    within && (({ within: _, ...c }, p, at) => value({ ...c, within: 100_000 }, p, at)),
  'one too many': ({ range, value }) =>
    range &&
    ((c, p, at) => {
      const found = value(c, p, at)
      return typeof found === 'number' ? found + (range.unit === '元' ? 50_00 : 1) : found
    }),
  'nothing as zero': ({ range, value }) => range && ((c, p, at) => value(c, p, at) ?? 0),
  'what went back as bought': ({ reads, value }) =>
    reads.includes('purchases')
      ? (c, p, at) =>
          value(c, { ...p, purchases: p.purchases.map(({ backs: _, ...buy }) => buy) }, at)
      : undefined,
  'its first value only': ({ of, value }) =>
    of &&
    ((c, p, at) => {
      const found = value(c, p, at)
      return Array.isArray(found) ? found.slice(0, 1) : found
    }),
  'wherever from': ({ from, value }) => from && (({ from: _, ...c }, p, at) => value(c, p, at)),
  'for nobody': () => () => undefined,
}

/** Where the wrong is right: what does not change by days, and what has one value at most. */
const HARMLESS: Record<string, readonly FieldName[]> = {
  'a day late': ['channel', 'wecom'],
  'its first value only': ['channel', 'stage', 'group', 'store'],
  // Who has none of it is none of those who have so many: only numbers that start at 0 can not tell.
  'nothing as zero': [
    ...(['orders', 'fen', 'claimed', 'redeemed', 'stamped', 'invited', 'brought'] as const),
    ...(['kept', 'viewed'] as const),
  ],
}

const TRIALS = 6000

describe.each(FIELDS)('the condition %s', (name) => {
  it('answers as the events do', () => {
    expect(difference(name, 400)).toBe(undefined)
  })

  it('is found out when it is wrong', () => {
    const right = fields[name]
    try {
      for (const [what, breakIt] of Object.entries(breaks)) {
        const value = breakIt(right)
        if (!value || HARMLESS[what]?.includes(name)) continue
        fields[name] = { ...right, value }
        expect([what, difference(name, TRIALS) === undefined]).toEqual([what, false])
      }
    } finally {
      fields[name] = right
    }
  })
})
