import { makeAutoObservable, runInAction } from 'mobx'
import type { Finding } from '#core/compliance/views'
import type { CampaignDesk } from '#core/invites/desk-views'
import type { PosterVariant } from '#core/posters/form'
import {
  checksOf,
  type PosterFacts,
  type ShownFacts,
  type SlotCheck,
  shownOf,
} from '#core/posters/rules'
import type { PosterShown } from '#core/posters/views'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { PosterDraft } from './poster-draft'

/** As many as can be compared (core/invites/limits.ts), by their names. */
const NAMES = ['A', 'B', 'C'] as const

/** From here on a poster says how little is left (core/posters/rules.ts); the preview shows that. */
const SCARCE_PARTS = 5

const first: PosterVariant['poster'] = {
  identity: true,
  theme: '',
  points: [],
  urgency: 'none',
  benefit: '新朋友见面礼',
  paper: 'light',
}

/** The posters of one campaign: written while it is a draft, only looked at afterwards. */
export class Posters {
  readonly shown = new Load<Out<'operator', 'invites.campaign'>>()
  readonly saving = new Step()
  drafts: PosterDraft[] = []
  /** Which of them is looked at. */
  at = 0
  private prices: PosterFacts['prices'] = new Map()
  /** The server's clock less the phone's. */
  private ahead = 0

  constructor(readonly campaignId: string) {
    makeAutoObservable(this, { shown: false, saving: false, campaignId: false }, { deep: false })
  }

  get campaign(): CampaignDesk | undefined {
    return this.shown.data?.campaign
  }

  get editable(): boolean {
    return this.campaign?.row.status === 'draft'
  }

  get draft(): PosterDraft | undefined {
    return this.drafts[this.at]
  }

  get names(): string[] {
    return this.drafts.map(({ name }) => name)
  }

  /** The form is filled before it is shown: else it would be drawn empty first, then once more. */
  async load(): Promise<void> {
    const { campaignId } = this
    await this.shown.from(async () => {
      const [answer, goods] = await Promise.all([
        ask('operator', 'invites.campaign', { campaignId }),
        ask('operator', 'products.list', {}),
      ])
      if (goods.ok) this.putPrices(goods.data)
      if (answer.ok) runInAction(() => this.fill(answer.data.campaign, answer.now))
      return answer
    })
  }

  private putPrices({ catalogue }: Out<'operator', 'products.list'>): void {
    this.prices = new Map(catalogue.products.map(({ name, fen }) => [name, fen]))
  }

  private fill({ form, row }: CampaignDesk, now: number): void {
    this.ahead = now - Date.now()
    const kept = form.posters.map((variant) => this.drafted(variant))
    const isNew = kept.length === 0 && row.status === 'draft'
    const one = { name: NAMES[0], weight: 1, poster: this.begun(form.friend !== undefined) }
    this.drafts = isNew ? [this.drafted(one)] : kept
  }

  private begun(hasFriend: boolean): PosterVariant['poster'] {
    return hasFriend ? first : { ...first, benefit: '' }
  }

  private drafted(variant: PosterVariant): PosterDraft {
    const draft = new PosterDraft(variant.name)
    draft.fill(variant)
    return draft
  }

  look(at: number): void {
    this.at = at
  }

  private get facts(): ShownFacts | undefined {
    const { campaign } = this
    if (!campaign) return undefined
    const { form, view } = campaign
    const { startsAt, endsAt, stock, organiser } = form
    const now = Math.max(startsAt, Date.now() + this.ahead)
    const left = Math.max(1, Math.floor(stock / SCARCE_PARTS))
    const { prices } = this
    const who = { name: '会员的称呼' }
    return { now, startsAt, endsAt, stock, left, organiser, prices, who, friend: view.friend?.name }
  }

  /** A poster as a member sees it who shows their name, when little is left. */
  shownOf(draft: PosterDraft): PosterShown | undefined {
    return this.facts && shownOf(draft.form, this.facts)
  }

  checksOf(draft: PosterDraft): SlotCheck[] {
    const { facts } = this
    return facts ? checksOf(draft.form, { ...facts, now: Date.now() + this.ahead }) : []
  }

  /** What the rules said of this one when it was saved. */
  findingsOf({ name }: PosterDraft): Finding[] {
    const start = `海报 ${name} `
    const all = this.campaign?.check.findings ?? []
    return all
      .filter(({ field }) => field.startsWith(start))
      .map((one) => ({ ...one, field: one.field.slice(start.length) }))
  }

  /** True when everything is kept; what can not be kept is marked. */
  async save(): Promise<boolean> {
    const bad = this.drafts.findIndex((draft) => !draft.try())
    if (bad >= 0) this.look(bad)
    return bad < 0 && this.keep(this.drafts)
  }

  get mayAdd(): boolean {
    return this.editable && this.drafts.length < NAMES.length
  }

  /** One more to compare with, with the words of the one that is looked at. */
  async add(): Promise<boolean> {
    const name = NAMES.find((one) => !this.names.includes(one))
    const { draft } = this
    if (!name || !draft || !(await this.save())) return false
    const more = this.drafted({ ...draft.variant, name })
    const all = [...this.drafts, more].sort((a, b) => (a.name < b.name ? -1 : 1))
    if (!(await this.keep(all))) return false
    runInAction(() => {
      this.drafts = all
      this.at = all.indexOf(more)
    })
    return true
  }

  async remove(): Promise<boolean> {
    const rest = this.drafts.filter((draft) => draft !== this.draft)
    if (!(await this.keep(rest))) return false
    runInAction(() => {
      this.drafts = rest
      this.at = 0
    })
    return true
  }

  /** The campaign is read once more: what its own page saved meanwhile must not be lost. */
  private async keep(drafts: readonly PosterDraft[]): Promise<boolean> {
    const { campaignId } = this
    const saved = await this.saving.run(async () => {
      const fresh = await ask('operator', 'invites.campaign', { campaignId })
      if (!fresh.ok) return fresh
      const form = { ...fresh.data.campaign.form, posters: drafts.map(({ variant }) => variant) }
      return act('operator', 'invites.saveDraft', { campaignId, form }, { subject: campaignId })
    })
    if (saved) this.shown.put(saved, this.shown.at)
    return saved !== undefined
  }
}
