import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '#core/kernel/time'
import { roundTrips, type Shuke } from '../bench'
import { join } from '../story'
import {
  balanceOf,
  booksOf,
  comeBy,
  friendOf,
  inviterIn,
  progress,
  runCampaign,
  settle,
  startBrand,
  visit,
} from './invites-bench'
import { fireJobs } from './jobs-bench'

describe('an invitation', () => {
  let shuke: Shuke

  beforeAll(async () => {
    ;({ shuke } = await startBrand())
  })
  afterAll(() => shuke.stop())

  it('is opened in two requests, joined by in six and looked at in two', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    await comeBy(shuke, code)
    const friend = shuke.person()
    await shuke.must(friend, 'member', 'membership.home', {})
    await visit(shuke, friend, code)
    expect(roundTrips(shuke.lastCall('member'))).toEqual(['insertDocument invitees'])
    await join(shuke, friend)
    expect(roundTrips(shuke.lastCall('member'))).toHaveLength(6)
    await progress(shuke, inviter, code)
    expect(roundTrips(shuke.lastCall('member'))).toHaveLength(2)
  })

  it('pays friend and inviter at once, the kept part after the days, and never twice', async () => {
    const campaignId = await runCampaign(shuke)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await comeBy(shuke, code)
    const before = await progress(shuke, inviter, code)
    expect(before).toMatchObject({
      counted: 1,
      kept: 0,
      owed: true,
      steps: [{ nowState: 'owed' }, {}],
    })
    expect(await settle(shuke, friend)).toMatchObject({ given: [{ name: '30 积分' }], owed: false })
    expect(await settle(shuke, inviter)).toMatchObject({ given: [], owed: false })
    expect([await balanceOf(shuke, friend), await balanceOf(shuke, inviter)]).toEqual([30, 100])
    await shuke.cloud.clock.advance(7 * DAY + MINUTE)
    expect((await progress(shuke, inviter, code)).kept).toBe(1)
    await fireJobs(shuke)
    await fireJobs(shuke)
    expect([await balanceOf(shuke, friend), await balanceOf(shuke, inviter)]).toEqual([30, 150])
    const after = await progress(shuke, inviter, code)
    expect(after).toMatchObject({
      counted: 1,
      kept: 1,
      owed: false,
      steps: [{ nowState: 'given', keptState: 'given' }, { nowState: 'open' }],
      friends: [{ state: 'kept', rule: 'kept-days' }],
    })
    expect(await booksOf(shuke, campaignId)).toMatchObject({ missing: 0, lost: 0 })
  })

  it('takes back once when the friend closes the account within the days', async () => {
    const campaignId = await runCampaign(shuke)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    await shuke.must(friend, 'member', 'membership.close', { sure: true })
    expect(await progress(shuke, inviter, code)).toMatchObject({
      counted: 0,
      owed: true,
      friends: [{ who: '已注销的好友', state: 'left', rule: 'left-closed' }],
    })
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(0)
    await join(shuke, friend)
    await settle(shuke, friend)
    await fireJobs(shuke)
    await settle(shuke, inviter)
    expect([await balanceOf(shuke, friend), await balanceOf(shuke, inviter)]).toEqual([0, 0])
    expect(await booksOf(shuke, campaignId)).toMatchObject({ missing: 0, lost: 0 })
  })
})
