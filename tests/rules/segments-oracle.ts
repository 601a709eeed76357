import { stageHistory } from '#core/aipl/history'
import { STAGES } from '#core/aipl/stages'
import { type DayNumber, dayNumberOf, valueOn } from '#core/events/days'
import type { Event } from '#core/events/event'
import { rulesOn } from '#core/events/steps'
import { storyOf } from '#core/events/story'
import { lifeOf } from '#core/persons/life'
import type { PersonTag } from '#core/persons/person'
import type { LifeRules } from '#core/persons/rules'
import { GROUPS, groupOf } from '#core/rfm/groups'
import { cellOn } from '#core/rfm/history'
import type { Condition, Rule } from '#core/segments/views'

/** What the brand knows of one person, unfolded: rules are judged from it day by day and event by event. */
export interface Known {
  events: readonly Event[]
  level: number
  birthday?: string
  tags: readonly PersonTag[]
}

const dayOf = ({ at }: Event) => dayNumberOf(at)

/** Events of a kind that stand, oldest first. */
const deeds = ({ events }: Known, kind: Event['kind']): Event[] => {
  const withdrawn = events.filter((one) => one.kind === 'withdrawn').map(({ of }) => of)
  const once = [...new Map(events.map((one) => [one._id, one])).values()]
  return once
    .filter((one) => one.kind === kind && !withdrawn.includes(one._id))
    .sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1))
}

interface Bought {
  event: Event
  left: number
}

/** Purchases up to a day, with what is left of each at its end; what went back whole is not there. */
const bought = (known: Known, day: DayNumber): Bought[] =>
  deeds(known, 'bought').flatMap((event) => {
    if (dayOf(event) > day) return []
    const backs = deeds(known, 'returned').filter(({ of }) => of === event._id)
    const early = backs.filter((back) => Math.max(dayOf(back), dayOf(event)) <= day)
    let left = event.fen ?? 0
    for (const { fen = 0 } of early) left -= Math.min(left, fen)
    return early.length > 0 && left === 0 ? [] : [{ event, left }]
  })

const counts = ({ within }: Condition, on: DayNumber, day: DayNumber) =>
  on <= day && (within === undefined || day - on < within)

const lives = (known: Known, rules: LifeRules) => {
  const life = lifeOf(storyOf(known.events))
  return { life, stages: stageHistory(life, rules.aipl) }
}

const isMember = (known: Known, day: DayNumber): boolean => {
  const open = new Set<string>()
  const steps = [...deeds(known, 'joined'), ...deeds(known, 'left')]
  for (const one of steps.sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1)))
    if (dayOf(one) <= day) one.kind === 'joined' ? open.add(one.key) : open.delete(one.key)
  return open.size > 0
}

/** Days that this membership has lasted, counted back one by one. */
const memberFor = (known: Known, day: DayNumber): number | undefined => {
  if (!isMember(known, day)) return undefined
  let days = 0
  while (isMember(known, day - days - 1)) days += 1
  return days
}

const stageOn = (known: Known, rules: LifeRules, day: DayNumber) =>
  STAGES[valueOn(lives(known, rules).stages, day) ?? 0]

const moves = (c: Condition, known: Known, rules: LifeRules, day: DayNumber): string[] => {
  const found: string[] = []
  for (let on = day - (c.within ?? 0) + 1; on <= day; on += 1) {
    const [before, after] = [stageOn(known, rules, on - 1), stageOn(known, rules, on)]
    if (before === after || (c.from && !c.from.includes(before ?? ''))) continue
    found.push(after ?? '')
  }
  return found
}

const friends = (known: Known): boolean => {
  const open = new Set<string>()
  const all = [...deeds(known, 'added'), ...deeds(known, 'dropped')]
  for (const one of all.sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1))) {
    const who = `${one.key} ${one.with ?? ''}`
    one.kind === 'added' ? open.add(who) : open.delete(who)
  }
  return open.size > 0
}

const firstChannel = (known: Known): string => {
  const gone = known.events.filter(({ kind }) => kind === 'withdrawn').map(({ of }) => of)
  const told = known.events
    .filter(({ _id, kind }) => !gone.includes(_id) && !['withdrawn', 'returned'].includes(kind))
    .flatMap((one) => {
      if (one.kind !== 'bought') return one.channel ? [{ ...one, say: one.channel }] : []
      return [{ ...one, say: one.storeId === undefined ? 'order:x' : 'store:x' }]
    })
    .sort((a, b) => a.at - b.at || Number(a.kind === 'bought') - Number(b.kind === 'bought'))
  return told[0]?.say.split(':')[0] ?? 'none'
}

