export default defineAppConfig({
  pages: ['pages/card/index', 'pages/wallet/index', 'pages/me/index'],
  subPackages: [
    { root: 'member', pages: ['code/index', 'coupon/index', 'insert/index', 'offer/index'] },
    {
      root: 'clerk',
      pages: ['home/index', 'quote/index', 'result/index', 'today/index', 'join/index'],
    },
    {
      root: 'operator',
      pages: [
        'board/index',
        'setup/index',
        'stores/index',
        'staff/index',
        'templates/index',
        'template/index',
        'batches/index',
        'batch/index',
        'brand/index',
        'audit/index',
      ],
    },
  ],
  tabBar: {
    color: '#6f6a60',
    selectedColor: '#2f5d46',
    backgroundColor: '#fffdf8',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/card/index', text: '会员卡' },
      { pagePath: 'pages/wallet/index', text: '券包' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: {
    navigationBarTitleText: '熟客',
    navigationBarBackgroundColor: '#f7f3ea',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f7f3ea',
  },
  lazyCodeLoading: 'requiredComponents',
  // PC WeChat's free window (facts/platform.md §2.6).
  resizable: true,
})
