import { makeAutoObservable, runInAction } from 'mobx'
import type { TemplateView } from '#core/coupons/contract'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { Draft, draftRules, fieldOf, type Marked, type TypedField } from './draft'
import type { TypedValue } from './entry'
import { storeRows } from './stores'

const noResults = {
  issued: 0,
  redeemed: 0,
  expired: 0,
  voided: 0,
  sales: 0,
  salesFen: 0,
  costFen: 0,
}

/** One coupon template: draft on the form, then published, then ended. */
export class Template {
  readonly shown = new Load<Out<'operator', 'coupons.template'>>()
  readonly draft = new Draft()
  readonly stores = storeRows()
  readonly saving = new Step()
  readonly moving = new Step()
  readonly code = new Load<Out<'operator', 'coupons.offerCode'>>()
  readonly program = new Load<Out<'operator', 'program.show'>>()

  constructor(public templateId: string | undefined) {
    const kept = {
      shown: false,
      draft: false,
      stores: false,
      saving: false,
      moving: false,
      code: false,
      program: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    const { templateId } = this
    const showing = templateId && this.show(templateId)
    const tiers = this.program.from(() => ask('operator', 'program.show', {}))
    await Promise.all([this.stores.load(), tiers, showing])
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

  /** A field's fault: its own, or the server's sentence when it is about this field. */
  fault(field: Marked): string | undefined {
    const { problem } = this.saving
    if (problem && fieldOf(problem.code) === field) return problem.message
    return this.draft.tried ? this.draft.faults[field] : undefined
  }

  /** A field of the draft by itself; what is read of it is read when it is drawn. */
  typed(field: TypedField): TypedValue {
    const { draft } = this
    const fault = () => this.fault(field)
    return {
      rule: draftRules[field],
      type: (text) => draft.type(field, text),
      get text() {
        return draft[field]
      },
      get fault() {
        return fault()
      },
    }
  }

  async save(): Promise<boolean> {
    const form = this.draft.try()
    if (!form) return false
    const { templateId } = this
    const input = templateId ? { templateId, form } : { form }
    const subject = { subject: templateId ?? 'new' }
    const saved = await this.saving.run(() => act('operator', 'coupons.draft', input, subject))
    if (saved) this.took(saved.template)
    return saved !== undefined
  }

  /** What is on the form is saved first, so that what was read is what gets published. */
  async publish(): Promise<boolean> {
    if (!(await this.save()) || !this.templateId) return false
    return this.move('coupons.publish', this.templateId)
  }

  async end(): Promise<boolean> {
    return this.templateId ? this.move('coupons.end', this.templateId) : false
  }

  loadCode(): void {
    const { templateId } = this
    if (!templateId || this.code.data) return
    void this.code.from(() => ask('operator', 'coupons.offerCode', { templateId }))
  }

  private async show(templateId: string): Promise<void> {
    const answer = await this.shown.from(() => ask('operator', 'coupons.template', { templateId }))
    if (answer.ok) runInAction(() => this.draft.fill(answer.data.template.form))
  }

  private async move(route: 'coupons.publish' | 'coupons.end', templateId: string) {
    const subject = { subject: templateId }
    const moved = await this.moving.run(() => act('operator', route, { templateId }, subject))
    if (moved) this.took(moved.template)
    return moved !== undefined
  }

  private took(template: TemplateView): void {
    this.templateId = template.id
    const { results = noResults, voiding } = this.shown.data ?? {}
    this.shown.put({ template, results, ...(voiding ? { voiding } : {}) }, this.shown.at)
  }
}
