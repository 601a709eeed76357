export default definePageConfig({ navigationBarTitleText: '一批兑换码' })
