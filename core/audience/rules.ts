import { businessDayOf, DAY, startOfDay } from '../kernel/time'
import { isBirthdayMonth } from '../membership/rules'
import type { Birthday } from '../membership/views'
import type { Audience } from './views'

const parts = ({
  segmentId,
  minLevel,
  joinedWithin,
  neverBought,
  boughtWithin,
  notBoughtFor,
}: Audience) => [
  segmentId === undefined ? '' : '品牌选定的顾客',
  minLevel ? `第 ${minLevel + 1} 级及以上会员` : '',
  joinedWithin === undefined ? '' : `入会 ${joinedWithin} 天以内`,
  neverBought ? '还没有买过' : '',
  boughtWithin === undefined ? '' : `最近 ${boughtWithin} 天买过`,
  notBoughtFor === undefined ? '' : `买过，但最近 ${notBoughtFor} 天没有再买`,
]

/** Who is meant, in words; empty for everybody. */
export const audienceText = (audience: Audience): string => {
  const said = [...parts(audience), audience.birthdayMonth ? '本月生日' : ''].filter(
    (part) => part !== '',
  )
  return said.length === 0 ? '' : `限${said.join('、')}`
}

/** A member as far as a rule about people looks. */
export interface Person {
  joinedAt: number
  level: number
  /** Newest sale at a till; absent: none. */
  boughtAt?: number | undefined
  birthday?: Birthday | undefined
}

/** Whole business days between an instant and now: 0 is today. */
const daysSince = (at: number, now: number): number =>
  Math.round((startOfDay(businessDayOf(now)) - startOfDay(businessDayOf(at))) / DAY)

type Test<K extends keyof Audience> = (
  want: NonNullable<Audience[K]>,
  person: Person,
  now: number,
) => boolean

/** Whether somebody is in a segment is not told by their membership alone (server/audience). */
type Plain = Omit<Audience, 'segmentId'>

const tests: { [K in keyof Plain]-?: Test<K> } = {
  minLevel: (level, person) => person.level >= level,
  joinedWithin: (days, { joinedAt }, now) => daysSince(joinedAt, now) < days,
  neverBought: (want, { boughtAt }) => !want || boughtAt === undefined,
  boughtWithin: (days, { boughtAt }, now) =>
    boughtAt !== undefined && daysSince(boughtAt, now) < days,
  notBoughtFor: (days, { boughtAt }, now) =>
    boughtAt !== undefined && daysSince(boughtAt, now) >= days,
  birthdayMonth: (want, { birthday }, now) => !want || isBirthdayMonth(birthday, now),
}

const fits = <K extends keyof Plain>(key: K, audience: Audience, person: Person, now: number) => {
  const want = audience[key]
  return (
    want === undefined || (tests[key] as Test<K>)(want as NonNullable<Audience[K]>, person, now)
  )
}

/** Is this person meant, at this instant, but for the segment? Days are business days; all parts must hold. */
export const isIn = (audience: Audience, person: Person, now: number): boolean =>
  (Object.keys(tests) as (keyof Plain)[]).every((key) => fits(key, audience, person, now))

/** Why not, in words for the person: the whole rule, so that nobody has to guess. */
export const whyNot = (audience: Audience, person: Person, now: number): string | undefined =>
  isIn(audience, person, now) ? undefined : audienceText(audience)
