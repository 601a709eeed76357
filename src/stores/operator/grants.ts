import { makeAutoObservable, runInAction } from 'mobx'
import type { TemplateView } from '#core/coupons/contract'
import type { GrantRun } from '#core/grants/contract'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Rows } from '../rows'
import { Step } from '../step'
import { AudienceForm } from './audience-form'
import { choice, tryAll, words } from './entries'
import { givable } from './giving'
import { templateRows } from './templates'

export const WHY_MAX = 50

export const runText: Record<GrantRun['status'], string> = {
  running: '发放中',
  done: '已发完',
  cancelled: '已取消',
}

/** Coupons given to an audience: the runs, newest first. */
export class Grants {
  readonly list = new Rows<GrantRun>(async (after) => {
    const answer = await ask('operator', 'grants.list', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.runs, next: answer.data.next } }
  })
  readonly cancelling = new Step()
  /** The run whose cancelling is asked about. */
  asked: GrantRun | undefined

  constructor() {
    makeAutoObservable(this, { list: false, cancelling: false }, { deep: false })
  }

  get running(): boolean {
    return this.list.rows?.some(({ status }) => status === 'running') ?? false
  }

  ask(run: GrantRun | undefined): void {
    this.asked = run
    this.cancelling.clear()
  }

  async cancel(): Promise<boolean> {
    const { asked } = this
    if (!asked) return false
    const work = () => act('operator', 'grants.cancel', { runId: asked.id }, { subject: asked.id })
    const done = await this.cancelling.run(work)
    if (!done) return false
    runInAction(() => {
      this.asked = undefined
      this.list.replace(({ id }) => id === done.run.id, done.run)
    })
    return true
  }
}

/** A giving that is being prepared: which coupon, to whom, why. */
export class NewGrant {
  readonly templates = templateRows()
  readonly program = new Load<Out<'operator', 'program.show'>>()
  readonly audience = new AudienceForm()
  readonly template = choice(() => this.templateId !== '', '请选一张正在发放的券')
  readonly why = words('请写上原因，会写进操作记录')
  readonly looking = new Step()
  readonly starting = new Step()
  templateId = ''
  /** What is owed goes to those too who want no marketing. */
  owed = false
  preview: Out<'operator', 'grants.preview'> | undefined
  /** What the preview is about, as text. */
  private seen = ''

  /** `audienceId`: only people of this saved list. */
  constructor(readonly audienceId?: string) {
    const kept = {
      audienceId: false,
      templates: false,
      program: false,
      audience: false,
      template: false,
      why: false,
      looking: false,
      starting: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    await Promise.all([
      this.templates.load(),
      this.program.from(() => ask('operator', 'program.show', {})),
    ])
  }

  get choices(): TemplateView[] {
    return givable(this.templates.rows)
  }

  get chosen(): TemplateView | undefined {
    return this.choices.find(({ id }) => id === this.templateId)
  }

  get tiers(): string[] {
    return this.program.data?.program.tiers.tiers.map(({ name }) => name) ?? []
  }

  choose(templateId: string): void {
    this.templateId = templateId
    this.template.type('')
  }

  setOwed(owed: boolean): void {
    this.owed = owed
  }

  private get wish() {
    return {
      templateId: this.templateId,
      audience: this.audience.audience,
      ...(this.audienceId ? { audienceId: this.audienceId } : {}),
      ...(this.owed ? { marketing: false } : {}),
    }
  }

  /** Counts who is meant; undefined while something is wrong. */
  async look(): Promise<boolean> {
    if (!tryAll([this.template, ...this.audience.marks, this.why])) return false
    const { wish } = this
    const told = await this.looking.run(() => ask('operator', 'grants.preview', wish))
    if (!told) return false
    runInAction(() => {
      this.preview = told
      this.seen = JSON.stringify(wish)
    })
    return true
  }

  /** Starts what was looked at, and nothing else. */
  async start(): Promise<boolean> {
    const { wish, why } = this
    if (!why.value || JSON.stringify(wish) !== this.seen) return false
    const input = { ...wish, why: why.value }
    const subject = { subject: wish.templateId }
    const done = await this.starting.run(() => act('operator', 'grants.start', input, subject))
    return done !== undefined
  }
}
