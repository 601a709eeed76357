export default definePageConfig({
  navigationBarTitleText: '券包',
  enablePullDownRefresh: true,
  usingComponents: { 'coupon-rows': '../../native/coupon-rows/index' },
})
