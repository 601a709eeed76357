export default definePageConfig({
  navigationBarTitleText: '签到',
  enablePullDownRefresh: true,
  usingComponents: { 'stamp-card': '../../native/stamp-card/index' },
})
