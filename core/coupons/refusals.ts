export const couponsRefusals = {
  'coupons.not-found': '没有找到这张券',
  'coupons.offer-not-found': '这个领券页已经失效了',
  'coupons.sold-out': '来晚一步，这张券已经领完了',
  'coupons.limit-reached': '您已经领过这张券了，去券包看看吧',
  'coupons.ended': '这张券已经停止发放了',
  'coupons.template-not-found': '没有找到这个券模板',
  'coupons.not-a-draft': '已经发布的券不能再改，可以另建一张',
  'coupons.not-published': '这张券没有在发放中',
  'coupons.threshold-below-discount': '使用门槛不能低于优惠金额，否则会倒贴钱',
  'coupons.tier-missing': '没有第 {level} 级会员，现在一共 {levels} 级，请重新选择可兑换的等级',
  'coupons.in-shop': '这张券要用积分兑换，没有免费领取的码',
  'coupons.until-past': '截止日期已经过去了，请选今天或以后的日期',
} as const
