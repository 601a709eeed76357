export default definePageConfig({
  navigationBarTitleText: '操作记录',
  enablePullDownRefresh: true,
  usingComponents: { 'audit-rows': '../../native/audit-rows/index' },
})
