export default definePageConfig({ navigationBarTitleText: '券的内容' })
