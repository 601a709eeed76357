import type { InviteEvent } from '#core/invites/events'
import { type CampaignFacts, creditsOf, mergeEvents } from '#core/invites/fold'
import type { CampaignForm, RiskPlan, Step } from '#core/invites/form'
import { judge, measure, type Deed as RiskDeed } from '#core/invites/risk'
import { linesOf, movesOf, type PaidLine, standingOf, stateAt } from '#core/invites/team'
import type { Credit } from '#core/invites/views'
import { type Random, randomFrom } from '../../../localwechat/simulator/random.ts'
import { CAMPAIGN, DAY, DAYS, type Person, START, teamOf, type World } from './world'

/** Shuke's own rules, played over a world: fold, team, risk, and what is kept or taken back. */

const points = (fen: number) => ({ kind: 'points' as const, points: fen })
const STEP: Step = { now: points(500), kept: points(1000) }
export const REWARDS = { steps: [STEP, STEP, STEP, STEP], friend: points(500) }

/** As a first campaign proposes it. */
export const PLAN: RiskPlan = {
  perHour: 4,
  perDay: 8,
  perDevice: 2,
  perNetwork: 3,
  perNight: 2,
  keptFrom: 4,
  keptPercent: 50,
}

export interface Options {
  keptDays: number
  risk: RiskPlan | undefined
  /** Share of the hunters' rewards that are spent before anybody can take them back. */
  spent: number
}

export const SHUKE: Options = { keptDays: 7, risk: PLAN, spent: 0.3 }

/** A person of the brand looks at what is held on the next morning, and is right so often. */
const RIGHT = 0.95

const formOf = ({
  keptDays,
}: Options): CampaignFacts['form'] & Pick<CampaignForm, 'steps' | 'friend'> => ({
  ...REWARDS,
  action: 'joined',
  startsAt: START,
  endsAt: START + DAYS * DAY,
  keptDays,
  keptByBuying: false,
  staffMayInvite: false,
})

interface Team {
  inviterId: string
  credits: Map<string, Credit>
  paid: PaidLine[]
}

export interface Outcome {
  /** Given and not taken back, fen. */
  spentFen: number
  spentOnHunters: number
  /** How long each honest inviter waited for the part that is paid at once, ms. */
  waits: number[]
  heldHonest: number
  heldHunters: number
  honestCounted: number
  /** Friends who ever stood: what the worst case is reckoned from. */
  stood: number
}

const worthOf = (part: PaidLine['part']): number =>
  part === 'friend' ? REWARDS.friend.points : part === 'now' ? 500 : 1000

class Play {
  readonly teams = new Map<string, Team>()
  readonly known = new Map<string, InviteEvent[]>()
  readonly risky: {
    team: Map<string, RiskDeed[]>
    device: Map<string, RiskDeed[]>
    network: Map<string, RiskDeed[]>
  } = {
    team: new Map(),
    device: new Map(),
    network: new Map(),
  }
  readonly campaigns: ReadonlyMap<string, CampaignFacts>
  readonly form: ReturnType<typeof formOf>
  readonly judged = new Set<string>()
  readonly held = new Map<string, number>()
  readonly waited = new Map<string, number>()
  readonly stood = new Set<string>()
  spentFen = 0
  spentOnHunters = 0

  constructor(
    readonly world: World,
    readonly options: Options,
    readonly random: Random,
  ) {
    this.form = formOf(options)
    const facts = { form: this.form, publishedAt: START - DAY, pauses: [] }
    this.campaigns = new Map([[CAMPAIGN, facts]])
  }

  person(id: string): Person {
    const person = this.world.people.get(id)
    if (!person) throw new Error(`Nobody is called ${id}`)
    return person
  }

  team(inviterId: string): Team {
    const team = this.teams.get(inviterId) ?? { inviterId, credits: new Map(), paid: [] }
    this.teams.set(inviterId, team)
    return team
  }

  /** Folds a friend anew; the credits that have changed. */
  fold(friendId: string, now: number): Credit[] {
    const events = this.known.get(friendId) ?? []
    return creditsOf(friendId, events, this.campaigns, now).filter((credit) => {
      const { credits } = this.team(credit.inviterId)
      const known = credits.get(friendId)
      credits.set(friendId, credit)
      return known?.state !== credit.state || known.rule !== credit.rule
    })
  }

  /** What happened is written down, folded, looked at, and paid in the same breath. */
  tell(friendId: string, event: InviteEvent): void {
    this.known.set(friendId, mergeEvents(this.known.get(friendId) ?? [], [event]))
    for (const credit of this.fold(friendId, event.at)) {
      if (credit.state === 'counted' || credit.state === 'kept') this.look(credit, event.at)
      this.settle(credit.inviterId, event.at)
    }
  }

