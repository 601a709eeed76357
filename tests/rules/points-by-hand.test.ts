import { describe, expect, it } from 'vitest'
import { byHandToday, needsSecond, withByHand } from '#core/points/by-hand'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)
const evening = beijing('2026-12-03T23:59:59.999')
const midnight = evening + 1

describe('changes by hand of one business day', () => {
  it('are added whichever way they go, and forgotten at midnight in Beijing', () => {
    const kept = withByHand(withByHand(undefined, 300, evening), -200, evening)
    expect(kept).toEqual({ day: '2026-12-03', points: 500 })
    expect(byHandToday(kept, evening)).toBe(500)
    expect(byHandToday(kept, midnight)).toBe(0)
    expect(withByHand(kept, 7, midnight)).toEqual({ day: '2026-12-04', points: 7 })
    expect(byHandToday(undefined, evening)).toBe(0)
  })

  it('need a second operator from the first point above the limit on', () => {
    const rules = { approveAbove: 500 }
    expect(needsSecond(0, 500, rules)).toBe(false)
    expect(needsSecond(0, -501, rules)).toBe(true)
    expect(needsSecond(400, 100, rules)).toBe(false)
    expect(needsSecond(400, -101, rules)).toBe(true)
    expect(needsSecond(0, 1, { approveAbove: 0 })).toBe(true)
  })
})
