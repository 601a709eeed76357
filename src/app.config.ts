export default defineAppConfig({
  pages: ['pages/card/index', 'pages/wallet/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'member',
      pages: [
        'code/index',
        'coupon/index',
        'insert/index',
        'offer/index',
        'points/index',
        'entry/index',
        'checkin/index',
        'program/index',
        'shop/index',
        'shop/good/index',
        'profile/index',
      ],
    },
    {
      root: 'clerk',
      pages: [
        'home/index',
        'quote/index',
        'result/index',
        'sale/index',
        'sold/index',
        'today/index',
        'join/index',
      ],
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
        'program/index',
        'members/index',
        'member/index',
        'liability/index',
      ],
    },
  ],
  // Every page may ask WeChat's privacy question, which is a sheet.
  usingComponents: { 'pop-sheet': './native/pop-sheet/index' },
  preloadRule: {
    'pages/card/index': { network: 'all', packages: ['member'] },
  },
  // The values behind @names are in theme.json, by day and by night.
  tabBar: {
    color: '@tab',
    selectedColor: '@tabOn',
    backgroundColor: '@bar',
    borderStyle: '@barLine' as 'white',
    list: [
      {
        pagePath: 'pages/card/index',
        text: '会员卡',
        iconPath: '@iconCard',
        selectedIconPath: '@iconCardOn',
      },
      {
        pagePath: 'pages/wallet/index',
        text: '券包',
        iconPath: '@iconWallet',
        selectedIconPath: '@iconWalletOn',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: '@iconMe',
        selectedIconPath: '@iconMeOn',
      },
    ],
  },
  window: {
    navigationBarTitleText: '熟客',
    navigationBarBackgroundColor: '@paper',
    navigationBarTextStyle: '@paperText' as 'black',
    backgroundColor: '@paper',
    backgroundTextStyle: '@paperPull' as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  // PC WeChat's free window (facts/platform.md §2.6).
  resizable: true,
  __usePrivacyCheck__: true,
})
