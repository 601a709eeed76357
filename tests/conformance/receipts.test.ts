import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { codeOn, type Stage, setStage } from '../story'

/** A crash between the guarded write and the filing of its audit row (redemption/commit.ts). */

let shuke: Shuke
let stage: Stage

beforeAll(async () => {
  shuke = await startShuke()
  stage = await setStage(shuke)
})
afterAll(() => shuke.stop())

const auditOf = async (id: string): Promise<unknown[]> => {
  const query = JSON.stringify({ _id: id })
  const reply = await shuke.cloud.store.run({
    action: 'database.getDocument',
    collectionName: 'audit',
    query,
    queryType: 'WHERE',
  })
  return 'data' in reply ? (reply.data.list as unknown[]) : []
}

const loseRow = async (id: string): Promise<void> => {
  await shuke.cloud.store.run({
    action: 'database.removeDocument',
    collectionName: 'audit',
    query: JSON.stringify({ _id: id }),
    queryType: 'WHERE',
    multi: true,
  })
  expect(await auditOf(id)).toEqual([])
}

describe('a redemption whose audit row was lost in a crash', () => {
  it('is answered again to a retry, refused to a changed one, and filed by either', async () => {
    const { storeId, clerk, member, couponId } = stage
    const input = { storeId, code: await codeOn(shuke, member, couponId) }
    const requestId = newRequestId()
    const first = await shuke.must(clerk, 'clerk', 'redemption.redeem', input, requestId)
    const { redemptionId } = first.receipt
    await loseRow(redemptionId)
    const changed = { ...input, code: `${input.code} ` }
    const other = await shuke.call(clerk, 'clerk', 'redemption.redeem', changed, requestId)
    expect(codeOf(other)).toBe('request.replay-changed')
    const again = await shuke.must(clerk, 'clerk', 'redemption.redeem', input, requestId)
    expect(again).toEqual(first)
    expect(await auditOf(redemptionId)).toHaveLength(1)
  })

  it('is filed by the timer when nobody asks again, with the undo that followed', async () => {
    const { storeId, clerk, couponId, operator } = stage
    const { rows } = await shuke.must(clerk, 'clerk', 'redemption.today', { storeId })
    const redemptionId = rows[0]?.redemptionId ?? ''
    const undo = { storeId, couponId, redemptionId }
    await shuke.must(clerk, 'clerk', 'redemption.undo', undo)
    // The row of a claim is filed by the timer alone (coupons/claim.ts).
    await shuke.cloud.fireTimer('jobs')
    const before = await shuke.must(operator, 'operator', 'audit.list', {})
    for (const row of before.rows.slice(0, 2)) await loseRow(row.id)
    expect((await shuke.must(clerk, 'clerk', 'redemption.today', { storeId })).rows).toEqual([])
    await shuke.cloud.fireTimer('jobs')
    const after = await shuke.must(operator, 'operator', 'audit.list', {})
    expect(after.rows).toEqual(before.rows)
    const log = await shuke.must(clerk, 'clerk', 'redemption.today', { storeId })
    expect(log.rows).toMatchObject([{ redemptionId, state: 'undone' }])
  })
})
