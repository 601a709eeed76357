export { type ComplianceCase, complianceCase } from './case'
export { judge, mayPublish, verdictOf } from './judge'
export { caseOfCampaign } from './of-campaign'
export { caseOfCoupon } from './of-coupon'
export { caseOfPoster } from './of-poster'
export { caseOfPush, type PushPlan } from './of-push'
export type { Rule } from './rule'
export { rules } from './rules'
export {
  type Finding,
  finding,
  findings,
  type Level,
  level,
  REASON_MAX,
  type Subject,
  subject,
  type Verdict,
} from './views'
