export default definePageConfig({ navigationBarTitleText: '一批包裹卡' })
