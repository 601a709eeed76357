export default definePageConfig({
  navigationBarTitleText: '收款',
  usingComponents: {
    'choice-rows': '../../native/choice-rows/index',
    'goods-keys': '../../native/goods-keys/index',
  },
})
