export default definePageConfig({ navigationBarTitleText: '阶段和分组的规则' })
