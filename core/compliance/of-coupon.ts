import type { TemplateForm } from '../coupons/form'
import type { ComplianceCase } from './case'

/** A coupon template as the rules read it: every word of it that a member will see. */
export const caseOfCoupon = ({ name, rules, benefit, stacking }: TemplateForm): ComplianceCase => ({
  subject: 'coupon',
  name,
  texts: {
    券的名字: name,
    使用说明: rules,
    ...('item' in benefit ? { 哪样东西: benefit.item } : {}),
    ...(stacking ? { 叠加组: stacking.group } : {}),
  },
})
