import type { Cost } from '#core/board/channels'
import type { Facts } from '#core/board/facts'
import type { Behind, Figure } from '#core/board/figure'
import { type DayNumber, dayNumberOf, dayOfText, monthText, textOfDay } from '#core/events/days'
import { inField } from '#core/persons/counters'
import { channelOf, later, oracle, type Soul, standing, type Told } from './board-oracle'
import type * as board from './board-parts'
import { monthsIn, type World, worldOf } from './board-world'
import { below } from './lives'
import { isMemberOn, returnsOf } from './lives-oracle'

export type Parts = typeof board

const EVER = 99_999

/** Only what the server reads is there: what is missing in its list is seen here. */
const factsOf = ({ namesOfFacts }: Parts, world: World, month: number): Facts => {
  const names = new Set(namesOfFacts(month, world.today))
  return {
    today: world.today,
    counts: (name) => (names.has(name) ? (world.counters[name] ?? {}) : {}),
    desk: () => undefined,
  }
}

const openFacts = (world: World): Facts => ({
  today: world.today,
  counts: (name) => world.counters[name] ?? {},
  desk: () => undefined,
})

const near = (a: number | undefined, b: number | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b)))

type Difference = string | undefined
type Compare = (parts: Parts, world: World) => Difference

const meant = ({ souls, rules, today }: World, figure: Figure, month: number): Told | undefined =>
  oracle[figure.id]?.({ souls, rules, month: monthText(month), today: textOfDay(today) })

const eachFigure = (
  parts: Parts,
  world: World,
  look: (figure: Figure, month: number, facts: Facts) => Difference,
): Difference => {
  for (const month of monthsIn(world)) {
    const facts = factsOf(parts, world, month)
    for (const figure of parts.figures) {
      const found = look(figure, month, facts)
      if (found !== undefined) return `${figure.id} of ${monthText(month)}: ${found}`
    }
  }
  return undefined
}

const figuresAreTold: Compare = (parts, world) =>
  eachFigure(parts, world, (figure, month, facts) => {
    // The year before it stands beside it on its page, back to eleven months.
    for (const one of [month, month - 1, month - 11]) {
      const told = meant(world, figure, one)
      if (!told) continue
      const { value, people } = figure.of(facts, one)
      if (!near(value, told.value)) return `${value} is ${told.value} in ${monthText(one)}`
      if (people !== told.people) return `${people} people are ${told.people}`
    }
    return undefined
  })

const countBehind = (parts: Parts, world: World, behind: Behind, month: number): number => {
  const span = parts.spanOf(openFacts(world), month)
  return world.persons.filter((one) => {
    const taken = Object.fromEntries(behind.take.map((field) => [field, one[field]]))
    const empty = { purchases: [], days: {}, membership: [], stages: [], cells: [] }
    return behind.note({ ...empty, ...taken } as never, span) !== undefined
  }).length
}

const listsAreWhole: Compare = (parts, world) =>
  eachFigure(parts, world, (figure, month, facts) => {
    if (figure.behind === 'holders') return undefined
    const { people } = figure.of(facts, month)
    const listed = countBehind(parts, world, figure.behind, month)
    return listed === people ? undefined : `${listed} are listed of ${people}`
  })

const poolOf = (soul: Soul): string => {
  const orders = standing(soul).length
  const member = isMemberOn(soul.raw, EVER)
  if (orders === 0) return member ? 'waiting' : 'strangers'
  if (!member) return 'outside'
  return orders === 1 ? 'once' : 'regulars'
}

const poolsAreWhole: Compare = (parts, world) => {
  const facts = openFacts(world)
  const sizes = parts.poolSizes(facts)
  for (const pool of parts.POOLS) {
    const told = world.souls.filter((soul) => poolOf(soul) === pool).length
    if (sizes[pool] !== told) return `${pool}: ${sizes[pool]} is ${told}`
    const listed = countBehind(parts, world, parts.behindPool(pool), 0)
    if (listed !== told) return `${pool}: ${listed} are listed of ${told}`
  }
  const steps = parts.funnelOf(sizes).map(({ people }) => people)
  const members = world.souls.filter((soul) => isMemberOn(soul.raw, EVER))
  const sure = [
    world.souls.length,
    members.length,
    members.filter((soul) => standing(soul).length > 0).length,
    members.filter((soul) => standing(soul).length > 1).length,
  ]
  return steps.join() === sure.join() ? undefined : `the funnel ${steps} is ${sure}`
}

