const CALLS = {
  scan: () => wx.scanCode({ onlyFromCamera: true }),
  album: () => wx.scanCode({}),
  toast: () => wx.showToast({ title: '已核销' }),
  modal: () => wx.showModal({ title: '核销这张券', content: '核销后：券失效，积分 +12' }),
  edit: () => wx.showModal({ title: '备注', editable: true, placeholderText: '写一句' }),
  sheet: () => wx.showActionSheet({ itemList: ['撤销', '重打小票'] }),
  subscribe: () => wx.requestSubscribeMessage({ tmplIds: ['tmpl-1'] }),
  copy: () => wx.setClipboardData({ data: 'ABCD 1234' }),
  paste: () => wx.getClipboardData(),
  bright: () => wx.setScreenBrightness({ value: 1 }),
  lit: () => wx.setKeepScreenOn({ keepScreenOn: true }),
  buzz: () => wx.vibrateShort({ type: 'medium' }),
  call: () => wx.makePhoneCall({ phoneNumber: '95013' }),
  title: () => wx.setNavigationBarTitle({ title: '换了标题' }),
  badge: () => wx.setTabBarBadge({ index: 1, text: '3' }),
  six: () => wx.showActionSheet({ itemList: ['1', '2', '3', '4', '5', '6', '7'] }),
  open: () => wx.navigateTo({ url: '/pages/card/index?id=7' }),
}

Page({
  data: { calls: Object.keys(CALLS), said: '', range: ['茶', '面包'], date: '2026-12-03' },
  tap(event) {
    const { name } = event.currentTarget.dataset
    const say = (answer) => this.setData({ said: JSON.stringify(answer) })
    CALLS[name]().then(say, (error) => say({ errMsg: error.errMsg, errCode: error.errCode }))
  },
  picked(event) {
    this.setData({ said: JSON.stringify(event.detail) })
  },
  onPullDownRefresh() {
    this.setData({ said: 'pulled' })
    wx.stopPullDownRefresh()
  },
  onShareAppMessage({ from }) {
    return { title: `一起来喝茶（${from}）`, path: '/pages/card/index?invite=a%26b' }
  },
})
