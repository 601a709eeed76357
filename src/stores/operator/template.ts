import { makeAutoObservable, runInAction } from 'mobx'
import type { TemplateView } from '#core/coupons/contract'
import type { TemplateForm } from '#core/coupons/form'
import { MAX_STOCK } from '#core/coupons/limits'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { Draft } from './draft'
import { Keeping } from './draft-amounts'
import { count } from './entries'
import { storeRows } from './stores'

type Shown = Out<'operator', 'coupons.template'>
type Move = 'coupons.publish' | 'coupons.pause' | 'coupons.resume' | 'coupons.end'

const NO_RESULTS: Shown['results'] = {
  issued: 0,
  redeemed: 0,
  expired: 0,
  voided: 0,
  sales: 0,
  salesFen: 0,
  costFen: 0,
}

export const WHY_MAX = 50

/** One coupon template: draft on the form, then published, paused, ended. */
export class Template {
  readonly shown = new Load<Shown>()
  readonly draft = new Draft()
  readonly keeping = new Keeping(this.draft.amounts)
  readonly stores = storeRows()
  readonly saving = new Step()
  readonly moving = new Step()
  readonly code = new Load<Out<'operator', 'coupons.offerCode'>>()
  readonly program = new Load<Out<'operator', 'program.show'>>()
  readonly goods = new Load<Out<'operator', 'products.list'>>()
  readonly more = count(1, MAX_STOCK, '请填加多少张')
  /** The store whose poster the claim code is for; '' for all. */
  codeStore = ''
  why = ''
  /** What the rules of compliance object to in the form that is about to be published. */
  readonly checked = new Load<Out<'operator', 'compliance.coupon'>>()
  /** Why what they ask about is all right. */
  reason = ''
  /** The newest refusal stands at its field. */
  marked = false

  constructor(public templateId: string | undefined) {
    const kept = {
      shown: false,
      draft: false,
      keeping: false,
      stores: false,
      saving: false,
      moving: false,
      code: false,
      program: false,
      goods: false,
      more: false,
      checked: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    const { templateId } = this
    await Promise.all([
      templateId && this.show(templateId),
      this.stores.load(),
      this.program.from(() => ask('operator', 'program.show', {})),
      this.goods.from(() => ask('operator', 'products.list', {})),
    ])
  }

  get view(): TemplateView | undefined {
    return this.shown.data?.template
  }

  /** Names of the tiers, lowest first; none while they are not known. */
  get tiers(): string[] {
    return this.program.data?.program.tiers.tiers.map(({ name }) => name) ?? []
  }

  get editable(): boolean {
    return this.templateId === undefined || this.view?.status === 'draft'
  }

  async save(): Promise<boolean> {
    const form = this.draft.try()
    return form !== undefined && this.keep(form)
  }

  private async keep(form: TemplateForm): Promise<boolean> {
    const { templateId } = this
    const input = templateId ? { templateId, form } : { form }
    const subject = { subject: templateId ?? 'new' }
    const saved = await this.saving.run(() => act('operator', 'coupons.draft', input, subject))
    this.mark(this.saving)
    if (saved) this.took(saved.template)
    return saved !== undefined
  }

  /** What is on the form is saved first, so that what was read is what gets published. */
  async publish(): Promise<boolean> {
    if (!(await this.save()) || !this.templateId) return false
    const reason = this.reason.trim()
    const done = await this.move('coupons.publish', reason ? { reason } : {})
    this.mark(this.moving)
    return done
  }

  /** Asks what stands against the form as it is now; the answer to an older form is dropped. */
  check(): void {
    const { form } = this.draft
    this.checked.clear()
    if (form) void this.checked.from(() => ask('operator', 'compliance.coupon', { form }))
  }

  /** Red is never published, yellow only with a reason; what could not be asked the server judges. */
  get publishable(): boolean {
    const { busy, data } = this.checked
    if (busy) return false
    const found = data?.findings ?? []
    if (found.some(({ level }) => level === 'red')) return false
    return found.length === 0 || this.reason.trim() !== ''
  }

  setReason(text: string): void {
    this.reason = text
  }

  async move(route: Move, more: { reason?: string } = {}): Promise<boolean> {
    const { templateId } = this
    if (!templateId) return false
    const subject = { subject: templateId }
    const moved = await this.moving.run(() =>
      act('operator', route, { templateId, ...more }, subject),
    )
    if (moved) this.took(moved.template)
    return moved !== undefined
  }

  async restock(): Promise<boolean> {
    this.more.try()
    const { templateId, more } = this
    if (!templateId || !more.value) return false
    const input = { templateId, more: more.value }
    const subject = { subject: templateId }
    const done = await this.moving.run(() => act('operator', 'coupons.restock', input, subject))
    if (!done) return false
    this.took(done.template)
    more.fill('')
    return true
  }

  /** Id of the new draft. */
  async copy(): Promise<string | undefined> {
    const { templateId } = this
    if (!templateId) return undefined
    const subject = { subject: templateId }
    const work = () => act('operator', 'coupons.copy', { templateId }, subject)
    return (await this.moving.run(work))?.template.id
  }

  setWhy(text: string): void {
    this.why = text
  }

  /** How many unused coupons are being voided. */
  async void(): Promise<number | undefined> {
    const { templateId } = this
    const why = this.why.trim()
    if (!templateId || !why) return undefined
    const subject = { subject: templateId }
    const work = () => act('operator', 'coupons.void', { templateId, why }, subject)
    const done = await this.moving.run(work)
    if (!done) return undefined
    this.took(done.template)
    await this.refresh()
    return done.unused
  }

  /** Figures and the voiding as they stand now; the form stays as it is. */
  async refresh(): Promise<void> {
    const { templateId } = this
    if (templateId) await this.shown.from(() => ask('operator', 'coupons.template', { templateId }))
  }

  setCodeStore(storeId: string): void {
    if (storeId === this.codeStore) return
    this.codeStore = storeId
    this.code.clear()
    this.loadCode()
  }

  loadCode(): void {
    const { templateId, codeStore } = this
    if (!templateId || this.code.data) return
    const input = codeStore ? { templateId, storeId: codeStore } : { templateId }
    void this.code.from(() => ask('operator', 'coupons.offerCode', input))
  }

  /** A refusal goes to its field; what is about none stays with its step. */
  private mark({ problem }: Step): void {
    this.marked = problem !== undefined && this.draft.say(problem.code, problem.message)
  }

  /** The form is filled before it is shown: else its sheets would keep the words of an empty one. */
  private async show(templateId: string): Promise<void> {
    await this.shown.from(async () => {
      const answer = await ask('operator', 'coupons.template', { templateId })
      if (answer.ok) runInAction(() => this.draft.fill(answer.data.template.form))
      return answer
    })
  }

  private took(template: TemplateView): void {
    this.templateId = template.id
    const { results = NO_RESULTS, voiding } = this.shown.data ?? {}
    this.shown.put({ template, results, ...(voiding ? { voiding } : {}) }, this.shown.at)
  }
}
