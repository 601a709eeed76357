/**
 * Rows of the points ledger as plain data: a native component costs a fifth of the same rows in
 * Taro (facts/taro.md §8). Items: {id, title, at, amount} and, where they apply, `gain` for points
 * that came in and `note` for a date or a debt. A tap fires `pick` with {id}.
 */
Component({
  properties: {
    items: { type: Array, value: [] },
  },
  methods: {
    pick(event) {
      this.triggerEvent('pick', { id: event.currentTarget.dataset.id })
    },
  },
})
