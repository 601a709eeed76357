export default definePageConfig({
  navigationBarTitleText: '会员卡',
  enablePullDownRefresh: true,
  usingComponents: { 'coupon-rows': '../../native/coupon-rows/index' },
})
