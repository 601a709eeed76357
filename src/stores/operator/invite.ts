import { makeAutoObservable, reaction, runInAction } from 'mobx'
import type { Finding } from '#core/compliance/views'
import type { CampaignDesk } from '#core/invites/desk-views'
import type { CampaignForm } from '#core/invites/form'
import { MAX_STOCK } from '#core/invites/limits'
import { MINUTE } from '#core/kernel/time'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { Moment } from './draft-times'
import { countOrNone, tryAll, words, yuanOrNone } from './entries'
import { InviteDraft } from './invite-draft'
import { RewardFacts } from './invite-facts'
import { firstForm } from './invite-first'
import { Picking } from './invite-rewards'
import { whyEntry } from './invites'
import { storeRows } from './stores'
import { templateRows } from './templates'

type Shown = Out<'operator', 'invites.campaign'>

/** The rules are asked when nothing was typed for a while. */
const CHECK_MS = 1200

/** What of a published campaign may grow. */
export class Raising {
  readonly stock = countOrNone(MAX_STOCK, `请填名额，最多 ${MAX_STOCK / 10_000} 万位，不加就留空`)
  readonly budget = yuanOrNone('请填金额，不加就留空')
  readonly until = new Moment('23:59')

  /** What is typed is how much more; what is sent is how much in all. */
  more({ stock, budgetFen }: CampaignForm) {
    const [more, money, last] = [this.stock.value, this.budget.value, this.until.at]
    return {
      ...(more ? { stock: stock + more } : {}),
      ...(money ? { budgetFen: budgetFen + money } : {}),
      ...(last === undefined ? {} : { endsAt: last + MINUTE - 1 }),
    }
  }

  clear(): void {
    this.stock.fill('')
    this.budget.fill('')
    this.until.fill(undefined)
  }
}

/** One invite campaign: draft on the form, then published, paused, ended. */
export class Invite {
  readonly shown = new Load<Shown>()
  readonly templates = templateRows()
  readonly stores = storeRows()
  readonly program = new Load<Out<'operator', 'program.show'>>()
  readonly brand = new Load<Out<'operator', 'brand.show'>>()
  readonly wecom = new Load<Out<'operator', 'wecom.show'>>()
  readonly saving = new Step()
  readonly moving = new Step()
  readonly picking = new Picking()
  readonly raising = new Raising()
  readonly why = whyEntry()
  /** Why yellow findings are all right. */
  readonly reason = words('请写上理由，会和操作记录一起留存')
  readonly draft: InviteDraft
  /** What the rules say of the form as it was when they were last asked. */
  findings: Finding[] = []
  /** The newest refusal stands at its field. */
  marked = false
  /** The server's clock less the phone's. */
  private ahead = 0
  private checked = ''

