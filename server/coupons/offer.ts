import type { couponsMemberRoutes } from '#core/coupons/contract'
import { decideIssue } from '#core/coupons/rules'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { members } from '../platform/people'
import { get } from '../platform/store'
import { readTemplate, type TemplateSeen } from './read'
import { holdingId, holdings } from './records'

const STATES = {
  'coupons.ended': 'ended',
  'coupons.limit-reached': 'taken',
  'coupons.sold-out': 'sold-out',
} as const

const stateOf = ({ template, left }: TemplateSeen, taken: number, now: number) => {
  const { validity, perMember } = template.form
  const issue = decideIssue({ status: template.status, validity, perMember, left, taken }, now)
  return issue.ok ? 'open' : STATES[issue.code]
}

/** What a claim page gives and whether this person can still have it. A draft does not exist. */
export const offer: UseCase<(typeof couponsMemberRoutes)['coupons.offer']> = async (
  { templateId },
  { caller, now },
) => {
  const [seen, member, holding] = await Promise.all([
    readTemplate(templateId),
    get(members, caller.memberId),
    get(holdings, holdingId(templateId, caller.memberId)),
  ])
  if (!seen || seen.template.status === 'draft') return refuse('coupons.offer-not-found')
  const state = stateOf(seen, holding?.count ?? 0, now)
  return ok({ offer: seen.offer, state, member: member !== undefined })
}
