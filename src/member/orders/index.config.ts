export default definePageConfig({ navigationBarTitleText: '认领订单' })