  /** Before it is paid for the first time, by the measures of that moment. */
  look({ friendId, inviterId, doneAt = 0 }: Credit, now: number): void {
    if (this.judged.has(friendId)) return
    this.judged.add(friendId)
    const { device, network } = this.person(friendId)
    const deed: RiskDeed = { friendId, teamId: teamOf(inviterId), at: doneAt, device, network }
    const around = {
      team: this.withEnds(inviterId, now),
      device: this.risky.device.get(device) ?? [],
      network: this.risky.network.get(network) ?? [],
    }
    const tripped = this.options.risk ? judge(measure(deed, around), this.options.risk) : []
    this.remember(deed)
    const [first] = tripped
    if (!first) return
    this.held.set(friendId, now)
    const flag = { kind: 'flagged' as const, campaignId: CAMPAIGN, ...first }
    this.tell(friendId, { id: `flag:${friendId}`, at: now, ...flag })
  }

  withEnds(inviterId: string, now: number): RiskDeed[] {
    const { credits } = this.team(inviterId)
    return (this.risky.team.get(inviterId) ?? []).map((deed) => {
      const credit = credits.get(deed.friendId)
      const state = credit && stateAt(credit, now)
      if (!credit || (state !== 'kept' && state !== 'left')) return deed
      return { ...deed, endedAt: credit.endedAt ?? credit.keptFrom, stayed: state === 'kept' }
    })
  }

  remember(deed: RiskDeed): void {
    const { team, device, network } = this.risky
    const inviterId = deed.teamId.slice(teamOf('').length)
    for (const [map, key] of [
      [team, inviterId],
      [device, deed.device ?? ''],
      [network, deed.network ?? ''],
    ] as const)
      map.set(key, [...(map.get(key) ?? []), deed])
  }

  settle(inviterId: string, now: number): void {
    const team = this.team(inviterId)
    const lines = linesOf({ blocked: false, credits: [...team.credits.values()] })
    for (const { what, part, step, gen, friendId } of movesOf(this.form, lines, team.paid, now)) {
      const to = this.person(friendId ?? inviterId)
      if (what === 'give') {
        const line = { part, step, gen, state: 'given' as const }
        team.paid.push(friendId === undefined ? line : { ...line, friendId })
        this.pay(worthOf(part), to)
      } else this.takeBack(team, { part, step, gen, friendId }, to)
    }
    for (const { state, friendId, doneAt = 0 } of lines)
      if ((state === 'counted' || state === 'kept') && !this.stood.has(friendId)) {
        this.stood.add(friendId)
        if (this.person(inviterId).honest && this.person(friendId).honest)
          this.waited.set(friendId, Math.max(0, now - doneAt))
      }
  }

  takeBack(team: Team, move: Omit<PaidLine, 'state'>, to: Person): void {
    const isSpent = this.random() < (to.honest ? 0.5 : this.options.spent)
    team.paid = team.paid.map((line) =>
      line.part === move.part &&
      line.step === move.step &&
      line.gen === move.gen &&
      line.friendId === move.friendId
        ? { ...line, state: isSpent ? 'note' : 'back' }
        : line,
    )
    if (!isSpent) this.pay(-worthOf(move.part), to)
  }

  pay(fen: number, { honest }: Person): void {
    this.spentFen += fen
    if (!honest) this.spentOnHunters += fen
  }

  /** Ten in the morning: windows that ended are paid, and what is held is looked at. */
  morning(now: number): void {
    for (const [friendId, since] of this.held)
      if (since <= now) {
        this.held.delete(friendId)
        this.decide(friendId, now)
      }
    for (const { inviterId, credits } of this.teams.values()) {
      const { kept } = standingOf([...credits.values()], now)
      if (kept > 0) this.settle(inviterId, now)
    }
  }

  decide(friendId: string, now: number): void {
    const { honest } = this.person(friendId)
    const way = honest === this.random() < RIGHT ? 'allow' : 'refuse'
    const word = { kind: 'decided' as const, campaignId: CAMPAIGN, whoId: 'op', why: '看过了' }
    this.tell(friendId, { id: `word:${friendId}`, at: now, ...word, way })
  }

  run(): void {
    const { deeds } = this.world
    let next = 0
    for (let day = 0; day <= DAYS; day++) {
      const morning = START + day * DAY + 10 * (DAY / 24)
      for (; (deeds[next]?.event.at ?? Number.POSITIVE_INFINITY) <= morning; next++) {
        const deed = deeds[next]
        if (deed) this.tell(deed.friendId, deed.event)
      }
      this.morning(morning)
    }
  }
}

/** What Shuke pays in this world, and how it treats people. */
export const playShuke = (world: World, seed: string, options: Options = SHUKE): Outcome => {
  const play = new Play(world, options, randomFrom(`shuke ${seed}`))
  play.run()
  const looked = [...play.known].flatMap(([id, events]) =>
    events.some(({ kind }) => kind === 'flagged') ? [play.person(id)] : [],
  )
  return {
    spentFen: play.spentFen,
    spentOnHunters: play.spentOnHunters,
    waits: [...play.waited.values()],
    heldHonest: looked.filter(({ honest }) => honest).length,
    heldHunters: looked.filter(({ honest }) => !honest).length,
    honestCounted: [...play.judged].filter((id) => play.person(id).honest).length,
    stood: play.stood.size,
  }
}
