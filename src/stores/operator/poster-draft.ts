import { makeAutoObservable } from 'mobx'
import type { PosterForm, PosterVariant } from '#core/posters/form'
import { MAX_POINTS } from '#core/posters/limits'
import { count, day, words, wordsOrNone, yuan } from './entries'
import { Entry } from './entry'
import { fenOf, typedYuan } from './typed'

type Urgency = PosterForm['urgency']
type Paper = PosterForm['paper']

/** Places that a poster may do without. */
export type Extra = 'identity' | 'endorsement' | 'occasion' | 'anchor'

const WEIGHT_MAX = 100

/** Something that stands there while the form is being filled: a preview never waits for it. */
const orNow = (text: string): number => fenOf(text) ?? 0

/** One poster as it is typed. What is switched off keeps its words until the page is left. */
export class PosterDraft {
  readonly theme = words('请写一句主题')
  readonly points = Array.from({ length: MAX_POINTS }, () => wordsOrNone())
  readonly said = words('请写一句背书')
  readonly source = words('请写出处，例如哪里的数据、哪一天')
  readonly occasion = words('请写节日或由头')
  readonly from = day('请选第一天')
  readonly until = day('请选最后一天')
  readonly item = words('请写这是什么的价格')
  readonly list = yuan('请填原价，例如 88')
  readonly pay = new Entry(fenOf, '请填现价，例如 68.50')
  readonly proof = words('请写原价的依据，例如哪张价目表')
  readonly proofDay = day('请选依据是哪一天的')
  readonly benefit = wordsOrNone()
  readonly weight = count(1, WEIGHT_MAX, `请填 1 到 ${WEIGHT_MAX}`)
  identity = true
  endorsement = false
  anchor = false
  timely = false
  urgency: Urgency = 'none'
  paper: Paper = 'light'

  constructor(readonly name: PosterVariant['name']) {
    const entries = {
      theme: false,
      points: false,
      said: false,
      source: false,
      occasion: false,
      from: false,
      until: false,
      item: false,
      list: false,
      pay: false,
      proof: false,
      proofDay: false,
      benefit: false,
      weight: false,
      name: false,
    } as const
    makeAutoObservable(this, entries, { deep: false })
    this.weight.fill('1')
  }

  has(extra: Extra): boolean {
    return extra === 'occasion' ? this.timely : this[extra]
  }

  use(extra: Extra, on: boolean): void {
    if (extra === 'occasion') this.timely = on
    else this[extra] = on
  }

  setUrgency(urgency: Urgency): void {
    this.urgency = urgency
  }

  setPaper(paper: Paper): void {
    this.paper = paper
  }

  fill({ weight, poster }: PosterVariant): void {
    this.weight.fill(String(weight))
    this.theme.fill(poster.theme)
    for (const [place, entry] of this.points.entries()) entry.fill(poster.points[place] ?? '')
    this.benefit.fill(poster.benefit)
    this.identity = poster.identity
    this.urgency = poster.urgency
    this.paper = poster.paper
    this.fillExtras(poster)
  }

  private fillExtras({ endorsement, occasion, anchor }: PosterForm): void {
    this.endorsement = endorsement !== undefined
    this.said.fill(endorsement?.words ?? '')
    this.source.fill(endorsement?.source ?? '')
    this.timely = occasion !== undefined
    this.occasion.fill(occasion?.words ?? '')
    this.from.fill(occasion?.from ?? '')
    this.until.fill(occasion?.until ?? '')
    this.anchor = anchor !== undefined
    this.item.fill(anchor?.name ?? '')
    this.list.fill(typedYuan(anchor?.listFen ?? 0))
    this.pay.fill(anchor ? typedYuan(anchor.payFen) || '0' : '')
    this.proof.fill(anchor?.proof ?? '')
    this.proofDay.fill(anchor?.day ?? '')
  }

  /** As far as it is typed; half-typed prices and days make a place that the check names. */
  get form(): PosterForm {
    const points = this.points.map(({ text }) => text.trim()).filter(Boolean)
    return {
      identity: this.identity,
      theme: this.theme.text.trim(),
      points,
      urgency: this.urgency,
      benefit: this.benefit.text.trim(),
      paper: this.paper,
      ...(this.endorsement && {
        endorsement: { words: this.said.text.trim(), source: this.source.text.trim() },
      }),
      ...(this.timely && {
        occasion: {
          words: this.occasion.text.trim(),
          from: this.from.text,
          until: this.until.text,
        },
      }),
      ...(this.anchor && { anchor: this.anchorForm }),
    }
  }

  private get anchorForm(): NonNullable<PosterForm['anchor']> {
    return {
      name: this.item.text.trim(),
      listFen: orNow(this.list.text),
      payFen: orNow(this.pay.text),
      proof: this.proof.text.trim(),
      day: this.proofDay.text,
    }
  }

  /** Marks what can not be kept, even in a draft: days and prices that are none. */
  try(): boolean {
    const marks = [
      this.weight,
      ...(this.timely ? [this.from, this.until] : []),
      ...(this.anchor ? [this.list, this.pay, this.proofDay] : []),
    ]
    for (const mark of marks) mark.try()
    return marks.every(({ value }) => value !== undefined)
  }

  get variant(): PosterVariant {
    return { name: this.name, weight: this.weight.value ?? 1, poster: this.form }
  }
}
