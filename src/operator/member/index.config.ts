export default definePageConfig({
  navigationBarTitleText: '一位会员',
  usingComponents: { 'ledger-rows': '../../native/ledger-rows/index' },
})
