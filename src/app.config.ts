export default defineAppConfig({
  pages: ['pages/card/index', 'pages/wallet/index'],
  window: {
    navigationBarTitleText: '熟客',
    navigationBarBackgroundColor: '#f7f3ea',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f7f3ea',
  },
  lazyCodeLoading: 'requiredComponents',
})
