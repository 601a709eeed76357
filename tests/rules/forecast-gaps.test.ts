import { describe, expect, it } from 'vitest'
import { gapsOf } from '#core/forecast/gaps'

describe('gaps between purchases', () => {
  it('are each in one range; those of a day are one visit, those of years the last', () => {
    const gaps = gapsOf({ d0: 9, d1: 1, d7: 2, d8: 4, d365: 8, d366: 16, d731: 32, s7: 64 })
    const found = gaps.filter(({ pairs }) => pairs > 0)
    expect(found).toEqual([
      { from: 1, to: 7, pairs: 3 },
      { from: 8, to: 14, pairs: 4 },
      { from: 181, to: 365, pairs: 8 },
      { from: 366, pairs: 48 },
    ])
    expect(gaps).toHaveLength(8)
  })

  it('of nobody are none', () => {
    expect(gapsOf({}).every(({ pairs }) => pairs === 0)).toBe(true)
  })
})
