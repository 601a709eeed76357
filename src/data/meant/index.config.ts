export default definePageConfig({ navigationBarTitleText: '现在有谁' })
