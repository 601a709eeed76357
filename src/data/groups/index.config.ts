export default definePageConfig({ navigationBarTitleText: '顾客分组（RFM）' })
