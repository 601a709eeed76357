import * as v from 'valibot'
import { MINUTE } from '#core/kernel/time'
import { hashId } from './ids'
import { addOnce, collection, lt, updateWhere } from './store'

/** How often something may be tried in one window, by one person and by everybody together. */
export interface ThrottleRule {
  name: string
  perPerson: number
  everyone: number
  windowMs: number
}

const throttles = collection(
  'throttles',
  v.object({ _id: v.string(), count: v.number(), until: v.number() }),
)

const counterId = (rule: ThrottleRule, who: string, windowStart: number) =>
  `${rule.name}:${who}:${windowStart}`

const counters = (rule: ThrottleRule, openid: string, now: number) => {
  const start = now - (now % rule.windowMs)
  return {
    until: start + rule.windowMs,
    person: counterId(rule, hashId(`throttle:${openid}`), start),
    everyone: counterId(rule, 'all', start),
  }
}

/** Counts one more unless the limit is reached: the check and the count are one write. */
const take = async (_id: string, limit: number, until: number): Promise<boolean> => {
  const below = () => updateWhere(throttles, { _id, count: lt(limit) }, { inc: { count: 1 } })
  if ((await below()) === 1) return true
  if (await addOnce(throttles, { _id, count: 1, until })) return true
  return (await below()) === 1
}

/**
 * Takes one attempt before it is made, so that attempts sent at once can not slip past together.
 * Answers the minutes to wait when there are none left, else undefined.
 */
export const takeAttempt = async (
  rule: ThrottleRule,
  openid: string,
  now: number,
): Promise<{ minutes: number } | undefined> => {
  const { until, person, everyone } = counters(rule, openid, now)
  const wait = { minutes: Math.max(1, Math.ceil((until - now) / MINUTE)) }
  if (!(await take(person, rule.perPerson, until))) return wait
  return (await take(everyone, rule.everyone, until)) ? undefined : wait
}

/** Gives the attempt back after it turned out to be right. */
export const giveBack = async (rule: ThrottleRule, openid: string, now: number): Promise<void> => {
  const { person, everyone } = counters(rule, openid, now)
  for (const _id of [person, everyone])
    await updateWhere(throttles, { _id }, { inc: { count: -1 } })
}
