export default definePageConfig({ navigationBarTitleText: '先看一眼' })
