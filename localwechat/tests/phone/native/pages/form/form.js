Page({
  data: { who: '小张', modelled: '', result: '', greeting: '' },
  onLoad() {
    this.getOpenerEventChannel().on('hello', (text) => this.setData({ greeting: text }))
  },
  typed(event) {
    this.setData({ who: event.detail.value })
  },
  upper(event) {
    return event.detail.value.toUpperCase()
  },
  ticked(event) {
    this.ticks = event.detail.value
  },
  switched() {},
  never() {
    this.setData({ result: '不该发生' })
  },
  submit(event) {
    this.setData({ result: JSON.stringify(event.detail.value) })
  },
  reviewed({ detail }) {
    this.setData({ review: JSON.stringify(detail) })
  },
  named({ detail }) {
    this.setData({ name: detail.value.called })
  },
})
