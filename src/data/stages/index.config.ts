export default definePageConfig({ navigationBarTitleText: '会员阶段（AIPL）' })
