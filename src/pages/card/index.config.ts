export default definePageConfig({
  navigationBarTitleText: '会员卡',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  usingComponents: { 'coupon-rows': '../../native/coupon-rows/index' },
})