const within = ({ min = 0, max = 1e12 }: Condition, value: number | undefined): boolean =>
  value !== undefined && value >= min && value <= max

const anyOf = ({ of = [] }: Condition, values: readonly (string | undefined)[]): boolean =>
  values.some((one) => one !== undefined && of.includes(one))

const cell = (known: Known, rules: LifeRules, day: DayNumber): number =>
  cellOn(lives(known, rules).life, rulesOn(rules.rfm, day), day)

const digit = (value: number, place: number): number | undefined =>
  value === 0 ? undefined : Number(String(value)[place])

type Judge = (c: Condition, known: Known, rules: LifeRules, day: DayNumber) => boolean

const buys = (c: Condition, known: Known, day: DayNumber): Bought[] =>
  bought(known, day).filter(({ event }) => counts(c, dayOf(event), day))

const times =
  (kind: Event['kind']): Judge =>
  (c, known, _, day) =>
    within(c, deeds(known, kind).filter((one) => counts(c, dayOf(one), day)).length)

const monthOf = (day: DayNumber): string => new Date(day * 86_400_000).toISOString().slice(5, 7)

const judges: Record<Condition['field'], Judge> = {
  member: (_, known, __, day) => isMember(known, day),
  joined: (c, known, _, day) => within(c, memberFor(known, day)),
  level: (c, known, _, day) => isMember(known, day) && within(c, known.level + 1),
  birthday: ({ of = [] }, { birthday }, _, day) =>
    birthday !== undefined &&
    of.some((one) => birthday.startsWith(one === 'now' ? monthOf(day) : one)),
  channel: (c, known) => anyOf(c, [firstChannel(known)]),
  wecom: (_, known) => friends(known),
  tag: (c, { tags }, _, day) =>
    anyOf(
      c,
      tags.filter(({ from, until }) => from <= day && (until ?? day) >= day).map(({ tag }) => tag),
    ),
  stage: (c, known, rules, day) => anyOf(c, [stageOn(known, rules, day)]),
  moved: (c, known, rules, day) => anyOf(c, moves(c, known, rules, day)),
  group: (c, known, rules, day) =>
    anyOf(c, [GROUPS[groupOf(cell(known, rules, day), rulesOn(rules.rfm, day))]]),
  recency: (c, known, rules, day) => within(c, digit(cell(known, rules, day), 0)),
  frequency: (c, known, rules, day) => within(c, digit(cell(known, rules, day), 1)),
  money: (c, known, rules, day) => within(c, digit(cell(known, rules, day), 2)),
  orders: (c, known, _, day) => within(c, buys(c, known, day).length),
  fen: (c, known, _, day) =>
    within(
      c,
      buys(c, known, day).reduce((sum, { left }) => sum + left, 0),
    ),
  last: (c, known, _, day) => {
    const days = bought(known, day).map(({ event }) => day - dayOf(event))
    return days.length > 0 && within(c, Math.min(...days))
  },
  first: (c, known, _, day) => {
    const days = bought(known, day).map(({ event }) => day - dayOf(event))
    return days.length > 0 && within(c, Math.max(...days))
  },
  store: (c, known, _, day) =>
    anyOf(
      c,
      buys(c, known, day).map(({ event }) => event.storeId),
    ),
  platform: (c, known, _, day) =>
    anyOf(
      c,
      buys(c, known, day).map(({ event }) => event.platform),
    ),
  claimed: times('claimed'),
  redeemed: times('redeemed'),
  stamped: times('stamped'),
  invited: times('invited'),
  brought: times('brought'),
  kept: times('kept'),
  viewed: times('viewed'),
}

/** Is this person meant, said slowly. */
export const oracle = (rule: Rule, known: Known, rules: LifeRules, day: DayNumber): boolean => {
  if ('field' in rule) return judges[rule.field](rule, known, rules, day)
  if ('not' in rule) return !oracle(rule.not, known, rules, day)
  const found = ('all' in rule ? rule.all : rule.any).map((one) => oracle(one, known, rules, day))
  return 'all' in rule ? !found.includes(false) : found.includes(true)
}
