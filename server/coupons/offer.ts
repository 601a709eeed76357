import { audienceText } from '#core/audience/rules'
import type { couponsMemberRoutes } from '#core/coupons/contract'
import { factsOf } from '#core/coupons/facts'
import { decideIssue, termsOf } from '#core/coupons/rules'
import { ok, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { UseCase } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { get } from '../platform/store'
import { catalogueFor } from './catalogue-for'
import { ownOf } from './give'
import { issueStateOf } from './issue-coupon'
import { freshTemplate } from './known'
import { checkMeant } from './meant'
import type { TemplateDoc } from './records'
import { hasLeft, todayLeft } from './stock'
import { offerViewOf } from './view'

type Offer = (typeof couponsMemberRoutes)['coupons.offer']
type State = OutputOf<Offer>['state']

const STATES = {
  'coupons.ended': 'ended',
  'coupons.paused': 'paused',
  'coupons.not-yet': 'not-yet',
  'coupons.limit-reached': 'taken',
  'coupons.sold-out': 'sold-out',
  'coupons.today-gone': 'today-gone',
} as const

/** What claiming would answer now, as far as a look can tell. */
const stateOf = async (
  template: TemplateDoc,
  storeId: string | undefined,
  person: { id: string; member: Member | undefined },
  now: number,
): Promise<State> => {
  const [left, today, own] = await Promise.all([
    hasLeft(template, storeId),
    todayLeft(template, now),
    ownOf(template, person.id),
  ])
  const state = issueStateOf(template, left ? 1 : 0, own.length)
  const issue = decideIssue({ ...state, today }, now)
  if (!issue.ok) return STATES[issue.code]
  const { member } = person
  return member && !(await checkMeant(template, member, now)).ok ? 'not-for-you' : 'open'
}

/** Who may have it and since when, in so far as not everybody may at any time. */
const conditions = ({ form }: TemplateDoc, state: State) => {
  const { audience, schedule } = termsOf(form)
  const who = audienceText(audience)
  const { from } = schedule
  return {
    ...(who === '' ? {} : { who }),
    ...(state === 'not-yet' && from !== undefined ? { opensAt: from } : {}),
  }
}

/** What a claim page gives and whether this person can still have it. */
export const offer: UseCase<Offer> = async ({ templateId, storeId }, { caller, now }) => {
  const [template, found] = await Promise.all([
    freshTemplate(templateId),
    get(members, caller.memberId),
  ])
  // A draft does not exist for anybody outside, and what costs points is not given here.
  if (!template || template.status === 'draft' || template.form.shop)
    return refuse('coupons.offer-not-found')
  const member = isOpen(found) ? found : undefined
  const terms = termsOf(template.form)
  const [state, catalogue] = await Promise.all([
    stateOf(template, storeId, { id: caller.memberId, member }, now),
    catalogueFor(terms.scope),
  ])
  const facts = factsOf({ ...terms, benefit: template.form.benefit }, catalogue)
  const more = conditions(template, state)
  return ok({ offer: offerViewOf(template), facts, ...more, state, member: member !== undefined })
}
