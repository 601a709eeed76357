export default defineAppConfig({
  pages: ['pages/index/index', 'pages/list/index'],
  subPackages: [{ root: 'far', pages: ['deep/index'] }],
  window: { navigationBarTitleText: '夹具' },
  tabBar: {
    list: [
      { pagePath: 'pages/index/index', text: '一' },
      { pagePath: 'pages/list/index', text: '二' },
    ],
  },
})
