export default definePageConfig({ navigationBarTitleText: '查订单' })
