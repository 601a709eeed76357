export default definePageConfig({ navigationBarTitleText: '修改规则' })
