/**
 * A month of stamps like a paper card. The page hands over one small `card`:
 * {month: '2026-11', days, madeUp, open, today, back, on} – days, madeUp and open are bits (bit 0 is
 * the first of the month), today is a day of the month or 0, back and on say whether there is a
 * month before and after. The cells are worked out here, and only those that changed are drawn again
 * (facts/taro.md §8). Fires `pick` with {day} for today or a day that can be made up, and `turn` with
 * {months}: -1 or 1.
 */
const REST = 0
const OPEN = 1
const DONE = 2
const MADE = 3

/** From so many changed days on, the whole month is the smaller message. */
const MANY = 5

const has = (bits, day) => ((bits >> (day - 1)) & 1) === 1

const stateOf = ({ days, madeUp, open }, day) => {
  if (has(madeUp, day)) return MADE
  if (has(days, day)) return DONE
  return has(open, day) ? OPEN : REST
}

/** Name and length of a month, and the column (1 to 7) of its first day; weeks begin on Monday. */
const shapeOf = (name) => {
  const [year, month] = name.split('-').map(Number)
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const first = ((new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7) + 1
  return { length, first, title: `${year}年${month}月` }
}

/** What to tell the screen: single days, or the whole month when that is shorter. */
const cellsOf = (cells, before) => {
  const places = cells.map((_, place) => place).filter((place) => cells[place] !== before[place])
  if (cells.length !== before.length || places.length > MANY) return { cells }
  return Object.fromEntries(places.map((place) => [`cells[${place}]`, cells[place]]))
}

Component({
  properties: {
    card: { type: Object, value: null },
  },
  data: {
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    words: ['', '可以补签', '已签到', '已补签'],
    cells: [],
    first: 0,
    title: '',
  },
  observers: {
    card() {
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
      const { card, cells: before, title: shown } = this.data
      if (!card?.month) return
      const { length, first, title } = shapeOf(card.month)
      const cells = Array.from({ length }, (_, place) => stateOf(card, place + 1))
      const changes = { ...cellsOf(cells, before), ...(title === shown ? {} : { first, title }) }
      if (Object.keys(changes).length > 0) this.setData(changes)
    },
    pick(event) {
      const { day } = event.currentTarget.dataset
      const { card, cells } = this.data
      const state = cells[day - 1]
      if (state === OPEN || (state === REST && day === card.today)) {
        this.triggerEvent('pick', { day })
      }
    },
    turn(event) {
      this.triggerEvent('turn', { months: event.currentTarget.dataset.months })
    },
  },
})
