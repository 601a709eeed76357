export default definePageConfig({ navigationBarTitleText: '同期顾客' })
