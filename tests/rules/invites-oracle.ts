import { type EventOf, type InviteEvent, KEPT_OF } from '#core/invites/events'
import type { CampaignFacts } from '#core/invites/fold'
import type { CreditRule, CreditState } from '#core/invites/views'

/**
 * The same rules once more, written the naive way: a walk through time, moment by moment, that knows
 * at each only what has happened by then. Slow, and shares nothing with core/invites/fold.ts.
 */
export interface Told {
  teamId: string
  state: CreditState
  rule: CreditRule
  cameAt: number
  doneAt?: number
  keptFrom?: number
  endedAt?: number
}

const DAY = 86_400_000

const inOrder = (events: readonly InviteEvent[]): InviteEvent[] => {
  const log: InviteEvent[] = []
  const sorted = [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  for (const event of sorted) {
    if (log.some(({ id }) => id === event.id)) continue
    const most = KEPT_OF[event.kind]
    if (most !== undefined && log.filter(({ kind }) => kind === event.kind).length >= most) continue
    log.push(event)
  }
  return log
}

interface Coming {
  at: number
  teamId: string
  campaignId: string
  why: CreditRule | undefined
}

const running = (campaign: CampaignFacts | undefined, at: number): CreditRule | undefined => {
  if (!campaign || campaign.publishedAt === undefined) return 'campaign-not-open'
  if (at < campaign.form.startsAt) return 'campaign-not-open'
  if (at > campaign.form.endsAt) return 'campaign-over'
  if (campaign.endedAt !== undefined && at > campaign.endedAt) return 'campaign-over'
  for (const { from, until } of campaign.pauses)
    if (at >= from && (until === undefined || at < until)) return 'campaign-paused'
  return undefined
}

const lastOf = (campaign: CampaignFacts): number =>
  campaign.endedAt !== undefined && campaign.endedAt < campaign.form.endsAt
    ? campaign.endedAt
    : campaign.form.endsAt

const whyNot = (
  friendId: string,
  event: EventOf<'visited'> | EventOf<'added'>,
  log: readonly InviteEvent[],
  campaigns: ReadonlyMap<string, CampaignFacts>,
): CreditRule | undefined => {
  const campaign = campaigns.get(event.campaignId ?? '')
  if (event.inviterId === friendId) return 'self'
  if (event.kind === 'visited' && event.way === 'moments') return 'moments'
  if (event.inviterStaff && !campaign?.form.staffMayInvite) return 'staff-inviter'
  if (event.inviterBy === friendId) return 'ring'
  const closed = running(campaign, event.at)
  if (closed) return closed
  const joinings = log.filter(({ kind }) => kind === 'joined') as EventOf<'joined'>[]
  if (!joinings.some(({ at }) => at < event.at)) return undefined
  return joinings.some(({ at, first }) => at >= event.at && !first) ? 'came-back' : 'member-before'
}

const comingsOf = (
  friendId: string,
  log: readonly InviteEvent[],
  campaigns: ReadonlyMap<string, CampaignFacts>,
): Coming[] => {
  const comings: Coming[] = []
  for (const event of log) {
    if (event.kind !== 'visited' && event.kind !== 'added') continue
    const { at, teamId, campaignId, inviterId } = event
    if (teamId === undefined || campaignId === undefined || inviterId === undefined) continue
    comings.push({ at, teamId, campaignId, why: whyNot(friendId, event, log, campaigns) })
  }
  return comings
}

interface Sale {
  at: number
  rest: number
  counts: boolean
}

/** Everything that the walk knows about the friend at its moment. */
class Walk {
  phase: 'came' | 'done' | 'kept' | 'ended' = 'came'
  told: Partial<Told> = {}
  joinedAt: number | undefined
  numberKnown = false
  contacts: EventOf<'added'>[] = []
  sales = new Map<string, Sale>()
  returns = new Map<string, number>()

  constructor(
    private readonly log: readonly InviteEvent[],
    private readonly campaign: CampaignFacts,
    private readonly winner: Coming,
    private readonly now: number,
  ) {}

  private get form() {
    return this.campaign.form
  }

  private get least() {
    return this.form.minFen ?? 1
  }

  private end(state: CreditState, rule: CreditRule, endedAt: number): void {
    this.phase = 'ended'
    this.told = { ...this.told, state, rule, endedAt }
    if (state === 'refused') delete this.told.doneAt
    delete this.told.keptFrom
  }

  /** Time passes up to `at`, before anything happens then. */
  private passes(at: number): void {
    const last = lastOf(this.campaign)
    if (this.phase === 'came' && at > last) this.end('refused', 'campaign-over', last + 1)
    const kept = this.told.keptFrom ?? 0
    if (this.phase === 'done' && at > kept) this.keep()
    if (this.phase === 'done' && this.numberKnown) this.end('refused', 'same-phone', at)
    if (this.phase === 'done' && at === kept) this.keep()
  }

  private keep(): void {
    this.phase = 'kept'
    const { keptFrom = 0, doneAt = 0 } = this.told
    const whole = doneAt + this.form.keptDays * DAY
    const rule = this.form.keptDays === 0 ? 'done' : keptFrom < whole ? 'kept-bought' : 'kept-days'
    this.told = { ...this.told, state: 'kept', rule, endedAt: keptFrom }
  }

  private learn(event: InviteEvent): void {
    if (event.kind === 'joined') this.joinedAt ??= event.at
    if (event.kind === 'added') this.contacts.push(event)
    if (event.kind === 'phone' && event.known) this.numberKnown = true
    if (event.kind === 'returned') {
      const before = this.returns.get(event.saleId) ?? Number.POSITIVE_INFINITY
      this.returns.set(event.saleId, Math.min(before, event.leftFen))
    }
  }

  private learnSales(batch: readonly InviteEvent[], at: number): void {
    for (const event of batch)
      if (event.kind === 'bought') {
        const counts = this.joinedAt !== undefined && running(this.campaign, at) === undefined
        this.sales.set(event.id, { at, rest: event.fen, counts })
      }
    for (const event of this.log)
      if (event.kind === 'bought') {
        const sale = this.sales.get(event.id)
        const back = this.returns.get(event.saleId)
        if (sale && back !== undefined) sale.rest = Math.min(sale.rest, back)
        // Sent back before it was sold, by the clocks: it never was a sale.
        if (sale && sale.at === at && sale.rest < this.least) sale.counts = false
      }
  }

  private keptFrom(at: number): number {
    const until = at + this.form.keptDays * DAY
    if (!this.form.keptByBuying || this.form.keptDays === 0) return until
    for (const event of this.log) {
      if (event.kind !== 'bought' || event.at <= at || event.at >= until) continue
      let rest = event.fen
      for (const back of this.log)
        if (back.kind === 'returned' && back.saleId === event.saleId && back.at < until)
          rest = Math.min(rest, back.leftFen)
      if (rest >= this.least) return event.at
    }
    return until
  }

  private done(at: number): void {
    const why = running(this.campaign, at)
    if (why) {
      this.end('refused', why, at)
      return
    }
    this.phase = 'done'
    this.told = { state: 'counted', rule: 'done', doneAt: at, keptFrom: this.keptFrom(at) }
  }

  private act(at: number): void {
    const [contact] = this.contacts
    const { action } = this.form
    const isKnown = contact && (!contact.first || contact.at < this.winner.at)
    if (this.numberKnown) this.end('refused', 'same-phone', at)
    else if (action === 'added' && isKnown) this.end('refused', 'known-contact', at)
    else if (this.joinedAt !== undefined) this.doIt(at, this.joinedAt)
  }

  private doIt(at: number, joinedAt: number): void {
    const [contact] = this.contacts
    const { action } = this.form
    if (action === 'joined' && joinedAt === at) this.done(at)
    if (action === 'added' && contact && Math.max(contact.at, joinedAt) === at) this.done(at)
    const sold = [...this.sales.values()].some((sale) => sale.at === at && sale.counts)
    if (action === 'bought' && sold) this.done(at)
  }

  private removes(event: InviteEvent): boolean {
    if (event.kind !== 'removed' || event.by !== 'friend') return false
    const own =
      this.form.action === 'added'
        ? this.contacts[0]
        : this.contacts.find(({ teamId }) => teamId === this.winner.teamId)
    return own !== undefined && own.userId === event.userId
  }

  private leave(batch: readonly InviteEvent[], at: number): void {
    if (this.phase === 'done' && this.form.keptDays === 0) {
      this.keep()
      return
    }
    const standing = [...this.sales.values()].some(
      ({ counts, rest }) => counts && rest >= this.least,
    )
    const isBack = batch.some(({ kind }) => kind === 'returned')
    if (this.joinedAt !== undefined && batch.some(({ kind }) => kind === 'closed'))
      this.end('left', 'left-closed', at)
    else if (batch.some((event) => this.removes(event))) this.end('left', 'left-removed', at)
    else if (this.phase === 'done' && this.form.action === 'bought' && isBack && !standing)
      this.end('left', 'left-returned', at)
  }

  private step(at: number): void {
    const batch = this.log.filter((event) => event.at === at)
    for (const event of batch) this.learn(event)
    if (at >= this.winner.at) this.passes(at)
    this.learnSales(batch, at)
    if (at < this.winner.at) return
    if (this.phase === 'came') this.act(at)
    if (this.phase === 'came' || this.phase === 'done') this.leave(batch, at)
  }

  run(): Partial<Told> {
    for (const at of new Set(this.log.map((event) => event.at))) this.step(at)
    this.passes(this.now)
    if (this.phase !== 'came') return this.told
    if (this.joinedAt === undefined) return { state: 'waiting', rule: 'not-joined' }
    return { state: 'waiting', rule: this.form.action === 'bought' ? 'not-bought' : 'not-added' }
  }
}

/** Facts that stand above the story. */
const above = (log: readonly InviteEvent[], campaignId: string): Partial<Told> | undefined => {
  const joined = log.find(({ kind }) => kind === 'joined') as EventOf<'joined'> | undefined
  const no = (rule: CreditRule, endedAt: number) => ({ state: 'refused' as const, rule, endedAt })
  if (joined && !joined.first) return no('came-back', joined.at)
  if (joined?.samePerson) return no('same-person', joined.at)
  if (joined?.staff) return no('staff-friend', joined.at)
  const backwards = [...log].reverse()
  const listed = backwards.find(({ kind }) => kind === 'listed') as EventOf<'listed'> | undefined
  if (listed?.on) return no('blocked', listed.at)
  const word = backwards.find(
    (event) => event.kind === 'decided' && event.campaignId === campaignId,
  ) as EventOf<'decided'> | undefined
  return word?.way === 'refuse' ? no('refused-by-hand', word.at) : undefined
}

const isHeld = (log: readonly InviteEvent[], campaignId: string): boolean =>
  log.some((event) => event.kind === 'flagged' && event.campaignId === campaignId) &&
  !log.some((event) => event.kind === 'decided' && event.campaignId === campaignId)

const winnersLine = (
  log: readonly InviteEvent[],
  campaigns: ReadonlyMap<string, CampaignFacts>,
  winner: Coming,
  now: number,
): Partial<Told> => {
  const fact = above(log, winner.campaignId)
  if (fact) return fact
  const campaign = campaigns.get(winner.campaignId)
  if (!campaign) return {}
  const told = new Walk(log, campaign, winner, now).run()
  const stands = told.state === 'counted' || told.state === 'kept'
  if (!stands || !isHeld(log, winner.campaignId)) return told
  const { doneAt } = told
  return { state: 'held', rule: 'under-review', ...(doneAt === undefined ? {} : { doneAt }) }
}

/** What every team of a friend is told, by walking through time. */
export const oracle = (
  friendId: string,
  events: readonly InviteEvent[],
  campaigns: ReadonlyMap<string, CampaignFacts>,
  now: number,
): Told[] => {
  const log = inOrder(events)
  const comings = comingsOf(friendId, log, campaigns)
  const winner = comings.find(({ why }) => why === undefined)
  const told = new Map<string, Told>()
  for (const { teamId } of comings) {
    if (told.has(teamId)) continue
    const own = comings.filter((coming) => coming.teamId === teamId)
    const valid = own.find(({ why }) => why === undefined)
    const shown = valid ?? own[0]
    if (!shown) continue
    const base = { teamId, cameAt: teamId === winner?.teamId ? winner.at : shown.at }
    const line: Partial<Told> =
      winner && teamId === winner.teamId
        ? winnersLine(log, campaigns, winner, now)
        : { state: 'refused', rule: valid ? 'other-inviter' : (shown.why ?? 'self') }
    if (teamId !== winner?.teamId) line.endedAt = shown.at
    told.set(teamId, { ...base, ...line } as Told)
  }
  return [...told.values()]
}
