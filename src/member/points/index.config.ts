export default definePageConfig({
  navigationBarTitleText: '积分',
  enablePullDownRefresh: true,
  usingComponents: { 'ledger-rows': '../../native/ledger-rows/index' },
})
