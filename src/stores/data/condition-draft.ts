import { makeAutoObservable } from 'mobx'
import type { Field } from '#core/segments/field'
import { fields } from '#core/segments/fields'
import { LONGEST_WITHIN, MOST_VALUES } from '#core/segments/limits'
import type { Condition, FieldName, Option, OwnOptions } from '#core/segments/views'
import { choice, type Marks, tryAll } from '../operator/entries'
import { Entry } from '../operator/entry'
import { typedYuan, wholeOf } from '../operator/typed'

const FEN = 100

type Range = NonNullable<Field['range']>

/** A number, or null for none. */
const orNone = (read: (text: string) => number | undefined, rule: string) =>
  new Entry<number | null>((text) => (text.trim() === '' ? null : read(text)), rule)

/** `12` and `12.5` yuan as fen: what somebody spent in years is more than one price may be. */
const spentOf = (text: string, most: number): number | undefined => {
  const match = /^(\d{1,7})(?:\.(\d{0,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const [, yuan, rest = ''] = match
  const fen = Number(yuan) * FEN + Number(rest.padEnd(2, '0'))
  return fen <= most ? fen : undefined
}

const bound = (range: Range | undefined) => {
  const { least, most, unit } = range ?? { least: 0, most: 0, unit: '次' }
  if (unit === '元') return orNone((text) => spentOf(text, most), `请填金额，最多 ${most / FEN} 元`)
  return orNone((text) => wholeOf(text, least, most), `请填 ${least} 到 ${most} 的整数`)
}

const span = (wish: Field['within']) => {
  const rule = `请填 1 到 ${LONGEST_WITHIN} 天`
  const read = (text: string) => wholeOf(text, 1, LONGEST_WITHIN)
  return wish === 'must' ? new Entry<number | null>(read, rule) : orNone(read, rule)
}

const typed = (value: number | undefined, unit: Range['unit'] | undefined): string => {
  if (value === undefined) return ''
  return unit === '元' && value > 0 ? typedYuan(value) : String(value)
}

const toggled = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(0, MOST_VALUES)

type Part = 'of' | 'from'

/** What there is to choose from: the field's own, or the brand's. */
export const choicesOf = (field: FieldName, part: Part, own: OwnOptions): readonly Option[] => {
  const choices = fields[field][part] ?? []
  return typeof choices === 'string' ? own[choices] : choices
}

/** One condition as it is being filled in; which parts it has says the table of fields. */
export class ConditionDraft {
  readonly field: Field
  readonly min: Entry<number | null>
  readonly max: Entry<number | null>
  readonly within: Entry<number | null>
  readonly chosen = choice(() => !this.field.of || this.of.length > 0, '请至少选一项')
  readonly bounds = choice(() => this.inOrder, '两个数至少填一个，最少的不能大于最多的')
  of: readonly string[] = []
  from: readonly string[] = []
  no = false

  constructor(
    readonly name: FieldName,
    before?: Condition,
    no = false,
  ) {
    this.field = fields[name]
    this.min = bound(this.field.range)
    this.max = bound(this.field.range)
    this.within = span(this.field.within)
    if (before) this.fill(before)
    this.no = no
    const kept = {
      name: false,
      field: false,
      min: false,
      max: false,
      within: false,
      chosen: false,
      bounds: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  private fill({ of = [], from = [], min, max, within }: Condition): void {
    const unit = this.field.range?.unit
    this.of = of
    this.from = from
    this.min.fill(typed(min, unit))
    this.max.fill(typed(max, unit))
    this.within.fill(typed(within, '天'))
  }

  private get inOrder(): boolean {
    if (!this.field.range) return true
    const [min, max] = [this.min.value, this.max.value]
    if (min === null && max === null) return false
    return typeof min !== 'number' || typeof max !== 'number' || min <= max
  }

  /** Nothing is to be filled in: it holds or does not. */
  get isFlag(): boolean {
    const { of, range } = this.field
    return !of && !range
  }

  toggle(part: Part, id: string): void {
    this[part] = toggled(this[part], id)
    this.chosen.type('')
  }

  setNo(no: boolean): void {
    this.no = no
  }

  /** What is wrong is marked from now on. */
  try(): boolean {
    return tryAll(this.marks)
  }

  private get marks(): Marks {
    return [this.min, this.max, this.within, this.chosen, this.bounds]
  }

  /** Undefined while something is missing or wrong. */
  get condition(): Condition | undefined {
    if (this.marks.some(({ value }) => value === undefined)) return undefined
    const { of, from, range, within } = this.field
    const [min, max, days] = [this.min.value, this.max.value, this.within.value]
    return {
      field: this.name,
      ...(of ? { of: [...this.of] } : {}),
      ...(from && this.from.length > 0 ? { from: [...this.from] } : {}),
      ...(range && typeof min === 'number' ? { min } : {}),
      ...(range && typeof max === 'number' ? { max } : {}),
      ...(within && typeof days === 'number' ? { within: days } : {}),
    }
  }
}
