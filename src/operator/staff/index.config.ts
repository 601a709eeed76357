export default definePageConfig({
  navigationBarTitleText: '员工',
  enableShareAppMessage: true,
})
