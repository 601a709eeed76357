import { type DayNumber, nameOfDay } from '../events/days'
import { plusDay, plusMonth } from './contribute-life'
import { inField, type Tally } from './counters'
import { type Buy, stands } from './life'
import type { Person } from './person'

const isMemberOn = ({ membership }: Person, day: DayNumber): boolean => {
  let member = 0
  for (const [from, value] of membership) {
    if (from > day) break
    member = value
  }
  return member === 1
}

/** What a purchase counts for besides `all`. */
const ofBuy = (person: Person, buy: Buy, firstStanding: number, place: number): string[] => {
  const of = ['all', `p:${buy.platform}`]
  if (buy.storeId !== undefined) of.push(`s:${inField(buy.storeId)}`)
  if (person.channel !== undefined) of.push(`c:${inField(person.channel)}`)
  if (isMemberOn(person, buy.day)) of.push('member')
  if (place > firstStanding) of.push('again')
  return of
}

interface Seen {
  days: Set<string>
  months: Set<string>
}

const plusBuyer = (tally: Tally, seen: Seen, day: DayNumber, of: string, sign: number): void => {
  const { monthText } = nameOfDay(day)
  const [onDay, inMonth] = [`${day}${of}`, `${monthText}${of}`]
  if (!seen.days.has(onDay)) plusDay(tally, 'trade', day, `buyers-${of}`, sign)
  // The month took it with the day; whoever was seen in the month before counts there once.
  if (!seen.days.has(onDay) && seen.months.has(inMonth))
    plusMonth(tally, 'trade', monthText, `buyers-${of}`, -sign)
  seen.days.add(onDay)
  seen.months.add(inMonth)
}

/** Purchases on their days, returns on theirs. */
export const contributeTrade = (tally: Tally, person: Person, sign: number): void => {
  const seen: Seen = { days: new Set(), months: new Set() }
  const found = person.purchases.findIndex(stands)
  const firstStanding = found < 0 ? person.purchases.length : found
  person.purchases.forEach((buy, place) => {
    for (const of of ofBuy(person, buy, firstStanding, place)) {
      plusDay(tally, 'trade', buy.day, `fen-${of}`, sign * buy.fen)
      plusDay(tally, 'trade', buy.day, `orders-${of}`, sign)
      plusBuyer(tally, seen, buy.day, of, sign)
      for (const [day, fen] of buy.backs ?? []) {
        plusDay(tally, 'trade', day, `back-${of}`, sign * fen)
        plusDay(tally, 'trade', day, `backs-${of}`, sign)
      }
    }
  })
}