  constructor(public campaignId: string | undefined) {
    this.draft = new InviteDraft(
      () => this.facts,
      () => Date.now() + this.ahead,
    )
    const kept = {
      shown: false,
      templates: false,
      stores: false,
      program: false,
      brand: false,
      wecom: false,
      saving: false,
      moving: false,
      picking: false,
      raising: false,
      why: false,
      reason: false,
      draft: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  get desk(): CampaignDesk | undefined {
    return this.shown.data?.campaign
  }

  get facts(): RewardFacts {
    return new RewardFacts(this.templates.rows, this.program.data?.program, this.desk)
  }

  get tiers(): string[] {
    return this.program.data?.program.tiers.tiers.map(({ name }) => name) ?? []
  }

  get editable(): boolean {
    return this.campaignId === undefined || this.desk?.row.status === 'draft'
  }

  /** All that the form needs is here. */
  get ready(): boolean {
    return this.campaignId === undefined ? this.first : this.desk !== undefined
  }

  private get first(): boolean {
    return this.brand.data !== undefined
  }

  async load(): Promise<void> {
    await Promise.all([
      this.templates.load(),
      this.stores.load(),
      this.program.from(() => ask('operator', 'program.show', {})),
      this.campaignId === undefined ? undefined : this.show(),
    ])
    if (this.campaignId === undefined) await this.begin()
    if (this.editable && this.ready) this.watch()
  }

  /** The form of a new one is filled before it is shown: what it suggests needs the rest. */
  private async begin(): Promise<void> {
    await this.brand.from(async () => {
      const answer = await ask('operator', 'brand.show', {})
      if (answer.ok) {
        this.setClock(answer.now)
        const contact = this.stores.rows?.find(({ phone }) => phone)?.phone ?? ''
        this.suggest({ brand: answer.data.brand.name, contact })
      }
      return answer
    })
  }

  private suggest(about: { brand: string; contact: string }): void {
    const { draft } = this
    const now = draft.now()
    draft.fill(firstForm(this.facts, about, now))
    draft.takeWorst()
    draft.settle()
  }

  private async show(): Promise<void> {
    const { campaignId } = this
    if (!campaignId) return
    await this.shown.from(async () => {
      const answer = await ask('operator', 'invites.campaign', { campaignId })
      if (answer.ok) this.took(answer.data.campaign, answer.now)
      return answer
    })
  }

  /** Figures as they stand now; what is typed stays, but for posters that were drawn meanwhile. */
  async refresh(): Promise<void> {
    const { campaignId } = this
    if (!campaignId) return
    await this.shown.from(() => ask('operator', 'invites.campaign', { campaignId }))
    const posters = this.desk?.form.posters
    if (posters && this.editable) this.draft.setPosters(posters)
  }

  private setClock(now: number): void {
    this.ahead = now - Date.now()
  }

  private took(desk: CampaignDesk, now: number): void {
    this.setClock(now)
    this.findings = desk.check.findings
    if (desk.row.status === 'draft') this.draft.fill(desk.form)
  }

  /** Asks what the rules say each time the form has changed and rests. */
  private watch(): void {
    const text = () => JSON.stringify(this.draft.form() ?? '')
    reaction(text, () => void this.check(), { delay: CHECK_MS, fireImmediately: !this.campaignId })
  }

  private async check(): Promise<void> {
    const form = this.draft.form()
    const text = JSON.stringify(form ?? '')
    if (!form || !this.editable || text === this.checked) return
    this.checked = text
    const answer = await ask('operator', 'invites.check', { form })
    runInAction(() => {
      if (!answer.ok) this.checked = ''
      else if (text === this.checked) this.findings = answer.data.check.findings
    })
  }

  /** Without a WeCom account nobody can be added. */
  lookAtWecom(): void {
    if (!this.wecom.data) void this.wecom.from(() => ask('operator', 'wecom.show', {}))
  }

  get wecomOff(): boolean {
    return this.draft.doing.action === 'added' && this.wecom.data?.wecom.on === false
  }

  async save(publishing = false): Promise<boolean> {
    const form = this.draft.try(publishing)
    return form !== undefined && this.keep(form)
  }

  private async keep(form: CampaignForm): Promise<boolean> {
    const { campaignId } = this
    const input = campaignId ? { campaignId, form } : { form }
    const subject = { subject: campaignId ?? 'new' }
    const saved = await this.saving.run(() => act('operator', 'invites.saveDraft', input, subject))
    this.mark(this.saving)
    if (saved) this.put(saved.campaign)
    return saved !== undefined
  }

  /** Nothing red, and nothing missing: what the saved form means was read. */
  get publishable(): boolean {
    const check = this.desk?.check
    return check !== undefined && check.problems.length === 0 && !this.red
  }

  get red(): boolean {
    return this.desk?.check.findings.some(({ level }) => level === 'red') ?? false
  }

  get yellow(): boolean {
    return this.desk?.check.findings.some(({ level }) => level === 'yellow') ?? false
  }

  /** Exactly the form that was read, under its hash. */
  async publish(): Promise<boolean> {
    const { desk, campaignId, yellow } = this
    if (yellow) this.reason.try()
    const reason = yellow ? this.reason.value : undefined
    if (!desk || !campaignId || (yellow && !reason)) return false
    const input = { campaignId, seen: desk.hash, ...(reason ? { reason } : {}) }
    const done = await this.move(() => act('operator', 'invites.publish', input, this.subject))
    this.mark(this.moving)
    return done
  }

  private get subject() {
    return { subject: this.campaignId ?? 'new' }
  }

  private async move(work: () => ReturnType<typeof act<'operator', 'invites.publish'>>) {
    const moved = await this.moving.run(work)
    if (moved) this.put(moved.campaign)
    return moved !== undefined
  }

  /** Pausing and ending say why. */
  async stop(route: 'invites.pause' | 'invites.end'): Promise<boolean> {
    this.why.try()
    const why = this.why.value
    const { campaignId } = this
    if (!campaignId || !why) return false
    const done = await this.move(() => act('operator', route, { campaignId, why }, this.subject))
    if (done) this.why.fill('')
    return done
  }

  async resume(): Promise<boolean> {
    const { campaignId } = this
    if (!campaignId) return false
    return this.move(() => act('operator', 'invites.resume', { campaignId }, this.subject))
  }

  async raise(): Promise<boolean> {
    const { campaignId, desk, raising } = this
    const { stock, budget, until } = raising
    if (!campaignId || !desk || !tryAll([stock, budget, ...until.marks])) return false
    const input = { campaignId, ...raising.more(desk.form) }
    const done = await this.move(() => act('operator', 'invites.raise', input, this.subject))
    if (done) raising.clear()
    return done
  }

  /** Id of the new draft. */
  async copy(): Promise<string | undefined> {
    const { campaignId } = this
    if (!campaignId) return undefined
    const work = () => act('operator', 'invites.copy', { campaignId }, this.subject)
    return (await this.moving.run(work))?.campaign.row.id
  }

  /** A refusal goes to its field; what is about none stays with its step. */
  private mark({ problem }: Step): void {
    this.marked = problem !== undefined && this.draft.say(problem)
  }

  private put(campaign: CampaignDesk): void {
    this.campaignId = campaign.row.id
    this.findings = campaign.check.findings
    this.shown.put({ campaign }, this.shown.at || this.draft.now())
  }
}
