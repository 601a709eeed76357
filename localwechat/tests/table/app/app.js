App({
  globalData: {},
  onLaunch(options) {
    this.globalData.launch = options
  },
})
