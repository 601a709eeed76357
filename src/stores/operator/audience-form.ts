import { makeAutoObservable } from 'mobx'
import { MAX_LOOK_BACK_DAYS } from '#core/audience/limits'
import type { Audience } from '#core/audience/views'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'
import { choice, countOrNone, type Marks } from './entries'

const daysRule = `请填天数，最多 ${MAX_LOOK_BACK_DAYS} 天`

type Bought = 'any' | 'never' | 'has'

/** Who is meant, as typed; nothing chosen: everybody. */
export class AudienceForm {
  readonly joined = countOrNone(MAX_LOOK_BACK_DAYS, `${daysRule}，不限就留空`)
  readonly within = countOrNone(MAX_LOOK_BACK_DAYS, `${daysRule}，不限就留空`)
  readonly away = countOrNone(MAX_LOOK_BACK_DAYS, `${daysRule}，不限就留空`)
  /** "Has bought" needs to know when. */
  readonly when = choice(() => this.within.value !== 0 || this.away.value !== 0, '请至少填一个天数')
  readonly level = choice(() => true, '')
  readonly segments = new Load<Out<'operator', 'segments.names'>>()
  /** '': any. */
  segmentId = ''
  minLevel = 0
  bought: Bought = 'any'
  birthday = false

  constructor() {
    const kept = {
      joined: false,
      within: false,
      away: false,
      when: false,
      level: false,
      segments: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  fill(audience: Audience): void {
    const { minLevel = 0, joinedWithin = 0, boughtWithin = 0, notBoughtFor = 0 } = audience
    this.segmentId = audience.segmentId ?? ''
    this.minLevel = minLevel
    this.joined.fill(joinedWithin ? String(joinedWithin) : '')
    this.within.fill(boughtWithin ? String(boughtWithin) : '')
    this.away.fill(notBoughtFor ? String(notBoughtFor) : '')
    this.bought = audience.neverBought ? 'never' : boughtWithin || notBoughtFor ? 'has' : 'any'
    this.birthday = audience.birthdayMonth ?? false
  }

  loadSegments(): Promise<unknown> {
    return this.segments.from(() => ask('operator', 'segments.names', {}))
  }

  setSegment(segmentId: string): void {
    this.segmentId = segmentId
  }

  setLevel(level: number): void {
    this.minLevel = level
    this.level.type('')
  }

  setBought(bought: Bought): void {
    this.bought = bought
  }

  setBirthday(birthday: boolean): void {
    this.birthday = birthday
  }

  get marks(): Marks {
    return this.bought === 'has' ? [this.joined, this.within, this.away, this.when] : [this.joined]
  }

  get audience(): Audience {
    const has = this.bought === 'has'
    const [joinedWithin, boughtWithin, notBoughtFor] = [
      this.joined.value,
      has && this.within.value,
      has && this.away.value,
    ]
    return {
      ...(this.segmentId ? { segmentId: this.segmentId } : {}),
      ...(this.minLevel ? { minLevel: this.minLevel } : {}),
      ...(joinedWithin ? { joinedWithin } : {}),
      ...(this.bought === 'never' ? { neverBought: true } : {}),
      ...(boughtWithin ? { boughtWithin } : {}),
      ...(notBoughtFor ? { notBoughtFor } : {}),
      ...(this.birthday ? { birthdayMonth: true } : {}),
    }
  }
}
