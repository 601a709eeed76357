export default definePageConfig({
  navigationBarTitleText: '积分商城',
  enablePullDownRefresh: true,
  usingComponents: { 'coupon-rows': '../../native/coupon-rows/index' },
})
