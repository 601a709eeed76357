import { makeAutoObservable, runInAction } from 'mobx'
import type { TemplateView } from '#core/coupons/contract'
import type { BatchView } from '#core/inserts/contract'
import { MAX_BATCH_CARDS, MAX_SHEET_CARDS } from '#core/inserts/limits'
import { act, ask } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { givable } from './giving'
import { templateRows } from './templates'
import { wholeOf } from './typed'

export const BATCH_NAME_MAX = 20
export const REASON_MAX = 50

/** What the form of a new batch itself may find wrong. */
export const batchRules = {
  name: '请给这批卡起个名字',
  template: '请选这批卡送哪张券',
  count: `请填张数，最多 ${MAX_BATCH_CARDS / 10_000} 万张`,
}

/** A new batch as typed. */
export class NewBatch {
  readonly templates = templateRows()
  readonly making = new Step()
  name = ''
  templateId = ''
  count = ''
  tried = false

  constructor() {
    makeAutoObservable(this, { templates: false, making: false }, { deep: false })
  }

  get choices(): TemplateView[] {
    return givable(this.templates.rows)
  }

  setName(text: string): void {
    this.name = text
  }

  setTemplate(templateId: string): void {
    this.templateId = templateId
  }

  setCount(text: string): void {
    this.count = text
  }

  get faults(): { name?: string; template?: string; count?: string } {
    const counted = wholeOf(this.count, 1, MAX_BATCH_CARDS)
    return {
      ...(this.name.trim() ? {} : { name: batchRules.name }),
      ...(this.templateId ? {} : { template: batchRules.template }),
      ...(counted ? {} : { count: batchRules.count }),
    }
  }

  /** A field's fault: its own, or the server's sentence about the number of cards. */
  fault(field: 'name' | 'template' | 'count'): string | undefined {
    const { problem } = this.making
    if (problem?.code === 'inserts.more-than-stock' && field === 'count') return problem.message
    const aboutTemplate =
      problem?.code.startsWith('coupons.') || problem?.code === 'inserts.template-in-shop'
    if (problem && aboutTemplate && field === 'template') return problem.message
    return this.tried ? this.faults[field] : undefined
  }

  async make(): Promise<BatchView | undefined> {
    this.tried = true
    if (Object.keys(this.faults).length > 0) return undefined
    const { templateId } = this
    const input = { name: this.name.trim(), templateId, count: Number(this.count) }
    const made = await this.making.run(() =>
      act('operator', 'inserts.create', input, { subject: 'new' }),
    )
    return made?.batch
  }
}

/** One batch: print, export, void, give another coupon. */
export class Batch {
  readonly shown = new Load<{ batch: BatchView }>()
  readonly templates = templateRows()
  readonly printing = new Step()
  readonly exporting = new Step()
  readonly voiding = new Step()
  readonly retargeting = new Step()
  /** Serial of the first card on the next sheet; serials count from 1. */
  from = 1
  reason = ''
  targetId = ''

  constructor(readonly batchId: string) {
    const kept = {
      batchId: false,
      shown: false,
      templates: false,
      printing: false,
      exporting: false,
      voiding: false,
      retargeting: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  load(): Promise<unknown> {
    const { batchId } = this
    return this.shown.from(() => ask('operator', 'inserts.batch', { batchId }))
  }

  get view(): BatchView | undefined {
    return this.shown.data?.batch
  }

  /** Cards on the next sheet. */
  get sheetCards(): number {
    const count = this.view?.count ?? 0
    return Math.max(0, Math.min(MAX_SHEET_CARDS, count - this.from + 1))
  }

  get lastOnSheet(): number {
    return this.from + this.sheetCards - 1
  }

  get sheets(): number {
    return Math.ceil((this.view?.count ?? 0) / MAX_SHEET_CARDS)
  }

  step(by: 1 | -1): void {
    const next = this.from + by * MAX_SHEET_CARDS
    if (next >= 1 && next <= (this.view?.count ?? 0)) this.from = next
  }

  /** Cloud file id of the PDF, or undefined when refused. */
  async sheet(): Promise<string | undefined> {
    const input = { batchId: this.batchId, from: this.from, count: this.sheetCards }
    return (await this.printing.run(() => ask('operator', 'inserts.sheet', input)))?.fileId
  }

  async csv(): Promise<string | undefined> {
    const { batchId } = this
    const work = () => ask('operator', 'inserts.csv', { batchId })
    return (await this.exporting.run(work))?.fileId
  }

  /** Coupons this batch could give instead. */
  get choices(): TemplateView[] {
    return givable(this.templates.rows).filter(({ id }) => id !== this.view?.templateId)
  }

  get target(): TemplateView | undefined {
    return this.choices.find(({ id }) => id === this.targetId)
  }

  setReason(text: string): void {
    this.reason = text
  }

  setTarget(templateId: string): void {
    this.targetId = templateId
  }

  async void(): Promise<boolean> {
    const { batchId } = this
    const input = { batchId, reason: this.reason.trim() }
    if (!input.reason) return false
    const subject = { subject: batchId }
    const done = await this.voiding.run(() => act('operator', 'inserts.void', input, subject))
    return this.took(done)
  }

  async retarget(): Promise<boolean> {
    const { batchId, targetId } = this
    if (!targetId) return false
    const input = { batchId, templateId: targetId }
    const subject = { subject: batchId }
    const done = await this.retargeting.run(() =>
      act('operator', 'inserts.retarget', input, subject),
    )
    return this.took(done)
  }

  private took(done: { batch: BatchView } | undefined): boolean {
    if (!done) return false
    runInAction(() => {
      this.shown.put(done, this.shown.at)
      this.targetId = ''
      this.reason = ''
    })
    return true
  }
}
