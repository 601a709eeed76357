import { describe, expect, it } from 'vitest'
import { compare } from './compare'
import { PLAN, SHUKE } from './play'
import { worldFrom } from './world'

/** A slice; `npm run figures -- hunters` takes 2,000 honest people and 500 throw-away accounts. */
const SLICE = { honest: 800, hunters: 200 }
const SEED = 'slice'
/** What the issue asks for. */
const TIMES = 5

const shuke = compare(SEED, SHUKE, SLICE)

describe('rings of prize hunters among honest people', () => {
  it('make a kept friend at least five times dearer where an opening is paid', () => {
    expect(shuke.ratio).toBeGreaterThanOrEqual(TIMES)
  })

  it('would not, if nothing had to be kept', () => {
    expect(compare(SEED, { ...SHUKE, keptDays: 0 }, SLICE).ratio).toBeLessThan(TIMES)
  })

  it('cost more without the risk plan, which holds more of them than of the honest', () => {
    const blind = compare(SEED, { ...SHUKE, risk: undefined }, SLICE)
    expect(blind.spentOnHunters).toBeGreaterThan(shuke.spentOnHunters)
    expect(shuke.heldHunters).toBeGreaterThan(shuke.heldHonest)
  })

  it('make no honest member wait for the part that is paid at once', () => {
    expect(shuke.waits.length).toBeGreaterThan(SLICE.honest / 10)
    expect(shuke.medianWait).toBe(0)
    expect(shuke.heldShare).toBeLessThan(300)
  })

  it('would make them wait under a plan that holds everybody', () => {
    const plan = { ...PLAN, perHour: 0 }
    expect(compare(SEED, { ...SHUKE, risk: plan }, SLICE).medianWait).toBeGreaterThan(0)
  })

  it('never cost more than the worst case', () => {
    expect(shuke.spentFen).toBeLessThanOrEqual(shuke.worst.worstFen)
  })

  it('do the same for the same seed', () => {
    const deeds = (seed: string) => JSON.stringify(worldFrom(seed, SLICE).deeds)
    expect(deeds(SEED)).toBe(deeds(SEED))
    expect(deeds(SEED)).not.toBe(deeds('another'))
    expect(compare(SEED, SHUKE, SLICE)).toEqual(shuke)
  })

  it('are as many as it says', () => {
    const people = [...worldFrom(SEED, SLICE).people.values()]
    expect(people.filter(({ honest }) => honest)).toHaveLength(SLICE.honest)
    expect(people.filter(({ honest }) => !honest)).toHaveLength(SLICE.hunters)
  })
})
