import { ok, type Result, refuse } from '../kernel/result'
import { addMonths, businessDayOf, endOfMonth, monthOf } from '../kernel/time'
import type { GrowthDay, TierRule, TierRules, TierState, TierView } from './views'

export const LOWEST: TierState = {
  level: 0,
  since: 0,
  until: 0,
  base: { level: 0, since: 0, until: 0 },
}

type FormRefusal =
  | 'tiers.overlap'
  | 'tiers.gap'
  | 'tiers.start-not-zero'
  | 'tiers.not-higher'
  | 'tiers.top-open'

const pairRefusal = (lower: TierRule, upper: TierRule) => {
  const names = { lower: lower.name, upper: upper.name }
  const end = lower.to ?? upper.from - 1
  if (upper.from <= lower.from || end >= upper.from) return refuse('tiers.overlap', names)
  if (end + 1 < upper.from)
    return refuse('tiers.gap', { ...names, from: end + 1, to: upper.from - 1 })
  if (upper.pricePercent > lower.pricePercent || upper.pointsPercent < lower.pointsPercent)
    return refuse('tiers.not-higher', names)
}

/** Tiers must cover every growth value from 0 on exactly once, each at least as good as the last. */
export const checkTiers = (rules: TierRules): Result<TierRules, FormRefusal> => {
  const { tiers } = rules
  if (tiers[0]?.from !== 0) return refuse('tiers.start-not-zero')
  for (const [i, upper] of tiers.entries()) {
    const lower = tiers[i - 1]
    const wrong = lower && pairRefusal(lower, upper)
    if (wrong) return wrong
  }
  const top = tiers[tiers.length - 1]
  if (top?.to !== undefined) return refuse('tiers.top-open', { name: top.name })
  return ok(rules)
}

/** Whole yuan paid are growth value. */
export const growthOf = (payFen: number): number => Math.floor(payFen / 100)

/** First day whose growth counts on `day`: the window's months include the running one. */
export const windowStart = (day: string, windowMonths: number): string =>
  `${addMonths(monthOf(day), 1 - windowMonths)}-01`

export const growthAt = (
  growth: readonly GrowthDay[],
  day: string,
  windowMonths: number,
): number => {
  const first = windowStart(day, windowMonths)
  const counted = growth.filter((one) => one.day >= first && one.day <= day)
  return counted.reduce((all, { value }) => all + value, 0)
}

/** The highest tier that begins at or below this growth. */
export const levelFor = (growth: number, { tiers }: Pick<TierRules, 'tiers'>): number =>
  Math.max(0, tiers.filter(({ from }) => from <= growth).length - 1)

/** Adds growth to a day; a day that falls to nothing is left out. */
export const addGrowth = (
  growth: readonly GrowthDay[],
  day: string,
  value: number,
): GrowthDay[] => {
  const known = growth.find((one) => one.day === day)?.value ?? 0
  const rest = growth.filter((one) => one.day !== day)
  const all = known + value === 0 ? rest : [...rest, { day, value: known + value }]
  return all.sort((a, b) => (a.day < b.day ? -1 : 1))
}

const periodEnd = (at: number, { periodMonths }: TierRules): number =>
  endOfMonth(addMonths(monthOf(businessDayOf(at)), periodMonths))

const started = (level: number, at: number, rules: TierRules): TierState => {
  const until = level === 0 ? 0 : periodEnd(at, rules)
  return { level, since: at, until, base: { level, since: at, until } }
}

/** Upgrades at once when the growth of today reaches a higher tier; never downgrades. */
export const upgraded = (
  state: TierState,
  growth: readonly GrowthDay[],
  rules: TierRules,
  now: number,
): TierState => {
  const today = growthAt(growth, businessDayOf(now), rules.windowMonths)
  const level = levelFor(today, rules)
  if (level <= state.level) return state
  return { ...started(level, now, rules), base: state.base }
}

/**
 * The tier after growth was taken back: what the days since the period began still reach, never
 * below the tier in which it began, never above the present one. The day of the last rise counts
 * also when nothing was bought on it: lowered thresholds raise on any day.
 */
export const afterReturn = (
  state: TierState,
  growth: readonly GrowthDay[],
  rules: TierRules,
): TierState => {
  const { base } = state
  if (state.level <= base.level) return state
  const from = businessDayOf(Math.max(base.since, 0))
  const days = growth.map(({ day }) => day).filter((day) => day >= from)
  const reached = [...days, businessDayOf(state.since)].map((day) =>
    levelFor(growthAt(growth, day, rules.windowMonths), rules),
  )
  const level = Math.min(state.level, Math.max(base.level, ...reached))
  if (level === state.level) return state
  return level === base.level ? { ...base, base } : { ...state, level }
}

export const isPeriodOver = ({ until }: TierState, now: number): boolean =>
  until !== 0 && until < now

/**
 * The end of a period: the growth of the window decides. Who no longer reaches the tier falls one
 * step, not more (protection), and a new period begins.
 */
export const nextPeriod = (
  state: TierState,
  growth: readonly GrowthDay[],
  rules: TierRules,
  now: number,
): TierState => {
  const reached = levelFor(growthAt(growth, businessDayOf(now), rules.windowMonths), rules)
  const top = rules.tiers.length - 1
  return started(Math.min(top, Math.max(reached, state.level - 1)), now, rules)
}

/** Growth that no window will ever count again. */
export const forgetOld = (
  growth: readonly GrowthDay[],
  now: number,
  months: number,
): GrowthDay[] => {
  const first = windowStart(businessDayOf(now), months)
  return growth.filter(({ day }) => day >= first)
}

/** The rule of a member's tier now; a level above the rules counts as the highest there is. */
export const tierOf = ({ level }: Pick<TierState, 'level'>, { tiers }: TierRules): TierRule => {
  const rule = tiers[Math.min(level, tiers.length - 1)]
  if (!rule) throw new Error('tiers: there is always a lowest one')
  return rule
}

export const tierViewOf = (
  state: TierState,
  growth: readonly GrowthDay[],
  rules: TierRules,
  now: number,
): TierView => {
  const value = growthAt(growth, businessDayOf(now), rules.windowMonths)
  const { name, pricePercent, pointsPercent } = tierOf(state, rules)
  const above = rules.tiers[state.level + 1]
  return {
    level: state.level,
    name,
    pricePercent,
    pointsPercent,
    growth: value,
    ...(state.until === 0 ? {} : { until: state.until }),
    ...(above ? { next: { name: above.name, missing: Math.max(0, above.from - value) } } : {}),
  }
}
