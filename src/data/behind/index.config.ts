export default definePageConfig({ navigationBarTitleText: '是哪些人' })
