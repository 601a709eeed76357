const { half } = require('../../lib/half')

Page({
  data: {
    points: 1,
    name: '券',
    pick: '',
    heard: '',
    rows: [
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
    ],
  },
  life: [],
  onLoad(query) {
    this.life = [`load ${JSON.stringify(query)}`]
    this.halved = half(4)
  },
  onShow() {
    this.life.push('show')
  },
  onReady() {
    this.life.push('ready')
  },
  onHide() {
    this.life.push('hide')
  },
  onTabItemTap(item) {
    this.life.push(`tab ${item.index} ${item.text}`)
  },
  more() {
    this.setData({ points: this.data.points + 1 })
  },
  open(event) {
    wx.navigateTo({ url: `/sub/far/far?id=${event.currentTarget.dataset.id}&q=%E8%8C%B6` })
  },
  picked(event) {
    this.setData({ pick: `${event.detail.from} ${event.detail.taps}` })
  },
  outer() {
    this.setData({ heard: `${this.data.heard}外` })
  },
  inner() {
    this.setData({ heard: `${this.data.heard}内` })
  },
  press(event) {
    this.setData({ heard: event.type })
  },
})
