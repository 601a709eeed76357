export default definePageConfig({ navigationBarTitleText: '顾客查找' })
