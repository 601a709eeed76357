import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shuke, startShuke } from '../bench'
import { randomOf, shuffled } from '../rules/lives'
import { alone, logsOf, note, settle, tablesFrom, tablesOf } from './persons-bench'

describe('persons and counters', () => {
  let shuke: Shuke

  beforeAll(async () => {
    shuke = await startShuke()
  })
  afterAll(() => shuke.stop())

  it('are the fold of all events, however these came in', async () => {
    const events = logsOf(1, 60)
    const mixed = shuffled(randomOf(7), events)
    const third = Math.ceil(mixed.length / 3)
    for (let start = 0; start < mixed.length; start += third) {
      await note(shuke, mixed.slice(start, start + third), await shuke.cloud.clock.now())
      await settle(shuke)
    }
    expect(await tablesOf(shuke)).toEqual(tablesFrom(alone(events), events))
  })
})
