export default definePageConfig({ navigationBarTitleText: '这位好友' })
