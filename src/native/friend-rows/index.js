/**
 * Friends of an invitation as plain data: a native component costs a fifth of the same rows in Taro
 * (facts/taro.md §8). Items: {id, who, at, state} and, where it applies, `tone` (good, warn, accent).
 * A tap fires `pick` with {id}.
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
