import { makeAutoObservable, runInAction } from 'mobx'
import { needsSecond } from '#core/points/by-hand'
import { MAX_POINTS } from '#core/points/limits'
import type { EntryRow, EntryView } from '#core/points/views'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Rows } from '../rows'
import { Step } from '../step'
import { Entry } from './entry'
import { wholeOf } from './typed'

export const WHY_MAX = 60

const wordsOf = (text: string): string | undefined => text.trim() || undefined

/** One member as the operator sees them: what they have, and why. */
export class Member {
  readonly shown = new Load<Out<'operator', 'membership.member'>>()
  readonly ledger: Rows<EntryRow>
  readonly entry = new Load<{ entry: EntryView }>()
  readonly program = new Load<Out<'operator', 'program.show'>>()
  readonly adjusting = new Step()
  readonly points = new Entry((text) => wholeOf(text, 1, MAX_POINTS), '请填积分数，例如 50')
  readonly why = new Entry(wordsOf, '请写上原因，会员也看得到')
  take = false
  /** Id of the ledger entry that is open; undefined: none. */
  reading: string | undefined

  constructor(readonly memberId: string) {
    this.ledger = new Rows((after) =>
      ask('operator', 'points.entriesOf', after ? { memberId, after } : { memberId }),
    )
    const kept = {
      memberId: false,
      shown: false,
      ledger: false,
      entry: false,
      program: false,
      adjusting: false,
      points: false,
      why: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    const { memberId } = this
    await Promise.all([
      this.shown.from(() => ask('operator', 'membership.member', { memberId })),
      this.ledger.load(),
    ])
  }

  get card() {
    return this.shown.data?.member
  }

  read(entryId: string | undefined): void {
    this.reading = entryId
    if (!entryId || this.entry.data?.entry.id === entryId) return
    this.entry.clear()
    const { memberId } = this
    void this.entry.from(() => ask('operator', 'points.entryOf', { memberId, entryId }))
  }

  /** The limit above which a second operator decides is shown on the form before it is sent. */
  prepare(): void {
    this.adjusting.clear()
    if (!this.program.data) void this.program.from(() => ask('operator', 'program.show', {}))
  }

  setTake(take: boolean): void {
    this.take = take
  }

  /** Signed; undefined while it can not be read. */
  get change(): number | undefined {
    const { value } = this.points
    return value === undefined ? undefined : this.take ? -value : value
  }

  /** As the server will see it: the whole day's changes by hand count (core/points/by-hand.ts). */
  get mustWait(): boolean {
    const rules = this.program.data?.program.points
    if (!rules || this.change === undefined) return false
    return needsSecond(this.card?.byHandToday ?? 0, this.change, rules)
  }

  async adjust(): Promise<'done' | 'waiting' | undefined> {
    this.points.try()
    this.why.try()
    const { memberId, change } = this
    const why = this.why.value
    if (change === undefined || why === undefined) return undefined
    const input = { memberId, points: change, why }
    const work = () => act('operator', 'points.adjust', input, { subject: memberId })
    const done = await this.adjusting.run(work)
    if (!done) return undefined
    runInAction(() => this.took(done, change))
    if (done.state === 'done') await this.ledger.load()
    return done.state
  }

  private took({ state, brief }: Out<'operator', 'points.adjust'>, change: number): void {
    if (this.card) {
      const byHandToday = this.card.byHandToday + (state === 'done' ? Math.abs(change) : 0)
      this.shown.put({ member: { ...this.card, points: brief, byHandToday } }, this.shown.at)
    }
    this.points.fill('')
    this.why.fill('')
  }
}
