import { readFileSync } from 'node:fs'
import { storyOf } from '../../core/events/story.ts'
import { checkForecast } from '../../core/forecast/check.ts'
import { fitBuying } from '../../core/forecast/fit-buying.ts'
import { fitSpending } from '../../core/forecast/fit-spending.ts'
import { forecastRefusals } from '../../core/forecast/refusals.ts'
import { groupsOf, spenderOf } from '../../core/forecast/rhythm.ts'
import { type Bought, standingOf, visitsOf } from '../../core/repurchase/visits.ts'
import { readFileOfOrders } from '../../tests/rules/orders-file.ts'
import { Plain } from '../lib/say.mts'
import { type Figure, median, type Row } from './figure.mts'

const FEN = 100

/** A number to be compared by eye with whatever is published of the file. */
const told = (what: string, value: number | string): Row => {
  const text = typeof value === 'string' ? value : String(Number(value.toFixed(4)))
  return { what, value: text, limit: '', ok: true }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const most = (values: readonly number[]): number =>
  values.reduce((all, value) => Math.max(all, value), Number.NEGATIVE_INFINITY)

const spread = (what: string, values: readonly number[]): Row[] => [
  told(`${what}: mean`, mean(values)),
  told(`${what}: median`, median(values)),
  told(`${what}: most`, most(values)),
]

const statistics = (people: readonly Bought[][], asOf: number): Row[] => {
  const standing = people.map((own) => standingOf(own, asOf)).filter(({ length }) => length > 0)
  const visits = people.map((own) => visitsOf(own, asOf))
  const fen = standing.map((own) => own.reduce((sum, one) => sum + one.fen, 0) / FEN)
  return [
    told('buyers', standing.length),
    told('with two orders and more', standing.filter(({ length }) => length > 1).length),
    told('with two purchase days and more', visits.filter(({ length }) => length > 1).length),
    told(
      'money, net',
      fen.reduce((sum, one) => sum + one, 0),
    ),
    ...spread(
      'days since the last order, from the next day',
      standing.map((own) => asOf + 1 - (own.at(-1)?.day ?? 0)),
    ),
    ...spread(
      'orders',
      standing.map(({ length }) => length),
    ),
    ...spread('money', fen),
  ]
}

const numbers = (model: object): string =>
  Object.entries(model)
    .map(([name, value]) => `${name} ${Number(value).toPrecision(5)}`)
    .join(', ')

const refused = (code: keyof typeof forecastRefusals): Row => told(forecastRefusals[code], '-')

const models = (people: readonly Bought[][], asOf: number): Row[] => {
  const spenders = people.flatMap((own) => spenderOf(visitsOf(own, asOf), asOf) ?? [])
  const buying = fitBuying(groupsOf(spenders))
  const spending = fitSpending(spenders)
  return [
    buying.ok ? told(`BG/NBD, weeks: ${numbers(buying.value.model)}`, 'fit') : refused(buying.code),
    spending.ok
      ? told(`gamma-gamma, fen: ${numbers(spending.value.model)}`, 'fit')
      : refused(spending.code),
  ]
}

/** A third of the story is forecast from the rest. */
const holdOut = (people: readonly Bought[][], first: number, last: number): Row => {
  const days = Math.floor((last - first) / 3)
  const checked = checkForecast(people, last, days)
  if (!checked.ok) return refused(checked.code)
  const { ahead, happened } = checked.value
  const what = `visits of the last ${days} days as forecast; really ${happened}`
  const [low, value, high] = [ahead.low, ahead.value, ahead.high].map(Math.round)
  return { what, value: String(value), limit: `${low} to ${high}`, ok: true }
}

const measureFile = (file: string): Row[] => {
  const { orders, rejected, people: events } = readFileOfOrders(readFileSync(file), Date.now())
  const people = [...events.values()].map((own) => storyOf(own).purchases)
  const days = people.flatMap((own) => own.map(({ day }) => day))
  const [first, last] = [-most(days.map((day) => -day)), most(days)]
  return [
    told('orders', orders),
    told('rows that could not be taken', rejected.length),
    ...statistics(people, last),
    ...models(people, last),
    holdOut(people, first, last),
  ]
}

/**
 * Any file of orders that the import takes, also our plain template (订单号,买家,付款时间,实付金额):
 * SHUKE_RETAIL=orders.csv npm run figures -- retail
 */
export const retailFigure: Figure = {
  name: 'retail',
  what: 'statistics and models of your own file of orders (SHUKE_RETAIL=orders.csv)',
  slow: true,
  measure: async () => {
    const file = process.env.SHUKE_RETAIL
    if (file === undefined) throw new Plain('Say which file: SHUKE_RETAIL=orders.csv')
    return measureFile(file)
  },
}
