import type { Stage } from '#core/aipl/stages'
import { type Counted, why } from '#core/aipl/why'
import { ruleText, stageAbout, stageName } from '#core/aipl/words'
import { type DayNumber, dayNumberOf, dayOfText, textOfDay } from '#core/events/days'
import { rulesOn } from '#core/events/steps'
import { kindWords, platformWords } from '#core/events/words'
import { type IdentityKey, isKey } from '#core/identity/keys'
import { yuanText } from '#core/kernel/money'
import { ok, refuse } from '#core/kernel/result'
import type { PersonView, personsOperatorRoutes } from '#core/persons/contract'
import { countOrders, netFen, stands } from '#core/persons/life'
import { isSummed, SUMMED } from '#core/persons/many'
import type { Person } from '#core/persons/person'
import type { LifeRules } from '#core/persons/rules'
import { GROUPS, groupAdvice, groupNames, groupOf } from '#core/rfm/groups'
import { cellOn, sumsOn } from '#core/rfm/history'
import { personOf } from '../identity'
import type { UseCase } from '../platform/context'
import { get } from '../platform/store'
import { readTags } from '../platform/tags'
import { storesFor } from '../stores'
import { channelWords } from './channel-words'
import { namesFor } from './names'
import { persons } from './records'
import { readState } from './state'

type Show = (typeof personsOperatorRoutes)['persons.show']

/** Newest of a list that may be hundreds long: the page's first data stays below 5 KB. */
const SHOWN = 12

type Shops = ReadonlyMap<string, string>
type Buy = Person['purchases'][number]

const placeOf = ({ platform, storeId }: Buy, shops: Shops): string =>
  storeId === undefined ? platformWords[platform] : (shops.get(storeId) ?? platformWords[platform])

const textOf = ({ kind, id }: Counted, person: Person, shops: Shops): string => {
  const buy = id === undefined ? undefined : person.purchases.find((one) => one.id === id)
  return buy ? `${placeOf(buy, shops)}购买 ¥${yuanText(buy.fen)}` : kindWords[kind]
}

const dated = (all: readonly Counted[], person: Person, shops: Shops) =>
  all.slice(-SHOWN).map((one) => ({ day: textOfDay(one.day), text: textOf(one, person, shops) }))

const stageView = (person: Person, { aipl }: LifeRules, on: DayNumber, shops: Shops) => {
  const { stage, rule, events, next, lifts, lost } = why(person, aipl, on)
  return {
    stage,
    name: stageName(stage),
    about: stageAbout[stage],
    ...(rule ? { rule: ruleText(rule) } : {}),
    events: dated(events, person, shops),
    ...(next ? { next: { day: textOfDay(next.day), name: stageName(next.stage) } } : {}),
    lifts: lifts.map(
      ({ rule: one, more }) => `再有 ${more} 次就到“${stageName(one.stage)}”：${ruleText(one)}`,
    ),
    lost: dated(lost, person, shops),
  }
}

/** Why a step was taken: what it counted then, or that time or a return took it away. */
const reasonOf = (person: Person, { aipl }: LifeRules, day: DayNumber): string => {
  const then = why(person, aipl, day)
  if (then.stage === 0) return '退会'
  const before = why(person, aipl, day - 1)
  if (then.stage >= before.stage) return then.rule ? ruleText(then.rule) : '入会'
  const back = then.lost.length > before.lost.length
  return back ? '购买已全部退货' : `${stageName(before.stage)}的时间窗口已过`
}

const historyOf = (person: Person, rules: LifeRules, on: DayNumber): PersonView['history'] =>
  person.stages
    .filter(([day]) => day <= on)
    .slice(-SHOWN)
    .reverse()
    .map(([day, stage]) => ({
      day: textOfDay(day),
      name: stageName(stage as Stage),
      why: reasonOf(person, rules, day),
    }))

const rfmOf = (person: Person, { rfm }: LifeRules, on: DayNumber): PersonView['rfm'] => {
  const rules = rulesOn(rfm, on)
  const cell = cellOn(person, rules, on)
  const { last, orders, fen } = sumsOn(person, rules, on)
  const group = GROUPS[groupOf(cell, rules)]
  return {
    cell,
    group: groupNames[group],
    advice: groupAdvice[group],
    orders,
    fen,
    ...(last === undefined ? {} : { days: on - last }),
  }
}

const purchasesOf = ({ purchases }: Person, shops: Shops): PersonView['purchases'] =>
  purchases
    .slice(-SHOWN)
    .reverse()
    .map((buy) => ({
      day: textOfDay(buy.day),
      where: placeOf(buy, shops),
      fen: buy.fen,
      backFen: buy.fen - netFen(buy),
    }))

const shopsOf = async ({ purchases }: Person): Promise<Shops> => {
  const ids = [...new Set(purchases.flatMap(({ storeId = [] }) => storeId))]
  const stores = ids.length > 0 ? await storesFor(ids) : []
  return new Map(stores.map(({ id, name }) => [id, name]))
}

/** By name, as of the last fold; what rules and reasons they have tags.of tells. */
const tagsOf = async ({ tags }: Person): Promise<PersonView['tags']> => {
  const names = new Map(
    tags.length > 0 ? (await readTags()).map(({ _id, name }) => [_id, name] as const) : [],
  )
  return tags.flatMap(({ tag, why: because, hand }) => {
    const name = names.get(tag)
    return name === undefined ? [] : [{ tag: name, why: because, hand }]
  })
}

const viewOf = async (person: Person, rules: LifeRules, on: DayNumber): Promise<PersonView> => {
  const [names, shops, tags] = await Promise.all([
    namesFor([person]),
    shopsOf(person),
    tagsOf(person),
  ])
  const standing = person.purchases.filter(stands)
  const { _id: id, memberId } = person
  return {
    id,
    name: names.get(id) ?? id,
    ...(memberId === undefined ? {} : { memberId }),
    keys: person.keys.length,
    ...(isSummed(person) ? { summed: SUMMED } : {}),
    channel: channelWords(person.channel),
    wecom: person.wecom,
    optOut: person.optOut,
    firstDay: textOfDay(person.firstDay) as PersonView['firstDay'],
    lastDay: textOfDay(person.lastDay) as PersonView['lastDay'],
    now: stageView(person, rules, on, shops),
    history: historyOf(person, rules, on),
    rfm: rfmOf(person, rules, on),
    orders: countOrders(standing),
    fen: standing.reduce((sum, buy) => sum + netFen(buy), 0),
    purchases: purchasesOf(person, shops),
    tags,
  }
}

/** One person on a day, as their document tells it: some five requests. */
export const show: UseCase<Show> = async ({ id, day }, { now }) => {
  if (!isKey(id)) return refuse('persons.not-found')
  const [name, state] = await Promise.all([personOf(id as IdentityKey), readState()])
  const person = await get(persons, name)
  if (!person) return refuse('persons.not-found')
  const on = day === undefined ? dayNumberOf(now) : dayOfText(day)
  const rules = person.gen === state.building?.gen ? state.building.rules : state.rules
  return ok({ person: await viewOf(person, rules, on) })
}
