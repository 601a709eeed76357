import { type DayNumber, firstDayOf, monthOfDay } from '../events/days'
import { inField } from './counters'
import { type Buy, isMemberOn, ordersOf, returnsOf, stands } from './life'
import type { Person } from './person'
import { dayIn, type FieldId, names, onlyMonthIn, plus, type Tally } from './tally'

/** Fields of one thing that purchases are counted of. */
interface Named {
  fen: FieldId
  orders: FieldId
  buyers: FieldId
  back: FieldId
  backs: FieldId
}

const known = new Map<string, Named>()

/** Made once for each platform, store and channel. */
const fieldsOf = (of: string): Named => {
  const there = known.get(of)
  if (there) return there
  const id = names.trade.idOf
  const made: Named = {
    fen: id(`fen-${of}`),
    orders: id(`orders-${of}`),
    buyers: id(`buyers-${of}`),
    back: id(`back-${of}`),
    backs: id(`backs-${of}`),
  }
  known.set(of, made)
  return made
}

const ALL = fieldsOf('all')
const MEMBER = fieldsOf('member')
const AGAIN = fieldsOf('again')

/** What a purchase counts for. */
const ofBuy = (person: Person, buy: Buy, isAgain: boolean): Named[] => {
  const of = [ALL, fieldsOf(`p:${buy.platform}`)]
  if (buy.storeId !== undefined) of.push(fieldsOf(`s:${inField(buy.storeId)}`))
  if (person.channel !== undefined) of.push(fieldsOf(`c:${inField(person.channel)}`))
  if (isMemberOn(person, buy.day)) of.push(MEMBER)
  if (isAgain) of.push(AGAIN)
  return of
}

/** Has an earlier purchase from this day on counted for the same? Purchases are few: look back. */
const seenSince = (
  { purchases }: Person,
  ofs: readonly Named[][],
  place: number,
  its: Named,
  from: DayNumber,
): boolean => {
  for (let i = place - 1; i >= 0 && (purchases[i] as Buy).day >= from; i -= 1)
    if (ofs[i]?.includes(its)) return true
  return false
}

/** A buyer counts once a day; the month takes it with the day, and gives it back for another day. */
const plusBuyer = (tally: Tally, person: Person, ofs: Named[][], place: number, sign: number) => {
  const { day } = person.purchases[place] as Buy
  const fields = dayIn(tally, 'trade', day)
  const first = place === 0 ? day : firstDayOf(monthOfDay(day))
  for (const its of ofs[place] ?? []) {
    if (seenSince(person, ofs, place, its, day)) continue
    plus(fields, its.buyers, sign)
    if (seenSince(person, ofs, place, its, first))
      plus(onlyMonthIn(tally, 'trade', monthOfDay(day)), its.buyers, -sign)
  }
}

const plusBuy = (tally: Tally, buy: Buy, ofs: readonly Named[], sign: number): void => {
  const fields = dayIn(tally, 'trade', buy.day)
  for (const { fen, orders } of ofs) {
    plus(fields, fen, sign * buy.fen)
    plus(fields, orders, sign * ordersOf(buy))
  }
  for (const one of buy.backs ?? []) {
    const [day, fen] = one
    const its = dayIn(tally, 'trade', day)
    for (const { back, backs } of ofs) {
      plus(its, back, sign * fen)
      plus(its, backs, sign * returnsOf(one))
    }
  }
}

/** Purchases on their days, returns on theirs. */
export const contributeTrade = (tally: Tally, person: Person, sign: number): void => {
  const { purchases } = person
  if (purchases.length === 0) return
  const found = purchases.findIndex(stands)
  const first = found < 0 ? purchases.length : found
  const ofs = purchases.map((buy, place) => ofBuy(person, buy, place > first))
  purchases.forEach((buy, place) => {
    plusBuy(tally, buy, ofs[place] ?? [], sign)
    plusBuyer(tally, person, ofs, place, sign)
  })
}