const firstMonth = (soul: Soul): string | undefined => {
  const [first] = standing(soul)
  return first && textOfDay(dayNumberOf(first.at)).slice(0, 7)
}

const boughtIn = (soul: Soul, month: string): boolean =>
  standing(soul).some(({ at }) => textOfDay(dayNumberOf(at)).startsWith(month))

const cohortsAreWhole: Compare = (parts, world) => {
  const facts = openFacts(world)
  const [now] = monthsIn(world)
  const { rows } = parts.cohortPage(facts, now ?? 0)
  for (const { month, people, back } of rows) {
    const own = world.souls.filter((soul) => firstMonth(soul) === month)
    if (own.length !== people) return `${month}: ${people} are ${own.length}`
    for (const [i, found] of back.entries()) {
      const told = own.filter((soul) => boughtIn(soul, later(month, i + 1))).length
      if (found !== told) return `${month} + ${i + 1}: ${found} is ${told}`
    }
    const cohort = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
    const offset = below(world.random, 4)
    const size = parts.cohortSize(facts, cohort, offset)
    const listed = countBehind(parts, world, parts.behindCohort(cohort, offset), 0)
    if (size !== listed) return `${month} + ${offset}: ${listed} are listed of ${size}`
  }
  return undefined
}

const nets = (soul: Soul, upTo: DayNumber): number =>
  soul.events
    .filter(({ kind }) => kind === 'bought')
    .filter(({ at }) => dayNumberOf(at) <= upTo)
    .reduce((sum, buy) => {
      const backs = returnsOf(soul.events, buy).filter(({ day }) => day <= upTo)
      return sum + (buy.fen ?? 0) - backs.reduce((all, { fen }) => all + fen, 0)
    }, 0)

const randomCosts = ({ random, today }: World, channels: readonly string[]): Cost[] =>
  channels.flatMap((channel) =>
    Array.from({ length: below(random, 3) }, () => ({
      channel,
      month: Math.floor(12 * 2024 + below(random, 18)),
      fen: below(random, 120_000),
    })).filter(({ month }) => dayOfText(`${monthText(month)}-01`) <= today),
  )

const paidBack = (own: readonly Soul[], costs: readonly Cost[], today: DayNumber) => {
  const spent = costs.filter(({ fen }) => fen > 0)
  if (spent.length === 0) return undefined
  const all = spent.reduce((sum, { fen }) => sum + fen, 0)
  const newest = Math.max(...spent.map(({ month }) => month))
  for (let day = dayOfText(`${monthText(newest)}-01`); day <= today; day += 1)
    if (own.reduce((sum, soul) => sum + nets(soul, day), 0) >= all) return day
  return undefined
}

/** Two costs of one channel and month are one, as the server keeps them. */
const once = (costs: readonly Cost[]): Cost[] => [
  ...new Map(costs.map((one) => [`${one.channel} ${one.month}`, one])).values(),
]

