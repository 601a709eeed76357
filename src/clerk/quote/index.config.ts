export default definePageConfig({ navigationBarTitleText: '核销前看一眼' })
