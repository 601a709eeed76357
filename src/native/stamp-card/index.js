/**
 * A month of stamps like a paper card. The page hands over bits (bit 0 is the first of the month),
 * so that one day more costs it a number; the cells are worked out here, and only those that
 * changed are drawn again (facts/taro.md §8). A tap on today or on a day that can be made up fires
 * `pick` with {day}.
 */
const has = (bits, day) => ((bits >> (day - 1)) & 1) === 1

const wordOf = { done: '已签到', made: '已补签', open: '可以补签', now: '今天', '': '' }

const stateOf = ({ days, madeUp, open, today }, day) => {
  if (has(madeUp, day)) return 'made'
  if (has(days, day)) return 'done'
  if (day === today) return 'now'
  return has(open, day) ? 'open' : ''
}

const cellOf = (card, day) => {
  const state = stateOf(card, day)
  const today = day === card.today
  return { day, state, today, label: `${day} 日${today ? '，今天' : ''} ${wordOf[state]}` }
}

/** Cells of a month, and how many weekdays lie before the first; the week begins on Monday. */
const monthOf = (card) => {
  const [year, month] = card.month.split('-').map(Number)
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const blanks = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const cells = Array.from({ length }, (_, place) => cellOf(card, place + 1))
  return { blanks: Array.from({ length: blanks }, (_, place) => place), cells }
}

/** Paths of the cells that are no longer as they were. */
const changed = (cells, before) => {
  const paths = {}
  cells.forEach((cell, place) => {
    const old = before[place]
    if (cell.state !== old.state || cell.today !== old.today) paths[`cells[${place}]`] = cell
  })
  return paths
}

Component({
  properties: {
    /** `2026-11` */
    month: { type: String, value: '' },
    days: { type: Number, value: 0 },
    madeUp: { type: Number, value: 0 },
    open: { type: Number, value: 0 },
    /** Day of the month that today is; 0 when today lies in another month. */
    today: { type: Number, value: 0 },
  },
  data: {
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    blanks: [],
    cells: [],
    shown: '',
  },
  observers: {
    'month, days, madeUp, open, today'() {
      this.draw()
    },
  },
  lifetimes: {
    attached() {
      this.draw()
    },
  },
  methods: {
    draw() {
      const { month, cells: before, shown } = this.data
      if (!month) return
      const { blanks, cells } = monthOf(this.data)
      if (month !== shown) {
        this.setData({ blanks, cells, shown: month })
        return
      }
      const paths = changed(cells, before)
      if (Object.keys(paths).length > 0) this.setData(paths)
    },
    pick(event) {
      const { day, state } = event.currentTarget.dataset
      if (state === 'now' || state === 'open') this.triggerEvent('pick', { day })
    },
  },
})
