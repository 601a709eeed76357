export default definePageConfig({ navigationBarTitleText: '包裹里的卡片' })
