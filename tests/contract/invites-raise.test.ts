import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type Brand,
  balanceOf,
  booksOf,
  friendOf,
  inviterIn,
  progress,
  rewardsOf,
  runCampaign,
  settle,
  startBrand,
} from './invites-bench'
import { fireJobs } from './jobs-bench'

let brand: Brand

beforeAll(async () => {
  brand = await startBrand()
})
afterAll(() => brand.shuke.stop())

it('who came when nothing was left gets it after a raise, once', async () => {
  const { shuke, till } = brand
  const campaignId = await runCampaign(shuke, { stock: 1 })
  const { inviter, code } = await inviterIn(shuke, campaignId)
  await friendOf(shuke, code)
  const late = await friendOf(shuke, code)
  const steps = async () => (await progress(shuke, inviter, code)).steps.map((one) => one.nowState)
  expect(await steps()).toEqual(['given', 'none'])
  await fireJobs(shuke)
  expect(await rewardsOf(shuke, campaignId)).toHaveLength(4)
  await shuke.must(till.operator, 'operator', 'invites.raise', { campaignId, stock: 2 })
  await fireJobs(shuke)
  await fireJobs(shuke)
  await settle(shuke, late)
  expect(await steps()).toEqual(['given', 'given'])
  expect([await balanceOf(shuke, inviter), await balanceOf(shuke, late)]).toEqual([300, 30])
  expect(await booksOf(shuke, campaignId)).toMatchObject({ missing: 0, lost: 0 })
})

it('a raise that is still too little tries once, and not for ever', async () => {
  const { shuke, till } = brand
  const campaignId = await runCampaign(shuke, { stock: 1, budgetFen: 5_000_000 })
  const { code } = await inviterIn(shuke, campaignId)
  for (let n = 0; n < 2; n += 1) await friendOf(shuke, code)
  const input = { campaignId, budgetFen: 6_000_000 }
  await shuke.must(till.operator, 'operator', 'invites.raise', input)
  for (let n = 0; n < 3; n += 1) await fireJobs(shuke)
  const none = (await rewardsOf(shuke, campaignId)).filter(({ state }) => state === 'none')
  expect(none.map(({ gen }) => gen).sort()).toEqual([1, 1, 2, 2])
})
