import { makeAutoObservable } from 'mobx'
import type { Calendar } from '#core/checkin/views'
import { addMonths, businessDayOf, monthOf } from '#core/kernel/time'
import { type Answer, act, ask, memory, type Out } from '@/cloud'
import { home, type Stamped } from './home'
import { Load } from './load'
import { Step } from './step'

export type CheckinPage = Out<'member', 'checkin.page'>

/** How far back the months can be turned: the server keeps 13 of them. */
const OLDEST_MONTHS = 12

/**
 * One tap, from wherever the person is. The day that the page shows is the subject: a lost answer
 * of today is found again, and tomorrow's tap is another step. The server alone knows the day.
 */
export async function stampToday(shown: string): Promise<Answer<Stamped>> {
  const answer = await act('member', 'checkin.stamp', {}, { subject: shown })
  if (answer.ok) home.stampedToday(answer.data, answer.now)
  return answer
}

/** The check-in page: the running month, an earlier one, today's stamp and days made up. */
export class Checkin {
  readonly load = new Load<CheckinPage>(memory, 'checkin')
  /** The earlier month that is looked at. */
  readonly earlier = new Load<CheckinPage>()
  readonly step = new Step()
  /** Undefined: the running month. */
  month: string | undefined
  /** Day of the running month that the person thinks of making up. */
  chosen = 0
  choosing = false
  /** What the newest stamp here gave. */
  result: Stamped | undefined

  constructor() {
    makeAutoObservable(this, { load: false, earlier: false, step: false }, { deep: false })
  }

  get running(): string {
    return monthOf(this.load.data?.today ?? '')
  }

  get shown(): string {
    return this.month ?? this.running
  }

  get calendar(): Calendar {
    const known = this.month ? this.earlier.data?.calendar : this.load.data?.calendar
    return known ?? { month: this.shown, days: 0, madeUp: 0, open: 0 }
  }

  get hasEarlier(): boolean {
    const joined = home.member && monthOf(businessDayOf(home.member.joinedAt))
    const oldest = addMonths(this.running, -OLDEST_MONTHS)
    return this.shown > (joined && joined > oldest ? joined : oldest)
  }

  async refresh(): Promise<void> {
    await this.load.from(() => ask('member', 'checkin.page', {}))
  }

  /** Looks at the month before or after the shown one. */
  async turn(months: 1 | -1): Promise<void> {
    const month = addMonths(this.shown, months)
    this.earlier.clear()
    this.month = month === this.running ? undefined : month
    if (this.month) await this.readMonth(this.month)
  }

  async readMonth(month: string): Promise<void> {
    await this.earlier.from(() => ask('member', 'checkin.page', { month }))
  }

  choose(day: number): void {
    this.step.clear()
    this.chosen = day
    this.choosing = true
  }

  leave(): void {
    this.choosing = false
  }

  async stamp(): Promise<void> {
    const { today } = this.load.data ?? {}
    if (today) await this.perform(() => stampToday(today))
  }

  async makeUp(): Promise<void> {
    const day = `${this.running}-${String(this.chosen).padStart(2, '0')}`
    const done = await this.perform(async () => {
      const answer = await act('member', 'checkin.makeUp', { day }, { subject: day })
      if (answer.ok) home.stamped(answer.data, answer.now)
      return answer
    })
    if (done) this.leave()
  }

  /** Afterwards the page is fetched again: bonuses, make-ups left and points are the server's. */
  private async perform(work: () => Promise<Answer<Stamped>>): Promise<boolean> {
    const stamped = await this.step.run(async () => {
      const answer = await work()
      if (answer.ok) this.take(answer.data, answer.now)
      return answer
    })
    void this.refresh()
    return stamped !== undefined
  }

  private take(stamped: Stamped, now: number): void {
    this.result = stamped
    const { today, done, streak, gain, calendar } = stamped
    const { data } = this.load
    if (data) this.load.put({ ...data, today, done, streak, gain, calendar }, now)
  }
}
