export default definePageConfig({ navigationBarTitleText: '没有导入的行' })
