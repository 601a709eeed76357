import { makeAutoObservable, reaction } from 'mobx'
import type { CampaignForm } from '#core/invites/form'
import { problemsOf } from '#core/invites/publish'
import { invitesRefusals } from '#core/invites/refusals'
import { summaryOf } from '#core/invites/summary'
import { worstOf } from '#core/invites/worst'
import { yuanText } from '#core/kernel/money'
import type { Problem } from '@/cloud'
import { AudienceForm } from './audience-form'
import { choice, type Marks, tryAll, words } from './entries'
import type { Entry } from './entry'
import type { RewardFacts } from './invite-facts'
import { type RewardSlot, Rewards } from './invite-rewards'
import { RiskForm } from './invite-risk'
import { Doing, Keeping, Purse, Span } from './invite-run'

type Place = Pick<Entry<unknown>, 'say'>
type Code = keyof typeof invitesRefusals | 'invites.poster-wrong'
type Told = Pick<Problem, 'code' | 'details'>

/** Sentences about the whole form follow a moment after it: each letter and tap sends only its own. */
const SETTLE_MS = 500

interface Said {
  summary: string[]
  worst: string
  /** It costs more than the budget. */
  over: boolean
}

const couponSlot = ({ rewards, facts }: InviteDraft, { details }: Told): RewardSlot | undefined =>
  rewards.find(
    (reward) => reward.kind === 'coupon' && facts().nameOf(reward) === String(details?.name ?? ''),
  ) ?? rewards.find(({ kind }) => kind === 'coupon')

/** Where a refusal belongs on this form. */
const places: Partial<Record<Code, (draft: InviteDraft, told: Told) => Place | undefined>> = {
  'invites.incomplete': ({ contact }) => contact,
  'invites.dates': ({ span }) => span.until.day,
  'invites.started-in-past': ({ span }) => (span.from.on ? span.from.day : span.until.day),
  'invites.worst-over-budget': ({ purse }) => purse.budget,
  'invites.reward-unusable': (draft, told) => couponSlot(draft, told)?.mark,
  'invites.reward-too-few': (draft, told) => couponSlot(draft, told)?.mark,
  'invites.reward-limit': (draft, told) => couponSlot(draft, told)?.mark,
  'invites.poster-wrong': ({ drawn }) => drawn,
  'invites.points-off': ({ rewards }) => rewards.find(({ kind }) => kind === 'points')?.mark,
}

const filled = (sentence: string, details: Told['details'] = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ''))

/** An invite campaign as typed: text stays as the person wrote it until it is sent. */
export class InviteDraft {
  readonly name = words('请给活动起个名字')
  readonly organiser = words('请写上主办方，会员要知道是谁办的')
  readonly contact = words('请写上联系方式，例如电话或微信号')
  readonly rules = words('请写上活动规则')
  readonly shareTitle = words('请写上分享卡片的标题')
  readonly doing = new Doing()
  readonly rewards = new Rewards()
  readonly span = new Span()
  readonly purse = new Purse()
  readonly keeping = new Keeping()
  readonly audience = new AudienceForm()
  readonly risk = new RiskForm()
  readonly drawn = choice(() => true, '')
  staffMayInvite = false
  leaderboard = false
  /** Drawn on a page of their own (operator/poster). */
  posters: CampaignForm['posters'] = []
  said: Said = { summary: [], worst: '', over: false }

  /** `now`: the server's clock. */
  constructor(
    readonly facts: () => RewardFacts,
    readonly now: () => number,
  ) {
    const still = [
      'name',
      'organiser',
      'contact',
      'rules',
      'shareTitle',
      'doing',
      'rewards',
      'span',
      'purse',
      'keeping',
      'audience',
      'risk',
      'drawn',
      'facts',
      'now',
    ] as const
    const kept = Object.fromEntries(still.map((key) => [key, false]))
    makeAutoObservable(this, kept as Record<(typeof still)[number], false>, { deep: false })
    reaction(
      () => ({ form: this.form(), facts: this.facts() }),
      () => this.settle(),
      { delay: SETTLE_MS },
    )
  }

