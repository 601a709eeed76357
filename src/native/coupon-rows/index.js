/**
 * Rows of tickets, as plain data: a native component costs a fifth of the same rows in Taro
 * (facts/taro.md §8). Items: {id, big, kind, name, rule, ends} and, where they apply, `sign` and
 * `small` around the number, `tag` for a state in words, `why` it can not be used right now, `off`
 * for grey, `soon` for an end that is near. A tap fires `pick` with {id}.
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
