import { businessDayOf, HOUR, startOfDay } from '../kernel/time'
import type { RiskPlan } from './form'

/** A friend's finished action, with what is known of the phone and the network it came from. */
export interface Deed {
  readonly friendId: string
  readonly teamId: string
  readonly at: number
  readonly device?: string | undefined
  readonly network?: string | undefined
  /** When its window ended, and whether the friend had stayed. */
  readonly endedAt?: number | undefined
  readonly stayed?: boolean | undefined
}

/** What is known around a deed: other deeds of its team, of its phone, of its network. */
export interface Around {
  readonly team: readonly Deed[]
  readonly device: readonly Deed[]
  readonly network: readonly Deed[]
}

/** Numbers that the rules look at, this deed included. */
export interface Measures {
  readonly hour: number
  readonly day: number
  readonly device: number
  readonly network: number
  readonly night: number
  /** Windows of the team that had ended by then, and how many of those friends had stayed. */
  readonly ended: number
  readonly stayed: number
}

const NIGHT_FROM = 1 * HOUR
const NIGHT_UNTIL = 5 * HOUR

/** Between 1 and 5 o'clock in Beijing. */
const isNight = (at: number): boolean => {
  const clock = at - startOfDay(businessDayOf(at))
  return clock >= NIGHT_FROM && clock < NIGHT_UNTIL
}

/** People among these deeds, with the one who is looked at. */
const people = (deeds: readonly Deed[], { friendId }: Deed): number =>
  new Set([...deeds.map((deed) => deed.friendId), friendId]).size

const measureNight = (deed: Deed, today: readonly Deed[]): number =>
  isNight(deed.at)
    ? people(
        today.filter(({ at }) => isNight(at)),
        deed,
      )
    : 0

/** Measures a deed among what was known when it was done; later deeds do not count against it. */
export const measure = (deed: Deed, { team, device, network }: Around): Measures => {
  const before = (deeds: readonly Deed[]) => deeds.filter(({ at }) => at <= deed.at)
  const known = before(team)
  const withinHour = (deeds: readonly Deed[]) => deeds.filter(({ at }) => at > deed.at - HOUR)
  const day = businessDayOf(deed.at)
  const today = known.filter(({ at }) => businessDayOf(at) === day)
  const over = known.filter(({ endedAt }) => endedAt !== undefined && endedAt <= deed.at)
  const near = withinHour(before(network)).filter(({ teamId }) => teamId === deed.teamId)
  return {
    hour: people(withinHour(known), deed),
    day: people(today, deed),
    device: deed.device === undefined ? 0 : people(before(device), deed),
    network: deed.network === undefined ? 0 : people(near, deed),
    night: measureNight(deed, today),
    ended: over.length,
    stayed: over.filter(({ stayed }) => stayed).length,
  }
}

interface RiskRule {
  readonly name: string
  /** How much is too much, for the operator. */
  readonly words: (plan: RiskPlan) => string
  readonly trips: (seen: Measures, plan: RiskPlan) => boolean
  readonly seen: (seen: Measures) => string
}

const FULL = 100
const percent = ({ stayed, ended }: Measures): number =>
  ended === 0 ? FULL : Math.floor((stayed / ended) * FULL)

/** Every rule of the plan; `device` to `kept-rate` are signs of people who come for the prize alone. */
export const RISK_RULES: readonly RiskRule[] = [
  {
    name: 'inviter-hour',
    words: ({ perHour }) => `同一位会员 1 小时内最多 ${perHour} 位好友完成`,
    trips: ({ hour }, { perHour }) => hour > perHour,
    seen: ({ hour }) => `1 小时内 ${hour} 位好友完成`,
  },
  {
    name: 'inviter-day',
    words: ({ perDay }) => `同一位会员一天最多 ${perDay} 位好友完成`,
    trips: ({ day }, { perDay }) => day > perDay,
    seen: ({ day }) => `一天内 ${day} 位好友完成`,
  },
  {
    name: 'device',
    words: ({ perDevice }) => `同一部手机最多 ${perDevice} 个人`,
    trips: ({ device }, { perDevice }) => device > perDevice,
    seen: ({ device }) => `同一部手机上 ${device} 个人`,
  },
  {
    name: 'network-hour',
    words: ({ perNetwork }) => `同一网络 1 小时内最多 ${perNetwork} 位好友`,
    trips: ({ network }, { perNetwork }) => network > perNetwork,
    seen: ({ network }) => `同一网络 1 小时内 ${network} 位好友`,
  },
  {
    name: 'night',
    words: ({ perNight }) => `凌晨 1 点到 5 点最多 ${perNight} 位好友完成`,
    trips: ({ night }, { perNight }) => night > perNight,
    seen: ({ night }) => `凌晨 ${night} 位好友完成`,
  },
  {
    name: 'kept-rate',
    words: ({ keptFrom, keptPercent }) =>
      `留存期满 ${keptFrom} 位以后，至少 ${keptPercent}% 要留下来`,
    trips: (seen, { keptFrom, keptPercent }) =>
      seen.ended >= keptFrom && seen.stayed * FULL < keptPercent * seen.ended,
    seen: (seen) => `留存期满的 ${seen.ended} 位里只留下 ${seen.stayed} 位 (${percent(seen)}%)`,
  },
]

export interface Tripped {
  readonly rule: string
  /** The rule, and what was measured. */
  readonly words: string
  readonly seen: string
}

/** Every rule of a plan that these measures go over; empty: it looks honest. */
export const judge = (measures: Measures, plan: RiskPlan): Tripped[] =>
  RISK_RULES.filter(({ trips }) => trips(measures, plan)).map(({ name, words, seen }) => ({
    rule: name,
    words: words(plan),
    seen: seen(measures),
  }))

/** The plan in sentences. */
export const planWords = (plan: RiskPlan): string[] => RISK_RULES.map(({ words }) => words(plan))

export interface Replayed extends Tripped {
  readonly at: number
  readonly friendId: string
  readonly teamId: string
}

const byTime = (a: Deed, b: Deed): number =>
  a.at - b.at || (a.friendId < b.friendId ? -1 : a.friendId > b.friendId ? 1 : 0)

/** Deeds by one of their keys, in the order in which they were done. */
class Known {
  readonly #deeds = new Map<string, Deed[]>()

  of(key: string | undefined): readonly Deed[] {
    return (key === undefined ? undefined : this.#deeds.get(key)) ?? []
  }

  add(key: string | undefined, deed: Deed): void {
    if (key === undefined) return
    const deeds = this.#deeds.get(key)
    if (deeds) deeds.push(deed)
    else this.#deeds.set(key, [deed])
  }
}

/**
 * Plays deeds again as they were done and says what would have tripped, and when. Deeds before
 * `from` are only remembered. The same for any order in which they are handed over.
 */
export const replay = (deeds: readonly Deed[], plan: RiskPlan, from = 0): Replayed[] => {
  const [teams, devices, networks] = [new Known(), new Known(), new Known()]
  return [...deeds].sort(byTime).flatMap((deed) => {
    const { teamId, device, network, friendId, at } = deed
    const around = {
      team: teams.of(teamId),
      device: devices.of(device),
      network: networks.of(network),
    }
    const tripped = at < from ? [] : judge(measure(deed, around), plan)
    teams.add(teamId, deed)
    devices.add(device, deed)
    networks.add(network, deed)
    return tripped.map((one) => ({ ...one, at, friendId, teamId }))
  })
}
