/**
 * Rows of the audit as plain data: a native component costs a fifth of the same rows in Taro
 * (facts/taro.md §8). Items: {id, what, at, who} and, where they apply, `change` and `why`.
 */
Component({
  properties: {
    items: { type: Array, value: [] },
  },
})
