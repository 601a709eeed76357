export default definePageConfig({ navigationBarTitleText: '这笔收款' })
