Page({
  data: { leak: [typeof window, typeof document, typeof process, typeof global].join() },
  call() {
    wx.startBeaconDiscovery({})
  },
})
