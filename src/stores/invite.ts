import { makeAutoObservable, runInAction } from 'mobx'
import type { BoardRow, RewardView, TeamView, WhyCard } from '#core/invites/views'
import { act, ask, isLost, memory, type Out } from '@/cloud'
import { Friends } from './invite-friends'
import { Load } from './load'
import { Poll } from './poll'
import { Step } from './step'

export type MyCampaign = Out<'member', 'invites.open'>

/** Something that is still owed after a try is on its way by the server's jobs: no hurry. */
const SETTLE_AGAIN_MS = 20_000

/** What has just happened, for one sentence on the page. */
export interface News {
  /** More friends that count than a moment ago. */
  friends: number
  kept: number
  given: RewardView[]
}

const none: News = { friends: 0, kept: 0, given: [] }

/** One's own part in a campaign: opened once, then watched while the page is shown. */
export class Invite {
  readonly load: Load<MyCampaign>
  readonly friends = new Friends()
  readonly why = new Load<{ card: WhyCard }>()
  readonly board = new Load<{ rows: BoardRow[]; mine?: BoardRow | undefined }>()
  readonly picture = new Load<{ fileId: string }>()
  readonly showing = new Step()
  readonly reminding = new Step()
  readonly poll = new Poll(() => this.progress())
  news = none
  private settledAt = 0

  constructor(
    readonly id: string,
    private readonly clock: () => number = () => Date.now(),
  ) {
    this.load = new Load<MyCampaign>(memory, `invite:${id}`)
    makeAutoObservable<this, 'clock' | 'settledAt'>(
      this,
      {
        load: false,
        friends: false,
        why: false,
        board: false,
        picture: false,
        showing: false,
        reminding: false,
        poll: false,
        id: false,
        clock: false,
        settledAt: false,
      },
      { deep: false },
    )
  }

  get team(): TeamView | undefined {
    return this.load.data?.team
  }

  /** Friends can be invited now. */
  get isOpen(): boolean {
    const { campaign, team } = this.load.data ?? {}
    return team?.status === 'published' && campaign !== undefined && campaign.left > 0
  }

  /** The page comes to the front. */
  async start(): Promise<void> {
    if (this.team) await this.progress()
    else await this.open()
    this.poll.start()
  }

  stop(): void {
    this.poll.stop()
    this.news = none
  }

  async open(): Promise<void> {
    const { id } = this
    const answer = await this.load.from(() =>
      act('member', 'invites.open', { campaignId: id }, { subject: id }),
    )
    if (answer.ok) await this.take(answer.data.team)
    else if (this.team) this.friends.put(this.team.friends)
  }

  /** Answers whether the cloud did. */
  async progress(): Promise<boolean> {
    const { data } = this.load
    // The campaign was never seen, for want of a network: it is opened as soon as there is one.
    if (!data || this.load.stale) {
      await this.open()
      return this.load.problem === undefined || !isLost(this.load.problem)
    }
    const answer = await ask('member', 'invites.progress', { code: data.team.code })
    if (answer.ok) await this.take(answer.data.team, answer.now)
    return answer.ok
  }

  more(): Promise<void> {
    return this.team ? this.friends.more(this.team.code) : Promise.resolve()
  }

  async askWhy(key: string): Promise<void> {
    const { team } = this
    if (!team) return
    this.why.clear()
    await this.why.from(() => ask('member', 'invites.why', { code: team.code, key }))
  }

  async readBoard(): Promise<void> {
    await this.board.from(() => ask('member', 'invites.board', { campaignId: this.id }))
  }

  /** The picture of one's own code; once had, it does not change. */
  async readPicture(): Promise<void> {
    const { team } = this
    if (!team || this.picture.data) return
    await this.picture.from(() => ask('member', 'invites.code', { code: team.code }))
  }

  /** After WeChat's own sheet: one message for the next reward. True when it was noted. */
  async wantWord(): Promise<boolean> {
    const { team } = this
    if (!team) return false
    const { code } = team
    const done = await this.reminding.run(() =>
      act('member', 'invites.remind', { code }, { subject: code }),
    )
    if (done?.wanted && this.team?.remind)
      this.put({ ...this.team, remind: { ...this.team.remind, wanted: true } })
    return done !== undefined
  }

  /** True when it was done. */
  async show(show: boolean): Promise<boolean> {
    const done = await this.showing.run(() =>
      act('member', 'invites.showMe', { show }, { subject: 'me' }),
    )
    if (done && this.team) this.put({ ...this.team, shown: done.show })
    return done !== undefined
  }

  private async take(team: TeamView, now?: number): Promise<void> {
    this.hear(team)
    this.put(team, now)
    if (team.owed) await this.settle(team.code)
  }

  /** Only what changed is put: the page sends nothing for an answer without news. */
  private put(team: TeamView, now = this.load.at): void {
    const { data } = this.load
    this.friends.put(team.friends)
    if (!data || JSON.stringify(data.team) === JSON.stringify(team)) return
    this.load.put({ ...data, team }, now)
  }

  private hear(team: TeamView): void {
    const before = this.team
    if (!before || before.code !== team.code) return
    const friends = team.counted - before.counted
    const kept = team.kept - before.kept
    if (friends > 0 || kept > 0) this.news = { ...none, friends, kept }
  }

  private async settle(code: string): Promise<void> {
    const age = this.clock() - this.settledAt
    if (age >= 0 && age < SETTLE_AGAIN_MS) return
    this.settledAt = this.clock()
    const answer = await act('member', 'invites.settle', {}, { subject: code })
    if (!answer.ok) return
    runInAction(() => {
      if (answer.data.given.length > 0) this.news = { ...this.news, given: answer.data.given }
    })
    const after = await ask('member', 'invites.progress', { code })
    if (after.ok) this.put(after.data.team, after.now)
  }
}