const channelsAreTold: Compare = (parts, world) => {
  const facts = openFacts(world)
  const [month = 0] = monthsIn(world)
  const names = [...new Set(world.souls.flatMap((soul) => channelOf(soul) ?? []))]
  const costs = once(randomCosts(world, names))
  const years = [parts.allYears(facts, 'life'), parts.allYears(facts, 'trade')]
  const all = parts.monthliesOf(years, costs, month)
  for (const row of parts.channelsOf(all, month)) {
    const own = world.souls.filter((soul) => inField(channelOf(soul) ?? '') === row.channel)
    const spent = costs.filter(({ channel }) => inField(channel) === row.channel)
    const cost = spent.reduce((sum, { fen }) => sum + fen, 0)
    const fen = own.reduce((sum, soul) => sum + nets(soul, world.today), 0)
    if (row.fenAll !== fen) return `${row.channel}: ${row.fenAll} fen are ${fen}`
    if ((row.costAll ?? 0) !== cost) return `${row.channel}: cost ${row.costAll} is ${cost}`
    if (cost > 0 && !near(row.roi, fen / cost)) return `${row.channel}: roi ${row.roi}`
    const listed = countBehind(parts, world, parts.behindChannel(row.channel, true), month)
    if (listed !== row.joinedAll) return `${row.channel}: ${listed} are listed of ${row.joinedAll}`
    if (cost > 0 && listed > 0 && !near(row.cac, cost / listed)) return `${row.channel}: cac`
    const fresh = countBehind(parts, world, parts.behindChannel(row.channel, false), month)
    if (fresh !== row.joined) return `${row.channel}: ${fresh} are listed of ${row.joined}`
    const its = all.get(row.channel)
    const looked = new Set(its ? parts.monthsToLook(its, month).map(monthText) : [])
    const on = (day: DayNumber): number => {
      if (!looked.has(textOfDay(day).slice(0, 7))) throw new Error('this month was not read')
      const field = `c:${row.channel}`
      return (
        parts.onDay(facts, 'trade', day, `fen-${field}`) -
        parts.onDay(facts, 'trade', day, `back-${field}`)
      )
    }
    const day = its && parts.paidBackOn(its, world.today, on)
    const told = paidBack(own, spent, world.today)
    if (day !== told) return `${row.channel}: paid back on ${day}, not ${told}`
  }
  return undefined
}

const eventsIn = (world: World, last: DayNumber): [Soul, Soul['events'][number]][] =>
  world.souls.flatMap((soul) =>
    soul.events.flatMap((one): [Soul, Soul['events'][number]][] => {
      const day = dayNumberOf(one.at)
      return day > last - 7 && day <= last ? [[soul, one]] : []
    }),
  )

const weekOf = (world: World, last: DayNumber): Record<string, number> => {
  const all = eventsIn(world, last)
  const kinds = (kind: string) => all.filter(([, one]) => one.kind === kind)
  const again = kinds('bought').filter(([soul, buy]) => {
    const [first] = standing(soul)
    return first && soul.events.indexOf(buy) > soul.events.indexOf(first)
  })
  return {
    again: again.length,
    fen: kinds('bought').reduce((sum, [, { fen = 0 }]) => sum + fen, 0),
    redeemed: kinds('redeemed').length,
    kept: kinds('kept').length,
    stamped: kinds('stamped').length,
  }
}

const weeksAreTold: Compare = (parts, world) => {
  const facts = factsOf(parts, world, monthsIn(world)[0] ?? 0)
  const changes = new Map(parts.changesOf(facts, (_, name) => name).map((one) => [one.id, one]))
  const last = world.today - 1
  const [now, before] = [weekOf(world, last), weekOf(world, last - 7)]
  for (const id of Object.keys(now)) {
    const found = changes.get(id) ?? { now: 0, before: 0 }
    if (found.now !== now[id]) return `${id}: ${found.now} is ${now[id]}`
    if (found.before !== before[id]) return `${id}: ${found.before} before is ${before[id]}`
  }
  return undefined
}

const compare = {
  'every figure is what the events say': figuresAreTold,
  'a list has as many as its figure says': listsAreWhole,
  'everybody stands in one pool': poolsAreWhole,
  'cohorts are those of the events': cohortsAreWhole,
  'channels are what their people did': channelsAreTold,
  'weeks are those of the events': weeksAreTold,
} satisfies Record<string, Compare>

export type BoardInvariant = keyof typeof compare
export const BOARD_INVARIANTS = Object.keys(compare) as BoardInvariant[]

/** The first world, of so many, in which it does not hold. */
export const differenceIn = (
  parts: Parts,
  invariant: BoardInvariant,
  worlds: number,
): string | undefined => {
  for (let seed = 1; seed <= worlds; seed += 1) {
    const found = compare[invariant](parts, worldOf(seed))
    if (found !== undefined) return `seed ${seed}: ${found}`
  }
  return undefined
}
