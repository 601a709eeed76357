export default definePageConfig({ navigationBarTitleText: '防作弊回放' })
