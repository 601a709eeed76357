import { makeAutoObservable, reaction } from 'mobx'
import type { TemplateForm } from '#core/coupons/form'
import { issuable, mostFen } from '#core/coupons/rules'
import { promisesOf, ruleLine } from '#core/coupons/words'
import { yuanText } from '#core/kernel/money'
import { AudienceForm } from './audience-form'
import { Amounts, Bears, Shop } from './draft-amounts'
import { Gives, nothingYet } from './draft-gives'
import { Mixing, Reach } from './draft-reach'
import { Given, Holds, Windows } from './draft-times'
import { type Marks, tryAll, words, wordsOrNone } from './entries'
import type { Entry } from './entry'

type Place = Pick<Entry<unknown>, 'say'>

/** Where a refusal of the server belongs on this form. */
const places: Record<string, (draft: Draft) => Place> = {
  'coupons.threshold-below-discount': ({ gives }) => gives.min,
  'coupons.percent-impossible': ({ gives }) => gives.fold,
  'coupons.value-missing': ({ gives }) => gives.giftWorth,
  'coupons.until-past': ({ holds }) => holds.until,
  'coupons.dates-impossible': (draft) => draft.dates,
  'coupons.windows-impossible': ({ windows }) => windows.first.mark,
  'coupons.stock-zero': ({ amounts }) => amounts.stock,
  'coupons.daily-too-many': ({ amounts }) => amounts.daily,
  'coupons.store-stock-in-shop': ({ amounts }) => amounts.stores,
  'coupons.store-stock-too-much': ({ amounts }) => amounts.stores,
  'coupons.budget-too-small': ({ amounts }) => amounts.budget,
  'coupons.bearer-missing': ({ bears }) => bears.mark,
  'coupons.product-missing': ({ reach }) => reach.goods,
  'stores.not-found': ({ reach }) => reach.stores,
  'coupons.tier-missing': ({ shop, audience }) =>
    shop.way === 'points' ? shop.level : audience.level,
}

const some = <T extends object>(key: string, value: T | readonly unknown[] | undefined): object =>
  value && Object.keys(value).length > 0 ? { [key]: value } : {}

/** Sentences about the whole form follow a moment after it: each letter and tap sends only its own. */
const SETTLE_MS = 500

interface Said {
  /** The ticket's line. */
  rule: string
  promises: string[]
  worst: string
}

/** A coupon template as typed: text stays as the person wrote it until it is sent. */
export class Draft {
  readonly name = words('请给券起个名字')
  readonly rules = wordsOrNone()
  readonly gives = new Gives()
  readonly shop = new Shop()
  readonly holds = new Holds()
  readonly reach = new Reach()
  readonly windows = new Windows()
  readonly audience = new AudienceForm()
  readonly mixing = new Mixing()
  readonly given = new Given()
  readonly amounts = new Amounts()
  readonly bears = new Bears()
  /** The form in words; as long as it can not be read, what was said last. */
  said: Said = { rule: this.rule, promises: [], worst: '' }

  constructor() {
    const kept = {
      name: false,
      rules: false,
      gives: false,
      shop: false,
      holds: false,
      reach: false,
      windows: false,
      audience: false,
      mixing: false,
      given: false,
      amounts: false,
      bears: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
    reaction(
      () => ({ form: this.form, rule: this.rule }),
      () => this.settle(),
      { delay: SETTLE_MS },
    )
  }

  private settle(): void {
    const { form, rule, worst, said } = this
    const promises = form ? promisesOf(form, Date.now()) : said.promises
    this.said = { rule, promises, worst: worst || said.worst }
  }

  private get rule(): string {
    const { gives, reach, windows } = this
    const scope = reach.scope ? { scope: reach.scope } : {}
    const rest = { storeIds: reach.shownStores, windows: windows.windows, ...scope }
    return ruleLine({ benefit: gives.benefit ?? nothingYet[gives.kind], ...rest })
  }

  fill(form: TemplateForm): void {
    this.name.fill(form.name)
    this.rules.fill(form.rules)
    this.gives.fill(form.benefit)
    this.shop.fill(form.shop)
    this.holds.fill(form.validity)
    this.reach.fill(form)
    this.windows.fill(form.windows ?? [])
    this.audience.fill(form.audience ?? {})
    this.mixing.fill(form.stacking)
    this.given.fill(form.schedule ?? {})
    this.amounts.fill(form)
    this.bears.fill(form.bearer)
    this.settle()
  }

  /** Dates that do not go together: those of the giving, where it has any. */
  get dates(): Place {
    if (this.given.until.on) return this.given.until.day
    if (this.given.from.on) return this.given.from.day
    return this.holds.kind === 'until' ? this.holds.until : this.holds.days
  }

  /** Puts the server's sentence where it belongs; false when it is about no field. */
  say(code: string, sentence: string): boolean {
    const place = places[code]?.(this)
    place?.say(sentence)
    return place !== undefined
  }

  private get marks(): Marks {
    const { name, gives, shop, holds, reach, windows, audience, mixing, given, amounts } = this
    const parts = [gives, shop, holds, reach, windows, audience, mixing, given, amounts, this.bears]
    return [name, ...parts.flatMap((part): Marks => part.marks)]
  }

  /** Marks what is wrong. To be published it needs somebody who pays. */
  try(publishing = false): TemplateForm | undefined {
    const fine = tryAll(publishing ? [...this.marks, this.bears.mark] : this.marks)
    return fine ? this.form : undefined
  }

  get form(): TemplateForm | undefined {
    const name = this.name.value
    const { benefit } = this.gives
    const { validity } = this.holds
    const { stock, perMember } = this.amounts
    if (!name || !benefit || !validity || !stock.value || !perMember.value) return undefined
    if (this.marks.some(({ value }) => value === undefined)) return undefined
    return {
      name,
      benefit,
      rules: this.rules.value ?? '',
      stock: stock.value,
      perMember: perMember.value,
      validity,
      storeIds: this.reach.shownStores,
      ...this.more,
    }
  }

  private get more(): object {
    return {
      ...some('scope', this.reach.scope),
      ...some('windows', this.windows.windows),
      ...some('audience', this.audience.audience),
      ...some('stacking', this.mixing.stacking),
      ...some('schedule', this.given.schedule),
      ...some('bearer', this.bears.bearer),
      ...some('shop', this.shop.shop),
      ...this.amounts.more,
    }
  }

  /** 最多花 ¥600：50 张 × ¥12; '' while it can not be read. */
  private get worst(): string {
    const { form } = this
    if (!form) return ''
    const each = mostFen(form.benefit)
    if (each === 0) return '没有填礼品的价值，算不出最多花多少'
    const [few, uses] = [issuable(form), form.uses ?? 1]
    const times = uses > 1 ? ` × ${uses} 次` : ''
    const all = yuanText(few * each * uses)
    return `最多花 ¥${all}：${few} 张 × ¥${yuanText(each)}${times}`
  }
}
