export { type ComplianceCase, complianceCase } from './case'
export { judge, mayPublish, verdictOf } from './judge'
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
