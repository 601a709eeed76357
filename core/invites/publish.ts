import { yuanText } from '../kernel/money'
import { type Refused, refuse } from '../kernel/result'
import { SLOT_NAMES } from '../posters/limits'
import { type Prices, problemsOfPoster } from '../posters/rules'
import type { CampaignForm, Reward } from './form'
import { MAX_LENGTH } from './limits'
import type { invitesRefusals } from './refusals'
import { mostOf, mostPerMember, templatesIn, type WorthOf, worstOf } from './worst'

export interface CouponFacts {
  readonly name: string
  /** Published, neither paused nor ended, and its last day is not before the campaign's. */
  readonly usable: boolean
  /** Pieces that can still be given. */
  readonly left: number
  readonly perMember: number
}

export interface PublishFacts {
  readonly now: number
  readonly worthOf: WorthOf
  readonly coupons: ReadonlyMap<string, CouponFacts>
  /** The brand has a programme of points. */
  readonly pointsOn: boolean
  /** Of the catalogue, for the price that a poster compares with. */
  readonly prices?: Prices
}

type Problem = Refused<keyof typeof invitesRefusals>
type Rule = (form: CampaignForm, facts: PublishFacts) => Problem[]

/** What must be said before anybody takes part (facts/platform.md C5, C26). */
const NEEDED = {
  name: '活动名称',
  organiser: '主办方',
  contact: '联系方式',
  rules: '活动规则',
  shareTitle: '分享标题',
} as const

const incomplete: Rule = (form) => {
  const keys = Object.keys(NEEDED) as (keyof typeof NEEDED)[]
  const missing = keys.filter((key) => form[key] === '').map((key) => NEEDED[key])
  return missing.length > 0 ? [refuse('invites.incomplete', { field: missing.join('、') })] : []
}

const dates: Rule = ({ startsAt, endsAt }) =>
  endsAt <= startsAt || endsAt - startsAt > MAX_LENGTH ? [refuse('invites.dates')] : []

const startedInPast: Rule = ({ startsAt }, { now }) =>
  startsAt < now ? [refuse('invites.started-in-past')] : []

const overBudget: Rule = (form, { worthOf }) => {
  const { worstFen } = worstOf(form, worthOf)
  const details = { worst: yuanText(worstFen), budget: yuanText(form.budgetFen) }
  return worstFen > form.budgetFen ? [refuse('invites.worst-over-budget', details)] : []
}

const aCoupon = (form: CampaignForm, id: string, coupon: CouponFacts | undefined): Problem[] => {
  const name = coupon?.name ?? '已删除的券'
  if (!coupon?.usable) return [refuse('invites.reward-unusable', { name })]
  const { left, perMember } = coupon
  const need = mostOf(form, id)
  const most = mostPerMember(form, id)
  return [
    ...(need > left ? [refuse('invites.reward-too-few' as const, { name, left, need })] : []),
    ...(most > perMember
      ? [refuse('invites.reward-limit' as const, { name, limit: perMember, need: most })]
      : []),
  ]
}

const coupons: Rule = (form, facts) =>
  templatesIn(form).flatMap((id) => aCoupon(form, id, facts.coupons.get(id)))

const asksForPoints = (reward: Reward | undefined): boolean =>
  reward?.kind === 'points' || reward?.debtPoints !== undefined

const points: Rule = ({ steps, friend }, { pointsOn }) => {
  const rewards = [...steps.flatMap(({ now, kept }) => [now, kept]), friend]
  return !pointsOn && rewards.some(asksForPoints) ? [refuse('invites.points-off')] : []
}

const NO_PRICES: Prices = new Map()

/** What a poster says is proved, and bound to the campaign (facts/mission.md S3-16). */
const posters: Rule = ({ posters: all, friend, startsAt, endsAt }, { now, prices = NO_PRICES }) => {
  const facts = { friend: friend && '', prices, startsAt, endsAt, now }
  return all.flatMap(({ name, poster }) =>
    problemsOfPoster(poster, facts).map(({ slot, say = '' }) =>
      refuse('invites.poster-wrong', { name, slot: SLOT_NAMES[slot], words: say }),
    ),
  )
}

export const PUBLISH_RULES: readonly Rule[] = [
  incomplete,
  dates,
  startedInPast,
  overBudget,
  coupons,
  points,
  posters,
]

/** Everything that stands against publishing a form now; empty: it can be published. */
export const problemsOf: Rule = (form, facts) => PUBLISH_RULES.flatMap((rule) => rule(form, facts))
