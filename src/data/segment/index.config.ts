export default definePageConfig({ navigationBarTitleText: '人群规则' })
