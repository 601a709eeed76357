import type { TemplateView } from '#core/coupons/contract'
import { mostFen, termsOf } from '#core/coupons/rules'
import type { CampaignDesk } from '#core/invites/desk-views'
import type { CampaignForm, Reward } from '#core/invites/form'
import type { CouponFacts, PublishFacts } from '#core/invites/publish'
import { fenOf } from '#core/points/earning'
import type { Program } from '#core/program/views'
import { givable } from './giving'

const rewardsOf = ({ steps, friend }: Pick<CampaignForm, 'steps' | 'friend'>) => [
  ...steps.flatMap(({ now, kept }) => [now, kept]),
  friend,
]

/** Names of coupons that a campaign gives already, whatever became of them since. */
const namesIn = ({ form, view }: CampaignDesk): [string, string][] => {
  const shown = rewardsOf(form)
  const named = [...view.steps.flatMap(({ now, kept }) => [now, kept]), view.friend]
  return shown.flatMap((reward, place) =>
    reward?.kind === 'coupon' ? [[reward.templateId, named[place]?.name ?? '']] : [],
  )
}

const couponFacts = ({ form, left }: TemplateView): CouponFacts => ({
  name: form.name,
  usable: true,
  left,
  perMember: form.perMember,
})

/** What the phone knows of coupons and points, to judge a form while it is typed. */
export class RewardFacts {
  constructor(
    private readonly templates: readonly TemplateView[] | undefined,
    private readonly program: Program | undefined,
    private readonly desk: CampaignDesk | undefined,
  ) {}

  get choices(): TemplateView[] {
    return givable(this.templates)
  }

  /** What can be chosen: coupons that are out, and those that this campaign names already. */
  get giving(): { id: string; label: string }[] {
    const out = this.choices.map(({ id, form, left }) => ({
      id,
      label: `${form.name} · 剩 ${left} 张`,
    }))
    const named = new Map(this.desk ? namesIn(this.desk) : [])
    const gone = [...named].filter(([id]) => !out.some((one) => one.id === id))
    return [...out, ...gone.map(([id, name]) => ({ id, label: `${name} · 没有在发放` }))]
  }

  get pointsOn(): boolean {
    const points = this.program?.points
    return points !== undefined && (points.perYuan > 0 || points.pointsPerYuan > 0)
  }

  readonly nameOf = (reward: Reward): string => {
    if (reward.kind === 'points') return `${reward.points} 积分`
    const { templateId } = reward
    const known = this.templates?.find(({ id }) => id === templateId)?.form.name
    const kept = new Map(this.desk ? namesIn(this.desk) : [])
    return known ?? kept.get(templateId) ?? '优惠券'
  }

  readonly worthOf = (reward: Reward): number => {
    if (reward.kind === 'points')
      return this.program ? fenOf(reward.points, this.program.points) : 0
    const form = this.templates?.find(({ id }) => id === reward.templateId)?.form
    return form ? mostFen(form.benefit) * termsOf(form).uses : 0
  }

  /** A coupon that is not on the phone's list is judged by the server alone. */
  private couponsFor(form: CampaignForm): Map<string, CouponFacts> {
    const free = { usable: true, left: Number.POSITIVE_INFINITY }
    const all = rewardsOf(form).flatMap((reward): [string, CouponFacts][] => {
      if (reward?.kind !== 'coupon') return []
      const { templateId } = reward
      const known = this.choices.find(({ id }) => id === templateId)
      const name = this.nameOf(reward)
      const facts = { ...free, name, perMember: Number.POSITIVE_INFINITY }
      return [[templateId, known ? couponFacts(known) : facts]]
    })
    return new Map(all)
  }

  factsFor(form: CampaignForm, now: number): PublishFacts {
    const { worthOf } = this
    // Until the programme is known, points are not called off.
    const pointsOn = this.program === undefined || this.pointsOn
    return { now, worthOf, pointsOn, coupons: this.couponsFor(form) }
  }
}
