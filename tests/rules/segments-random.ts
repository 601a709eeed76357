import { foldPerson } from '#core/persons/fold'
import type { Person } from '#core/persons/person'
import { FAR_DAY, type PersonTag } from '#core/persons/person'
import type { LifeRules } from '#core/persons/rules'
import type { Field } from '#core/segments/field'
import { fields } from '#core/segments/fields'
import { MOST_DEPTH } from '#core/segments/limits'
import { type Condition, FIELDS, type FieldName, type Rule } from '#core/segments/views'
import { below, pick, type Random, randomLog, randomRules, SPAN, START } from './lives'
import type { Known } from './segments-oracle'

/** Random persons and random rules that say something, from a seed. */

export const OWN = {
  tags: ['t1', 't2', 't3'].map((id) => ({ id, name: `标签 ${id}` })),
  stores: ['s1', 's2'].map((id) => ({ id, name: `店 ${id}` })),
}

const some = <T>(random: Random, of: readonly T[]): T[] => {
  const found = of.filter(() => random() < 0.35)
  return found.length > 0 ? found : [pick(random, of)]
}

const idsOf = (choices: NonNullable<Field['of']>): string[] =>
  (typeof choices === 'string' ? OWN[choices] : choices).map(({ id }) => id)

/** Bounds that part people: of money thousands, of days hundreds, of times a few. */
const SCALES = { 次: 4, 天: 300, 分: 5, 元: 200_000, 级: 4 } as const

const boundsFor = (random: Random, { range }: Field): Pick<Condition, 'min' | 'max'> => {
  if (!range) return {}
  const one = range.least + below(random, SCALES[range.unit] - range.least + 1)
  const other = range.least + below(random, SCALES[range.unit] - range.least + 1)
  const [min, max] = [Math.min(one, other), Math.max(one, other)]
  return pick(random, [{ min }, { max }, { min, max }, { min: one, max: one }])
}

export const randomCondition = (
  random: Random,
  field: FieldName = pick(random, FIELDS),
): Condition => {
  const about = fields[field]
  const within = about.within === 'must' || (about.within && random() < 0.6)
  return {
    field,
    ...(about.of ? { of: some(random, idsOf(about.of)) } : {}),
    ...(about.from && random() < 0.5 ? { from: some(random, idsOf(about.from)) } : {}),
    ...boundsFor(random, about),
    ...(within ? { within: 1 + below(random, 120) } : {}),
  }
}

export const randomRule = (random: Random, depth = MOST_DEPTH - 1): Rule => {
  const kind = depth === 0 ? 0 : random()
  if (kind < 0.4) return randomCondition(random)
  if (kind < 0.55) return { not: randomRule(random, depth - 1) }
  const parts = Array.from({ length: 1 + below(random, 3) }, () => randomRule(random, depth - 1))
  return random() < 0.5 ? { all: parts } : { any: parts }
}

const randomTags = (random: Random): PersonTag[] =>
  OWN.tags.flatMap(({ id: tag }) => {
    if (random() < 0.6) return []
    const from = START + below(random, SPAN)
    const until = random() < 0.5 ? { until: from + below(random, 100) } : {}
    return [{ tag, by: 's', hand: true, from, ...until, why: '' }]
  })

export interface Somebody {
  known: Known
  person: Person
  rules: LifeRules
}

/** A person of whom something is known, with their events. */
export const randomPerson = (random: Random, name: string): Somebody => {
  const rules = randomRules(random)
  for (let i = 0; ; i += 1) {
    const events = randomLog(random, `${name}x${i}`)
    const keys = [...new Set(events.map(({ key }) => key))].sort()
    const [id = ''] = keys
    const folded = foldPerson({ id, keys }, events, [], rules)
    if (!folded) continue
    const level = below(random, 4)
    const day = `${String(1 + below(random, 12)).padStart(2, '0')}-11`
    const birthday = random() < 0.7 ? { birthday: day } : {}
    const tags = randomTags(random)
    const extra = { level, ...birthday, tags }
    const person = { ...folded, ...extra, gen: 1, batch: '', due: FAR_DAY }
    return { known: { events, ...extra }, person, rules }
  }
}

/** A day on which lives are going on, or have just ended. */
export const randomDay = (random: Random): number => START + below(random, SPAN + 200)
