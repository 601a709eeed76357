Page({
  data: { query: '', scene: 0 },
  onLoad(query) {
    this.setData({ query: JSON.stringify(query), scene: wx.getEnterOptionsSync().scene })
  },
})
