// Counts evaluations of this file.
getApp().seen.push('far evaluated')

Page({
  onLoad(query) {
    this.setData({
      id: query.id,
      q: decodeURIComponent(query.q || ''),
      depth: getCurrentPages().length,
    })
  },
  deeper() {
    wx.navigateTo({ url: 'far?id=x', fail: (error) => this.setData({ id: error.errMsg }) })
  },
})
