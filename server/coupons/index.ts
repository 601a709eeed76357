import type { couponsMemberRoutes, couponsOperatorRoutes } from '#core/coupons/contract'
import type { Handlers } from '../platform/context'
import { soon } from '../platform/soon'
import { claim } from './claim'
import { code } from './code'
import { draft } from './draft'
import { end } from './end'
import { offer } from './offer'
import { offerCode } from './offer-code'
import { publish } from './publish'
import { show } from './show'
import { list, template } from './templates'
import { wallet } from './wallet'

export { goodsPage, leftAndTaken } from './goods'
export {
  giveCoupon,
  type IssueRefusal,
  issueCoupon,
  issueStateOf,
  readIssuing,
} from './issue-coupon'
export { leaveCoupons } from './leave'
export {
  amountOffCoupons,
  endingSoon,
  newestRedemption,
  ownCoupon,
  readTemplate,
  readTemplateIn,
  type TemplateSeen,
  templateNames,
  usableTickets,
} from './read'
export { type CouponDoc, coupons, type TemplateDoc } from './records'
export { endingTemplateId, type ReminderDoc, reminders } from './reminder'
export { takeBackCoupon } from './take-back'
export { offerViewOf, ticketOf } from './view'

export const couponsMemberHandlers: Handlers<typeof couponsMemberRoutes> = {
  'coupons.wallet': wallet,
  'coupons.show': show,
  'coupons.code': code,
  'coupons.offer': offer,
  'coupons.claim': claim,
}

export const couponsOperatorHandlers: Handlers<typeof couponsOperatorRoutes> = {
  'coupons.templates': list,
  'coupons.template': template,
  'coupons.draft': draft,
  'coupons.publish': publish,
  'coupons.end': end,
  'coupons.pause': soon,
  'coupons.resume': soon,
  'coupons.restock': soon,
  'coupons.copy': soon,
  'coupons.void': soon,
  'coupons.search': soon,
  'coupons.offerCode': offerCode,
}
