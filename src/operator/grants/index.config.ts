export default definePageConfig({ navigationBarTitleText: '按人群发券' })
