Page({
  heard: [],
  onPageScroll({ scrollTop }) {
    this.heard.push(`scroll ${scrollTop}`)
  },
  onReachBottom() {
    this.heard.push('bottom')
  },
  go() {
    wx.navigateTo({
      url: '../form/form',
      events: { done: (text) => this.setData({ back: text }) },
      success: (result) => result.eventChannel.emit('hello', '你好'),
    })
  },
})
