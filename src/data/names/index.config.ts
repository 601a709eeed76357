export default definePageConfig({ navigationBarTitleText: '身份和来源' })
