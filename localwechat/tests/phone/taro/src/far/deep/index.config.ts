export default definePageConfig({ navigationBarTitleText: '远' })