  fill(form: CampaignForm): void {
    this.name.fill(form.name)
    this.organiser.fill(form.organiser)
    this.contact.fill(form.contact)
    this.rules.fill(form.rules)
    this.shareTitle.fill(form.shareTitle)
    this.doing.fill(form)
    this.rewards.fill(form.steps, form.friend)
    this.span.fill(form, this.now())
    this.purse.fill(form)
    this.keeping.fill(form)
    this.audience.fill(form.audience ?? {})
    this.risk.fill(form.risk)
    this.staffMayInvite = form.staffMayInvite
    this.leaderboard = form.leaderboard
    this.posters = form.posters
    this.settle()
  }

  setStaff(on: boolean): void {
    this.staffMayInvite = on
  }

  setLeaderboard(on: boolean): void {
    this.leaderboard = on
  }

  setPosters(posters: CampaignForm['posters']): void {
    this.posters = posters
    this.drawn.type('')
  }

  /** The words follow the form; as long as it can not be read, the last ones stay. */
  settle(): void {
    const form = this.form()
    if (!form) return
    const facts = this.facts()
    const { worstFen, perFriendFen } = worstOf(form, facts.worthOf)
    const each = `${form.stock} 位 × 每位最多 ¥${yuanText(perFriendFen)}`
    const over = worstFen > form.budgetFen
    const worst = `最多花 ¥${yuanText(worstFen)}：${each}${over ? '，超过了预算' : ''}`
    this.said = { summary: summaryOf(form, facts.nameOf), worst, over }
  }

  /** A budget that the worst case fits in. */
  takeWorst(): void {
    const form = this.form()
    const { stock } = this.purse
    const { steps } = this.rewards
    const friend = this.rewards.friend.reward
    if (!stock.value || !steps) return
    const rewards = { steps, stock: stock.value, ...(friend ? { friend } : {}) }
    const { worstFen } = worstOf(form ?? rewards, this.facts().worthOf)
    if (worstFen > 0) this.purse.budget.type(yuanText(worstFen))
  }

  /** Puts a sentence where it belongs; false when it is about no field. */
  say({ code, message, details }: Problem): boolean {
    const place = places[code as Code]?.(this, details ? { code, details } : { code })
    place?.say(message)
    return place !== undefined
  }

  private get marks(): Marks {
    const { doing, rewards, span, purse, keeping, audience, risk } = this
    return [doing, rewards, span, purse, keeping, audience, risk].flatMap((part) => part.marks)
  }

  /** What must be said before anybody takes part; a draft may still lack it. */
  private get texts(): Marks {
    return [this.name, this.organiser, this.contact, this.rules, this.shareTitle]
  }

  /** Marks what is wrong; for publishing, everything that stands against it. */
  try(publishing = false): CampaignForm | undefined {
    const fine = tryAll(publishing ? [...this.texts, ...this.marks] : this.marks)
    const form = this.form()
    if (!fine || !form) return undefined
    return publishing && this.stands(form) ? undefined : form
  }

  /** Something stands against publishing, and is marked. */
  private stands(form: CampaignForm): boolean {
    const now = this.now()
    const found = problemsOf(form, this.facts().factsFor(form, now))
    const told = found.map(({ code, details }) => {
      const message = filled(invitesRefusals[code as Code], details)
      return this.say(details ? { code, message, details } : { code, message })
    })
    return told.includes(true)
  }

  /** Undefined while it can not be read. */
  form(): CampaignForm | undefined {
    const { doing, rewards, keeping, risk } = this
    const steps = rewards.steps
    const friend = rewards.friend.reward
    const span = this.span.at(this.now())
    const [money, kept, plan] = [this.purse.said, keeping.said, risk.plan]
    if (!steps || !span || !money || !kept || !plan) return undefined
    if (this.marks.some(({ value }) => value === undefined)) return undefined
    return {
      ...this.words,
      ...doing.said,
      steps,
      ...(friend ? { friend } : {}),
      ...span,
      ...kept,
      ...money,
      ...this.who,
      leaderboard: this.leaderboard,
      risk: plan,
      posters: this.posters,
    }
  }

  private get words() {
    const { name, organiser, contact, rules, shareTitle } = this
    return {
      name: name.value ?? '',
      organiser: organiser.value ?? '',
      contact: contact.value ?? '',
      rules: rules.value ?? '',
      shareTitle: shareTitle.value ?? '',
    }
  }

  private get who(): Pick<CampaignForm, 'audience' | 'staffMayInvite'> {
    const { audience } = this.audience
    const some = Object.keys(audience).length > 0
    return { staffMayInvite: this.staffMayInvite, ...(some ? { audience } : {}) }
  }
}
