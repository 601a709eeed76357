export default definePageConfig({ navigationBarTitleText: '活动的好友' })
