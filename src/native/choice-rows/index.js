/**
 * Coupons to choose some of by hand. The rows come in portions: `batch` {from, rows}, where from = 0
 * begins a new list; a row is {name, hint, less} and, where they apply, `on` for one that is chosen,
 * `off` for one that can not be. What is chosen lives here until it is confirmed, so that a tap sends
 * that one row and the count, as a page written by hand would (facts/taro.md §8). `rest` are the rows
 * that have not come. Fires `more`, and `choose` with {places}, the chosen rows in the order of the
 * list.
 */
Component({
  properties: {
    batch: { type: Object, value: null },
    rest: { type: Number, value: 0 },
    /** Coupons that one sale takes. */
    most: { type: Number, value: 1 },
  },
  data: {
    rows: [],
    count: 0,
    full: false,
  },
  observers: {
    batch() {
      this.take()
    },
  },
  lifetimes: {
    attached() {
      this.take()
    },
  },
  methods: {
    take() {
      const { batch, rows } = this.data
      if (!batch || batch === this.taken) return
      this.taken = batch
      if (batch.from === 0) {
        const count = batch.rows.filter(({ on }) => on).length
        this.setData({ rows: batch.rows, count, full: false })
      } else if (batch.from === rows.length) {
        const entries = batch.rows.map((row, place) => [`rows[${batch.from + place}]`, row])
        this.setData(Object.fromEntries(entries))
      }
    },
    pick(event) {
      const { place } = event.currentTarget.dataset
      const { rows, count, most, full } = this.data
      const { on, off } = rows[place]
      if (off) return
      if (!on && count >= most) {
        this.setData({ full: true })
        return
      }
      const next = on ? count - 1 : count + 1
      const change = { [`rows[${place}].on`]: !on, count: next }
      this.setData(full ? { ...change, full: false } : change)
    },
    choose() {
      const places = this.data.rows.flatMap(({ on }, place) => (on ? [place] : []))
      this.triggerEvent('choose', { places })
    },
    more() {
      this.triggerEvent('more')
    },
  },
})
