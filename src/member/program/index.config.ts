export default definePageConfig({
  navigationBarTitleText: '会员规则',
  enablePullDownRefresh: true,
})
