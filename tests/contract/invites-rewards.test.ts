import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignForm } from '#core/invites/form'
import { DAY, MINUTE } from '#core/kernel/time'
import type { Shuke } from '../bench'
import { codeOn, join } from '../story'
import { balanced } from './balanced'
import {
  balanceOf,
  booksOf,
  comeBy,
  docs,
  friendOf,
  inviterIn,
  NO_RISK,
  progress,
  publish,
  purseOf,
  rewardsOf,
  runCampaign,
  settle,
  startBrand,
} from './invites-bench'
import { fireJobs } from './jobs-bench'
import { quote, sell, type Till } from './sales-bench'

const points = (many: number) => ({ kind: 'points' as const, points: many })

describe('the rewards of an invitation', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startBrand())
  })
  afterAll(() => shuke.stop())

  const close = (who: string) => shuke.must(who, 'member', 'membership.close', { sure: true })
  const ticketsOf = async (who: string) =>
    (await shuke.must(who, 'member', 'coupons.wallet', { filter: 'usable' })).tickets

  const isBalanced = async (campaignId: string) => {
    const { missing, lost } = await booksOf(shuke, campaignId)
    expect([missing, lost]).toEqual([0, 0])
  }

  /** A step and nothing else, given as a coupon. */
  const couponCampaign = async (over: Partial<CampaignForm> = {}, template: object = {}) => {
    const templateId = await publish(shuke, till.operator, { perMember: 5, ...template })
    const now = { kind: 'coupon' as const, templateId, debtPoints: 40 }
    const { friend: _none, ...rest } = over
    const campaignId = await runCampaign(shuke, { steps: [{ now }], friend: points(1), ...rest })
    return { templateId, campaignId }
  }

  it('are steps and not friends: what is earned depends on how many stand', async () => {
    const campaignId = await runCampaign(shuke)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const [a, b] = [await friendOf(shuke, code), await friendOf(shuke, code)]
    expect(await balanceOf(shuke, inviter)).toBe(300)
    await close(a)
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(100)
    await friendOf(shuke, code)
    expect(await balanceOf(shuke, inviter)).toBe(300)
    await close(b)
    await settle(shuke, inviter)
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(100)
    const rewards = await rewardsOf(shuke, campaignId)
    const second = rewards.filter(({ part, step }) => part === 'now' && step === 2)
    expect(second.map(({ gen, state }) => [gen, state]).sort()).toEqual([
      [1, 'back'],
      [2, 'back'],
    ])
    await isBalanced(campaignId)
  })

  it('stay when the friend leaves after the days', async () => {
    const campaignId = await runCampaign(shuke)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    await shuke.cloud.clock.advance(7 * DAY + MINUTE)
    await close(friend)
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(150)
  })

  it('as coupons are void when they are taken back unused, with the reason', async () => {
    const { campaignId } = await couponCampaign()
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    const [ticket] = await ticketsOf(inviter)
    const couponId = ticket?.id ?? ''
    await close(friend)
    await settle(shuke, inviter)
    const { story } = await shuke.must(inviter, 'member', 'coupons.show', { couponId })
    expect(story.at(-1)).toMatchObject({ event: 'voided', why: expect.stringContaining('注销') })
    expect(await ticketsOf(inviter)).toEqual([])
    await isBalanced(campaignId)
    await fireJobs(shuke)
    const rows = await docs<object>(shuke, 'audit', { subject: couponId })
    expect(rows).toMatchObject([
      { action: 'jobs.invites-give', why: expect.stringContaining('第 1 位好友') },
      { action: 'jobs.invites-back', before: '满 60 减 12', after: '券作废' },
    ])
  })

  it('that a sale holds are taken back when it lets them go', async () => {
    const { campaignId } = await couponCampaign()
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    const { quote: signed, used } = await quote(shuke, till, inviter)
    expect(used).toHaveLength(1)
    const { storeId, clerk } = till
    const held = await shuke.must(clerk, 'clerk', 'sales.hold', { storeId, quote: signed })
    await close(friend)
    expect(await settle(shuke, inviter)).toMatchObject({ owed: true })
    await shuke.must(clerk, 'clerk', 'sales.release', { storeId, quote: held.quote })
    expect(await settle(shuke, inviter)).toMatchObject({ owed: false })
    expect(await ticketsOf(inviter)).toEqual([])
    await isBalanced(campaignId)
  })

  it.each([
    ['debt', -40],
    ['note', 0],
  ] as const)('that were used become a %s', async (whenSpent, balance) => {
    const { campaignId } = await couponCampaign({ whenSpent })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    const [ticket] = await ticketsOf(inviter)
    const input = { storeId: till.storeId, code: await codeOn(shuke, inviter, ticket?.id ?? '') }
    await shuke.must(till.clerk, 'clerk', 'redemption.redeem', input)
    await close(friend)
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(0)
    // Only when its clerk can not take the use back any more.
    await shuke.cloud.clock.advance(10 * MINUTE + 1)
    for (const _twice of [1, 2]) await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(balance)
    await balanced(shuke, inviter)
    const team = await progress(shuke, inviter, code)
    expect(team).toMatchObject({ counted: 0, owed: false, steps: [{ nowState: whenSpent }] })
    await isBalanced(campaignId)
  })

  it('whose use is undone after the friend left are taken, and nothing is owed', async () => {
    const { campaignId } = await couponCampaign({ whenSpent: 'debt' })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    const [ticket] = await ticketsOf(inviter)
    const { storeId, clerk } = till
    const shown = await codeOn(shuke, inviter, ticket?.id ?? '')
    const redeemed = { storeId, code: shown }
    const { receipt } = await shuke.must(clerk, 'clerk', 'redemption.redeem', redeemed)
    await close(friend)
    expect(await settle(shuke, inviter)).toMatchObject({ owed: true })
    const undo = { storeId, couponId: ticket?.id ?? '', redemptionId: receipt.redemptionId }
    await shuke.must(clerk, 'clerk', 'redemption.undo', undo)
    await fireJobs(shuke)
    expect([await ticketsOf(inviter), await balanceOf(shuke, inviter)]).toEqual([[], 0])
    await isBalanced(campaignId)
  })

  it.each([
    ['debt', -60],
    ['note', 0],
  ] as const)('as points that were spent become a %s', async (whenSpent, balance) => {
    const campaignId = await runCampaign(shuke, { whenSpent, steps: [{ now: points(100) }] })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    // Bought for points alone, so that nothing is earned: 60 of them are gone.
    await shuke.must(till.operator, 'operator', 'points.adjust', {
      memberId: (await balanced(shuke, inviter))._id,
      points: -60,
      why: '兑换',
    })
    await close(friend)
    for (const _twice of [1, 2]) await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(balance)
    await balanced(shuke, inviter)
    await isBalanced(campaignId)
  })

  it('wait while their coupon is paused, and come with the next firing after', async () => {
    const { templateId, campaignId } = await couponCampaign()
    const { inviter, code } = await inviterIn(shuke, campaignId)
    await shuke.must(till.operator, 'operator', 'coupons.pause', { templateId })
    await friendOf(shuke, code)
    expect(await settle(shuke, inviter)).toMatchObject({ given: [], owed: true })
    await shuke.must(till.operator, 'operator', 'coupons.resume', { templateId })
    await fireJobs(shuke)
    expect(await ticketsOf(inviter)).toHaveLength(1)
    expect(await progress(shuke, inviter, code)).toMatchObject({ owed: false })
  })

  it('lapse with a coupon that has ended, and the purse has their money again', async () => {
    const { templateId, campaignId } = await couponCampaign()
    const { inviter, code } = await inviterIn(shuke, campaignId)
    await shuke.must(till.operator, 'operator', 'coupons.end', { templateId })
    const before = await purseOf(shuke, campaignId)
    await friendOf(shuke, code)
    const team = await progress(shuke, inviter, code)
    expect(team).toMatchObject({ owed: false, steps: [{ nowState: 'none' }] })
    expect((await purseOf(shuke, campaignId)).leftFen).toBe(before.leftFen - 10)
    await isBalanced(campaignId)
  })

  it('end with the stock: one friend is rewarded, the next finds nothing, on both sides', async () => {
    const campaignId = await runCampaign(shuke, { stock: 1 })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const first = await friendOf(shuke, code)
    const second = await friendOf(shuke, code)
    const all = [first, second, inviter].map((who) => balanceOf(shuke, who))
    expect(await Promise.all(all)).toEqual([30, 0, 100])
    const team = await progress(shuke, inviter, code)
    expect(team).toMatchObject({ counted: 2, owed: false, steps: [{}, { nowState: 'none' }] })
    await close(first)
    await settle(shuke, inviter)
    await isBalanced(campaignId)
  })

  it('never pass the budget', async () => {
    const steps = [{ now: points(100) }]
    // 100 points are worth 1000 fen at this till; a friend's 30 are worth 300.
    const campaignId = await runCampaign(shuke, { steps, budgetFen: 2000 })
    const pairs = await Promise.all([1, 2, 3].map(() => inviterIn(shuke, campaignId)))
    await Promise.all(
      pairs.map(({ code }) => comeBy(shuke, code).then((one) => settle(shuke, one))),
    )
    const { purse, rewards } = await booksOf(shuke, campaignId)
    expect(purse.leftFen).toBeGreaterThanOrEqual(0)
    expect(rewards.filter(({ part, state }) => part === 'now' && state === 'given')).toHaveLength(1)
    await isBalanced(campaignId)
  })

  it('are held while a person looks, and given or refused by their word', async () => {
    const risk = { ...NO_RISK, perHour: 1 }
    const campaignId = await runCampaign(shuke, { risk })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    await friendOf(shuke, code)
    const held = await friendOf(shuke, code)
    expect(await balanceOf(shuke, held)).toBe(0)
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1, held: 1 })
    const friendId = (await balanced(shuke, held))._id
    const word = { campaignId, friendId, way: 'allow', why: '电话核实过' } as const
    await shuke.must(till.operator, 'operator', 'invites.decide', word)
    expect(await balanceOf(shuke, held)).toBe(30)
    expect(await balanceOf(shuke, inviter)).toBe(300)
  })

  it('of many people on one phone are held', async () => {
    const risk = { ...NO_RISK, perDevice: 1 }
    const campaignId = await runCampaign(shuke, { risk })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    for (const _each of [1, 2]) {
      const friend = shuke.person()
      const input = { code, way: 'qr', scene: 1047, phoneId: 'one-phone' } as const
      await shuke.must(friend, 'member', 'invites.visit', input)
      await settle(shuke, await join(shuke, friend))
    }
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1, held: 1 })
    const marks = await docs<object>(shuke, 'inviteMarks', { campaignId })
    expect(JSON.stringify(marks)).not.toContain('one-phone')
  })

  it('of a campaign for buyers come with the sale, and go with the return', async () => {
    const steps = [{ now: points(100) }]
    const over = { action: 'bought', minFen: 5000, steps, friend: points(30) } as const
    const campaignId = await runCampaign(shuke, over)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 0, waiting: 1 })
    await sell(shuke, till, friend, { fen: 4000 })
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 0 })
    const { sale } = await sell(shuke, till, friend, { fen: 10_000 })
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1, owed: true })
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(100)
    const back = { storeId: till.storeId, saleId: sale.id, listFen: 10_000, rev: sale.rev }
    await shuke.must(till.clerk, 'clerk', 'sales.return', back)
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 0 })
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(0)
    await isBalanced(campaignId)
  })
})
