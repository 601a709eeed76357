import type { couponsMemberRoutes } from '#core/coupons/contract'
import { decideIssue } from '#core/coupons/rules'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { isOpen, members } from '../platform/people'
import { get } from '../platform/store'
import { issueStateOf } from './issue-coupon'
import { readTemplate, type TemplateSeen } from './read'
import { holdingId, holdings } from './records'

const STATES = {
  'coupons.ended': 'ended',
  'coupons.paused': 'paused',
  'coupons.not-yet': 'not-yet',
  'coupons.limit-reached': 'taken',
  'coupons.sold-out': 'sold-out',
} as const

const stateOf = ({ template, left }: TemplateSeen, taken: number, now: number) => {
  const issue = decideIssue(issueStateOf(template, left, taken), now)
  return issue.ok ? 'open' : STATES[issue.code]
}

/** A draft does not exist for anybody outside, and what costs points is not given here. */
const isOffered = ({ template }: TemplateSeen): boolean =>
  template.status !== 'draft' && template.form.shop === undefined

/** What a claim page gives and whether this person can still have it. */
export const offer: UseCase<(typeof couponsMemberRoutes)['coupons.offer']> = async (
  { templateId },
  { caller, now },
) => {
  const [seen, member, holding] = await Promise.all([
    readTemplate(templateId),
    get(members, caller.memberId),
    get(holdings, holdingId(templateId, caller.memberId)),
  ])
  if (!seen || !isOffered(seen)) return refuse('coupons.offer-not-found')
  const state = stateOf(seen, holding?.count ?? 0, now)
  return ok({ offer: seen.offer, state, member: isOpen(member) })
}
