export default definePageConfig({ navigationBarTitleText: '查一张券' })
