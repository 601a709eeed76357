/**
 * Goods of the till as keys: tabs of categories, search when there are many, at most 20 keys more at a
 * time. The goods come in portions: `batch` {from, rows}, where from = 0 begins a new list; a row is
 * {name, price, kind, count}, `kind` being the place of its category in `kinds` (names). Which keys
 * are shown is worked out here, and only places are sent. A tap counts here at once and fires `pick`
 * with {place, by}: 1 or -1; `counted` {place, count} puts a key right whose tap was not taken.
 */
const SHOWN = 20

/** Every category. */
const ALL = -1

const same = (a, b) => a.length === b.length && a.every((place, at) => place === b[at])

Component({
  properties: {
    batch: { type: Object, value: null },
    kinds: { type: Array, value: [] },
    counted: { type: Object, value: null },
  },
  data: {
    rows: [],
    places: [],
    kind: ALL,
    rest: 0,
    many: false,
  },
  observers: {
    batch() {
      this.take()
    },
    counted() {
      const { counted, rows } = this.data
      if (!counted || !rows[counted.place]) return
      if (rows[counted.place].count !== counted.count) {
        this.setData({ [`rows[${counted.place}].count`]: counted.count })
      }
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
      if (batch.from === 0) this.setData({ rows: batch.rows })
      else if (batch.from === rows.length) {
        const entries = batch.rows.map((row, place) => [`rows[${batch.from + place}]`, row])
        this.setData(Object.fromEntries(entries))
      }
      this.draw()
    },
    /** Sends what has changed of the keys that are shown. */
    draw(change = {}) {
      const { rows, kind, places, rest, many } = { ...this.data, ...change }
      const words = (this.words ?? '').toLowerCase()
      const fits = (row) =>
        (kind === ALL || row.kind === kind) && row.name.toLowerCase().includes(words)
      const found = rows.flatMap((row, place) => (fits(row) ? [place] : []))
      const next = found.slice(0, this.limit ?? SHOWN)
      const news = {
        ...change,
        ...(same(next, places) ? {} : { places: next }),
        ...(found.length - next.length === rest ? {} : { rest: found.length - next.length }),
        ...(rows.length > SHOWN === many ? {} : { many: !many }),
      }
      if (Object.keys(news).length > 0) this.setData(news)
    },
    turn(event) {
      this.limit = SHOWN
      this.draw({ kind: event.currentTarget.dataset.kind })
    },
    search(event) {
      this.words = event.detail.value.trim()
      this.limit = SHOWN
      this.draw()
    },
    more() {
      this.limit = (this.limit ?? SHOWN) + SHOWN
      this.draw()
    },
    count(place, by) {
      this.setData({ [`rows[${place}].count`]: this.data.rows[place].count + by })
      this.triggerEvent('pick', { place, by })
    },
    add(event) {
      this.count(event.currentTarget.dataset.place, 1)
    },
    drop(event) {
      this.count(event.currentTarget.dataset.place, -1)
    },
  },
})
