import { caseOfCoupon, judge } from '#core/compliance'
import type { complianceOperatorRoutes } from '#core/compliance/contract'
import { ok } from '#core/kernel/result'
import type { Handlers } from '../platform/context'

export const complianceOperatorHandlers: Handlers<typeof complianceOperatorRoutes> = {
  'compliance.coupon': async ({ form }) => ok({ findings: judge(caseOfCoupon(form)) }),
}
