const counts = require('../../lib/counts')

Component({
  behaviors: [counts],
  properties: {
    title: String,
    price: { type: Number, value: 5 },
    on: Boolean,
  },
  data: { log: '', seen: '' },
  observers: {
    'title, price': function (title, price) {
      this.setData({ log: `${title}=${price}` })
    },
  },
  lifetimes: {
    attached() {
      this.setData({ seen: 'attached' })
    },
  },
  pageLifetimes: {
    show() {
      this.setData({ seen: `${this.data.seen} shown` })
    },
  },
  methods: {
    press(event) {
      this.count()
      this.triggerEvent('pick', { from: event.currentTarget.dataset.from, taps: this.data.taps })
    },
  },
})
