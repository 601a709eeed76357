export default definePageConfig({ navigationBarTitleText: '比较两份名单' })
