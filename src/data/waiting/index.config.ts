export default definePageConfig({ navigationBarTitleText: '同一人待确认' })
