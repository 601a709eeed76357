App({
  seen: [],
  onLaunch(options) {
    this.seen.push(`launch ${options.scene} ${options.path}`)
  },
  onShow(options) {
    this.seen.push(`show ${options.scene}`)
  },
  onHide() {
    this.seen.push('hide')
  },
  onError(message) {
    this.seen.push(`error ${message.split('\n')[0]}`)
  },
  onPageNotFound(page) {
    this.seen.push(`missing ${page.path}`)
  },
})
