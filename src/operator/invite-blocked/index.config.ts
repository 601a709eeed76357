export default definePageConfig({ navigationBarTitleText: '停用名单' })
