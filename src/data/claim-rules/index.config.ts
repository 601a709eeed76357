export default definePageConfig({ navigationBarTitleText: '认领规则' })
