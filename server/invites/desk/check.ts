import { caseOfCampaign, caseOfPoster, type Finding, judge } from '#core/compliance'
import { type RefusalCode, sentenceOf } from '#core/contract'
import type { CampaignCheck } from '#core/invites/desk-views'
import type { CampaignForm, Reward } from '#core/invites/form'
import { type CouponFacts, type PublishFacts, problemsOf } from '#core/invites/publish'
import { summaryOf } from '#core/invites/summary'
import { templatesIn, worstOf } from '#core/invites/worst'
import { type BusinessDay, businessDayOf, DAY, endOfDay } from '#core/kernel/time'
import { readBrand } from '../../brand'
import { readTemplate, type TemplateSeen } from '../../coupons'
import { pricesIn } from '../poster'
import { rewardText } from '../reward-doc'
import { worthsOf } from '../worth'

/** What a form is judged by, besides itself; read before, so that the judging is pure. */
export interface Facts extends Omit<PublishFacts, 'now'> {
  /** Names of coupons by template. */
  names: ReadonlyMap<string, string>
}

/** The last instant at which the campaign may give this coupon. */
const lastNeed = ({ steps, endsAt, keptDays }: CampaignForm, templateId: string): number => {
  const later = steps.some(({ kept }) => kept?.kind === 'coupon' && kept.templateId === templateId)
  return later ? endsAt + keptDays * DAY : endsAt
}

/** Published, given for free, and not past its own last day while the campaign gives it. */
const isUsable = ({ template }: TemplateSeen, until: number): boolean => {
  const { status, form } = template
  const { validity, shop } = form
  const last = validity.kind === 'until' ? endOfDay(validity.day as BusinessDay) : undefined
  return status === 'published' && !shop && (last === undefined || last >= until)
}

const couponFacts = (seen: TemplateSeen, until: number): CouponFacts => ({
  name: seen.template.form.name,
  usable: isUsable(seen, until),
  left: seen.left,
  perMember: seen.template.form.perMember,
})

/** Points that are neither earned nor spent anywhere are no reward. */
const brandFacts = async () => {
  const { program, catalogue } = await readBrand()
  const { perYuan, pointsPerYuan } = program.points
  return { pointsOn: perYuan > 0 || pointsPerYuan > 0, prices: pricesIn(catalogue) }
}

const rewardsIn = ({ steps, friend }: CampaignForm): Reward[] => [
  ...steps.flatMap(({ now, kept }) => (kept ? [now, kept] : [now])),
  ...(friend ? [friend] : []),
]

export const factsOf = async (form: CampaignForm): Promise<Facts> => {
  const ids = templatesIn(form)
  const [found, worthOf, ofBrand] = await Promise.all([
    Promise.all(ids.map(readTemplate)),
    worthsOf(rewardsIn(form)),
    brandFacts(),
  ])
  const seen = found.flatMap((one) => (one ? [one] : []))
  const about = (one: TemplateSeen) => couponFacts(one, lastNeed(form, one.template._id))
  return {
    worthOf,
    ...ofBrand,
    coupons: new Map(seen.map((one) => [one.template._id, about(one)])),
    names: new Map(
      seen.map(
        ({
          template: {
            _id,
            form: { name },
          },
        }) => [_id, name],
      ),
    ),
  }
}

/** What the rules of platform and law say of the campaign and, by its letter, of each poster. */
export const findingsOf = (form: CampaignForm, now: number): Finding[] => {
  const today = businessDayOf(now)
  const ofPosters = form.posters.flatMap(({ name, poster }) =>
    judge(caseOfPoster(poster, today)).map((one) => ({
      ...one,
      field: `海报 ${name} ${one.field}`,
    })),
  )
  return [...judge(caseOfCampaign(form)), ...ofPosters]
}

export const checkOf = (form: CampaignForm, facts: Facts, now: number): CampaignCheck => ({
  ...worstOf(form, facts.worthOf),
  summary: summaryOf(form, (reward) => rewardText(reward, facts.names)),
  findings: findingsOf(form, now),
  problems: problemsOf(form, { ...facts, now }).map(({ code, details }) =>
    sentenceOf(code as RefusalCode, details),
  ),
})
