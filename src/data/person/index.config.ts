export default definePageConfig({ navigationBarTitleText: '一位顾客' })
