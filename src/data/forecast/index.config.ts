export default definePageConfig({ navigationBarTitleText: '复购和预测' })
