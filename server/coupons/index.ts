import type { couponsMemberRoutes, couponsOperatorRoutes } from '#core/coupons/contract'
import type { Handlers } from '../platform/context'
import { claim } from './claim'
import { code } from './code'
import { copy } from './copy'
import { draft } from './draft'
import { offer } from './offer'
import { offerCode } from './offer-code'
import { publish } from './publish'
import { restock } from './restock'
import { search } from './search'
import { show } from './show'
import { list, template } from './templates'
import { end, pause, resume } from './turn'
import { voidBatch } from './void-batch'
import { wallet } from './wallet'

export { followGate } from './gate'
export { give, givenBefore } from './give'
export { goodsPage, leftAndTaken } from './goods'
export {
  giveCoupon,
  type IssueRefusal,
  issueCoupon,
  issueStateOf,
  readIssuing,
} from './issue-coupon'
export { freshTemplate } from './known'
export { isLeft, leaveCoupons } from './leave'
export { checkMeant } from './meant'
export {
  endingSoon,
  newestRedemption,
  ownCoupon,
  readTemplate,
  readTemplateIn,
  type TemplateSeen,
  templateNames,
  usableTickets,
} from './read'
export {
  type CouponDoc,
  coupons,
  type ShardDoc,
  shards,
  summaries,
  type TemplateDoc,
  templates,
} from './records'
export {
  endingTemplateId,
  type ReminderDoc,
  reminders,
  rewardTemplateId,
} from './reminder'
export { isAllGiven, todayLeft } from './stock'
export { takeBackCoupon } from './take-back'
export { offerViewOf, ticketOf } from './view'
export { voidCoupon } from './void-one'

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
  'coupons.pause': pause,
  'coupons.resume': resume,
  'coupons.restock': restock,
  'coupons.copy': copy,
  'coupons.void': voidBatch,
  'coupons.search': search,
  'coupons.offerCode': offerCode,
}
