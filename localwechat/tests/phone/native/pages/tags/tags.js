Page({
  data: {
    title: '标签',
    at: 0,
    into: '',
    portal: true,
    said: '',
    nodes: [{ name: 'div', attrs: { class: 'x' }, children: [{ type: 'text', text: '树' }] }],
  },
  say(text) {
    this.setData({ said: text })
  },
  moved(event) {
    this.say(`swiper ${event.detail.current} ${event.detail.source}`)
  },
  scrolled() {},
  chosen(event) {
    this.say(`picker ${event.detail.value}`)
  },
  left() {
    this.say('picker left')
  },
  slid(event) {
    this.say(`slider ${event.detail.value}`)
  },
  shut() {
    this.setData({ portal: false })
  },
  agreed(event) {
    this.say(`agreed ${event.type}`)
  },
})
