import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newRequestId, type Shuke, startShuke } from '../bench'
import { codeOn, type Stage, setStage } from '../story'

const MINUTE = 60_000

/** Found by seed 1116 of the story; here by script, so that it stays found. */
describe('a redemption whose audit row was lost', () => {
  let shuke: Shuke
  let stage: Stage

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  it('is answered as at first by an instance whose clock is behind, too', async () => {
    const { clerk, member, couponId, storeId } = stage
    const code = await codeOn(shuke, member, couponId)
    const requestId = newRequestId()
    const redeem = () =>
      shuke.call(clerk, 'clerk', 'redemption.redeem', { storeId, code }, requestId)
    const lost = { on: 'operation', fault: 'lost-before', action: 'insertDocument' } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [{ ...lost, collection: 'audit', at: [1] }] })
    const first = await redeem()
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    await shuke.cloud.clock.advance(-2 * MINUTE)
    const again = await redeem()
    if (!first.ok || !again.ok) throw new Error(JSON.stringify([first, again]))
    expect(again.data).toEqual(first.data)
  })
})
