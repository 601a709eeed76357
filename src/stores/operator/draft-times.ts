import { makeAutoObservable } from 'mobx'
import type { TemplateForm } from '#core/coupons/form'
import { MAX_VALID_DAYS, MINUTES_OF_DAY } from '#core/coupons/limits'
import type { UsableWindow, Validity } from '#core/coupons/views'
import { type BusinessDay, businessDayOf, clockText, MINUTE, startOfDay } from '#core/kernel/time'
import { choice, count, countOrNone, day, type Marks } from './entries'

const HOUR_MINUTES = 60
/** WeChat's wheel ends here; it means the end of the day. */
const LAST_MINUTE = MINUTES_OF_DAY - 1

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * HOUR_MINUTES + minutes
}

const pad = (value: number) => String(value).padStart(2, '0')

const clockOf = (minute: number): string => {
  const shown = Math.min(minute, LAST_MINUTE)
  return `${pad(Math.floor(shown / HOUR_MINUTES))}:${pad(shown % HOUR_MINUTES)}`
}

/** How long a coupon holds once it is had. */
export class Holds {
  readonly days = count(1, MAX_VALID_DAYS, `请填天数，最多 ${MAX_VALID_DAYS} 天`)
  readonly after = countOrNone(MAX_VALID_DAYS, `请填天数，最多 ${MAX_VALID_DAYS} 天，不用等就留空`)
  readonly until = day('请选一个截止日期')
  readonly first = day('请选第一天')
  kind: Validity['kind'] = 'days'
  /** From a first day on, instead of at once. */
  waits = false

  constructor() {
    const kept = { days: false, after: false, until: false, first: false } as const
    makeAutoObservable(this, kept, { deep: false })
    this.days.fill('30')
  }

  setKind(kind: Validity['kind']): void {
    this.kind = kind
  }

  setWaits(waits: boolean): void {
    this.waits = waits
  }

  fill(validity: Validity): void {
    this.kind = validity.kind
    if (validity.kind === 'days') {
      this.days.fill(String(validity.days))
      this.after.fill(validity.after ? String(validity.after) : '')
      return
    }
    this.until.fill(validity.day)
    this.first.fill(validity.from ?? '')
    this.waits = validity.from !== undefined
  }

  get marks(): Marks {
    if (this.kind === 'days') return [this.days, this.after]
    return this.waits ? [this.until, this.first] : [this.until]
  }

  get validity(): Validity | undefined {
    return this.kind === 'days' ? this.byDays : this.byDay
  }

  private get byDays(): Validity | undefined {
    const [days, after] = [this.days.value, this.after.value]
    if (!days || after === undefined) return undefined
    return { kind: 'days', days, ...(after ? { after } : {}) }
  }

  private get byDay(): Validity | undefined {
    const [until, first] = [this.until.value, this.waits ? this.first.value : '']
    if (!until || first === undefined) return undefined
    return { kind: 'until', day: until, ...(first ? { from: first } : {}) }
  }
}

/** An instant that is picked, or none. */
export class Moment {
  readonly day = day('请选日期')
  on = false

  constructor(public clock: string) {
    makeAutoObservable(this, { day: false }, { deep: false })
  }

  set(on: boolean): void {
    this.on = on
  }

  setClock(clock: string): void {
    this.clock = clock
  }

  fill(at: number | undefined): void {
    this.on = at !== undefined
    this.day.fill(at === undefined ? '' : businessDayOf(at))
    if (at !== undefined) this.clock = clockText(at)
  }

  get marks(): Marks {
    return this.on ? [this.day] : []
  }

  /** First millisecond of the minute; undefined while off or not picked. */
  get at(): number | undefined {
    const { value } = this.day
    if (!this.on || !value) return undefined
    return startOfDay(value as BusinessDay) + minutesOf(this.clock) * MINUTE
  }
}

/** When it is given out. */
export class Given {
  readonly from = new Moment('00:00')
  readonly until = new Moment(clockOf(LAST_MINUTE))

  fill({ from, until }: NonNullable<TemplateForm['schedule']>): void {
    this.from.fill(from)
    this.until.fill(until)
  }

  get marks(): Marks {
    return [...this.from.marks, ...this.until.marks]
  }

  /** The last minute counts whole. */
  get schedule(): NonNullable<TemplateForm['schedule']> {
    const [from, last] = [this.from.at, this.until.at]
    return {
      ...(from === undefined ? {} : { from }),
      ...(last === undefined ? {} : { until: last + MINUTE - 1 }),
    }
  }
}

const WORKDAYS = [1, 2, 3, 4, 5]

/** One window of the week. All that may be are there from the start, so that adding one shows one. */
export class WindowRow {
  readonly mark = choice(
    () => this.weekdays.length > 0 && minutesOf(this.from) < minutesOf(this.to),
    '请选星期，开始时间要早于结束时间',
  )
  on = false
  weekdays: readonly number[] = WORKDAYS
  from = '14:00'
  to = '17:00'

  constructor() {
    makeAutoObservable(this, { mark: false }, { deep: false })
  }

  show(on: boolean): void {
    this.on = on
  }

  fill(window: UsableWindow | undefined): void {
    this.on = window !== undefined
    if (!window) return
    this.weekdays = window.weekdays
    this.from = clockOf(window.from)
    this.to = clockOf(window.to)
  }

  toggle(weekday: number): void {
    const has = this.weekdays.includes(weekday)
    const rest = this.weekdays.filter((one) => one !== weekday)
    this.weekdays = has ? rest : [...rest, weekday].sort((a, b) => a - b)
    this.mark.type('')
  }

  setFrom(clock: string): void {
    this.from = clock
    this.mark.type('')
  }

  setTo(clock: string): void {
    this.to = clock
    this.mark.type('')
  }

  get window(): UsableWindow {
    const to = minutesOf(this.to)
    return {
      weekdays: [...this.weekdays],
      from: minutesOf(this.from),
      to: to === LAST_MINUTE ? MINUTES_OF_DAY : to,
    }
  }
}

/** As many as a customer can keep in mind; the contract leaves room for more. */
const MAX_ROWS = 4

export class Windows {
  readonly first = new WindowRow()
  readonly rows = [this.first, ...Array.from({ length: MAX_ROWS - 1 }, () => new WindowRow())]

  constructor() {
    makeAutoObservable(this, { first: false, rows: false }, { deep: false })
  }

  fill(windows: readonly UsableWindow[]): void {
    for (const [place, row] of this.rows.entries()) row.fill(windows[place])
  }

  get used(): WindowRow[] {
    return this.rows.filter(({ on }) => on)
  }

  get full(): boolean {
    return this.used.length === MAX_ROWS
  }

  add(): void {
    this.rows.find(({ on }) => !on)?.show(true)
  }

  get marks(): Marks {
    return this.used.map(({ mark }) => mark)
  }

  get windows(): UsableWindow[] {
    return this.used.map(({ window }) => window)
  }
}
