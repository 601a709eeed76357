export default definePageConfig({ navigationBarTitleText: '好友留得住的人' })
