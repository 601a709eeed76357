export default definePageConfig({ navigationBarTitleText: '选订单文件' })
