import { makeAutoObservable, runInAction } from 'mobx'
import type { CodeBatch } from '#core/claimcodes/contract'
import { MAX_CODES } from '#core/claimcodes/limits'
import type { TemplateView } from '#core/coupons/contract'
import { act, ask } from '@/cloud'
import { Load } from '../load'
import { Rows } from '../rows'
import { Step } from '../step'
import { choice, count, tryAll, words } from './entries'
import { givable } from './giving'
import { templateRows } from './templates'

export const CODES_NAME_MAX = 20
export const WHY_MAX = 50

export const codesText: Record<CodeBatch['status'], string> = {
  working: '处理中',
  active: '可用',
  voided: '已作废',
  failed: '没有成功',
}

/** Batches of one-time codes, newest first. */
export const codeRows = () =>
  new Rows<CodeBatch>(async (after) => {
    const answer = await ask('operator', 'claimcodes.batches', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.batches, next: answer.data.next } }
  })

type Way = 'make' | 'import'

/** A new list of codes: made here, or brought from elsewhere. */
export class NewCodes {
  readonly templates = templateRows()
  readonly name = words('请给这批兑换码起个名字')
  readonly template = choice(() => this.templateId !== '', '请选兑换哪张券')
  readonly count = count(1, MAX_CODES, `请填个数，最多 ${MAX_CODES / 10_000} 万个`)
  readonly file = choice(() => this.fileId !== '', '请选一个文件')
  readonly making = new Step()
  way: Way = 'make'
  templateId = ''
  fileId = ''
  fileName = ''

  constructor() {
    const kept = {
      templates: false,
      name: false,
      template: false,
      count: false,
      file: false,
      making: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  get choices(): TemplateView[] {
    return givable(this.templates.rows)
  }

  get chosen(): TemplateView | undefined {
    return this.choices.find(({ id }) => id === this.templateId)
  }

  setWay(way: Way): void {
    this.way = way
  }

  choose(templateId: string): void {
    this.templateId = templateId
    this.template.type('')
  }

  /** A file that was put into the cloud. */
  take(fileId: string, name: string): void {
    this.fileId = fileId
    this.fileName = name
    this.file.type('')
  }

  /** Id of the new batch. */
  async make(): Promise<string | undefined> {
    const last = this.way === 'make' ? this.count : this.file
    if (!tryAll([this.name, this.template, last])) return undefined
    const done = await this.making.run(() => this.send())
    return done?.batch.id
  }

  private send() {
    const { templateId, fileId } = this
    const base = { templateId, name: this.name.value ?? '' }
    const subject = { subject: 'new' }
    if (this.way === 'import')
      return act('operator', 'claimcodes.import', { ...base, fileId }, subject)
    return act('operator', 'claimcodes.make', { ...base, count: this.count.value ?? 0 }, subject)
  }
}

/** One batch of codes: how far it is, its files, its end. */
export class Codes {
  readonly shown = new Load<{ batch: CodeBatch }>()
  readonly voiding = new Step()
  why = ''

  constructor(readonly batchId: string) {
    makeAutoObservable(this, { batchId: false, shown: false, voiding: false }, { deep: false })
  }

  load(): Promise<unknown> {
    const { batchId } = this
    return this.shown.from(() => ask('operator', 'claimcodes.batch', { batchId }))
  }

  get batch(): CodeBatch | undefined {
    return this.shown.data?.batch
  }

  setWhy(text: string): void {
    this.why = text
  }

  async void(): Promise<boolean> {
    const { batchId } = this
    const why = this.why.trim()
    if (!why) return false
    const work = () => act('operator', 'claimcodes.void', { batchId, why }, { subject: batchId })
    const done = await this.voiding.run(work)
    if (!done) return false
    runInAction(() => {
      this.shown.put(done, this.shown.at)
      this.why = ''
    })
    return true
  }
}
