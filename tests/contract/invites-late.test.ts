import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '#core/kernel/time'
import type { Shuke } from '../bench'
import { join } from '../story'
import {
  balanceOf,
  booksOf,
  comeBy,
  docs,
  friendOf,
  inviterIn,
  openTeam,
  progress,
  runCampaign,
  settle,
  startBrand,
  visit,
} from './invites-bench'
import { fireJobs } from './jobs-bench'
import { change, memberBy } from './points-bench'
import { sell, type Till } from './sales-bench'
import { startWithWecom, type WecomBench } from './wecom/bench'

interface Story {
  _id: string
  rev: number
  events: { id: string; kind: string }[]
}

const points = (many: number) => ({ kind: 'points' as const, points: many })

describe('what comes late', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startBrand())
  })
  afterAll(() => shuke.stop())

  const storyOf = async (who: string) => {
    const { _id } = await memberBy(shuke, who)
    const [story] = await docs<Story>(shuke, 'invitees', { _id })
    if (!story) throw new Error('no story')
    return story
  }

  /** As if every hook of these kinds had been lost on its way. */
  const lose = async (who: string, ...kinds: string[]) => {
    const { _id, events } = await storyOf(who)
    const left = events.filter(({ kind }) => !kinds.includes(kind))
    await change(shuke, 'invitees', { _id }, { $set: { events: left } })
  }

  const rested = async () => {
    await shuke.cloud.clock.advance(12 * MINUTE)
    await fireJobs(shuke)
  }

  it('joins days after it was invited, from anywhere, and still counts', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const friend = shuke.person()
    await visit(shuke, friend, code)
    await shuke.cloud.clock.advance(5 * DAY)
    await join(shuke, friend)
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1 })
  })

  it('shows who came and has not joined, with the next firing', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    await visit(shuke, shuke.person(), code)
    await rested()
    const team = await progress(shuke, inviter, code)
    expect(team).toMatchObject({ waiting: 1, friends: [{ who: '一位好友', rule: 'not-joined' }] })
  })

  it('makes up lost joinings, sales, returns and closings, each once', async () => {
    const steps = [{ now: points(100) }]
    const over = { action: 'bought', minFen: 5000, steps, friend: points(30) } as const
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke, over))
    const friend = await friendOf(shuke, code)
    const { sale } = await sell(shuke, till, friend, { fen: 10_000 })
    await lose(friend, 'joined', 'bought')
    await rested()
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1, owed: false })
    expect(await balanceOf(shuke, inviter)).toBe(100)
    const back = { storeId: till.storeId, saleId: sale.id, listFen: 10_000, rev: sale.rev }
    await shuke.must(till.manager, 'clerk', 'sales.return', back)
    await lose(friend, 'returned')
    await rested()
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 0, owed: false })
    expect(await balanceOf(shuke, inviter)).toBe(0)
    const ids = (await storyOf(friend)).events.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('takes back for a closing that nobody told of, also after joining again', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const friend = await friendOf(shuke, code)
    await shuke.must(friend, 'member', 'membership.close', { sure: true })
    await join(shuke, friend)
    await lose(friend, 'closed')
    await rested()
    expect(await progress(shuke, inviter, code)).toMatchObject({
      counted: 0,
      friends: [{ rule: 'left-closed' }],
    })
    await rested()
    expect(await balanceOf(shuke, inviter)).toBe(0)
  })

  it('keeps nothing by its day alone when the friend had left, and the hook was lost', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const friend = await friendOf(shuke, code)
    const { _id } = await memberBy(shuke, friend)
    await shuke.must(friend, 'member', 'membership.close', { sure: true })
    await change(shuke, 'inviteTeams', { _id: code }, { $set: { 'credits.0.state': 'counted' } })
    const [story] = await docs<Story>(shuke, 'invitees', { _id })
    const events = story?.events.filter(({ kind }) => kind !== 'closed')
    await change(shuke, 'invitees', { _id }, { $set: { events } })
    await shuke.cloud.clock.advance(7 * DAY + MINUTE)
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(0)
  })

  it('ends as the same credit in whatever order it comes', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const friend = await friendOf(shuke, code)
    await sell(shuke, till, friend, { fen: 10_000 })
    const { _id } = await memberBy(shuke, friend)
    await shuke.must(friend, 'member', 'membership.close', { sure: true })
    const before = await progress(shuke, inviter, code)
    const [story] = await docs<Story>(shuke, 'invitees', { _id })
    const events = [...(story?.events ?? [])].reverse()
    const at = shuke.cloud.clock.now()
    await change(shuke, 'invitees', { _id }, { $set: { events, at } })
    await change(shuke, 'inviteTeams', { _id: code }, { $set: { credits: [] } })
    await rested()
    expect((await progress(shuke, inviter, code)).friends).toEqual(before.friends)
  })

  it('of an earlier membership with the same number is no new friend', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const phone = '13800000001'
    const old = await join(shuke)
    const { _id } = await memberBy(shuke, old)
    await change(shuke, 'members', { _id }, { $set: { 'profile.phone': phone } })
    await shuke.cloud.clock.advance(1000)
    const friend = await friendOf(shuke, code)
    const own = await memberBy(shuke, friend)
    await change(shuke, 'members', { _id: own._id }, { $set: { 'profile.phone': phone } })
    await settle(shuke, friend)
    expect(await progress(shuke, inviter, code)).toMatchObject({
      counted: 0,
      friends: [{ rule: 'same-phone' }],
    })
    await settle(shuke, inviter)
    expect(await balanceOf(shuke, inviter)).toBe(0)
  })

  it('counts a card joining like any other', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const { operator, templateId } = till
    const input = { name: '首批', templateId, count: 3 }
    const { batch } = await shuke.must(operator, 'operator', 'inserts.create', input)
    const { fileId } = await shuke.must(operator, 'operator', 'inserts.csv', { batchId: batch.id })
    const { fileText } = await import('./points-bench')
    const typed = (await fileText(shuke, fileId)).match(/[0-9A-Z]{4}( [0-9A-Z]{4}){3}/)?.[0] ?? ''
    const friend = shuke.person()
    const { consent } = await shuke.must(friend, 'member', 'membership.home', {})
    await visit(shuke, friend, code)
    await shuke.must(friend, 'member', 'inserts.claim', {
      card: { by: 'hand', typed },
      consent: { version: consent?.version ?? '', hash: consent?.hash ?? '' },
    })
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1 })
  })

  it('gives back what a crash took out of the purse for nobody', async () => {
    const campaignId = await runCampaign(shuke)
    const { code } = await inviterIn(shuke, campaignId)
    await friendOf(shuke, code)
    const { purse } = await booksOf(shuke, campaignId)
    const stranded = { left: purse.left - 3, leftFen: purse.leftFen - 700 }
    const at = shuke.cloud.clock.now()
    await change(shuke, 'invitePurses', { _id: campaignId }, { $set: { ...stranded, at } })
    expect(await booksOf(shuke, campaignId)).toMatchObject({ missing: 700, lost: 3 })
    await rested()
    expect(await booksOf(shuke, campaignId)).toMatchObject({ missing: 0, lost: 0 })
  })
})

describe('a friend on WeCom', () => {
  let bench: WecomBench
  let shuke: Shuke

  beforeAll(async () => {
    bench = await startWithWecom()
    shuke = bench.shuke
  })
  afterAll(() => bench.stop())

  const opened = async () => {
    const steps = [{ now: points(100) }]
    const over = { action: 'added' as const, steps, friend: points(30) }
    const campaignId = await runCampaign(shuke, over)
    const inviter = await join(shuke)
    return { inviter, code: await openTeam(shuke, inviter, campaignId) }
  }
  /** The contact way that the friend's page shows; its state is the inviter's code. */
  const wayOf = async (friend: string, code: string) => {
    const { brought } = await shuke.must(friend, 'member', 'invites.list', {})
    expect(brought?.contact).toBe(code)
    const { qr } = await shuke.must(friend, 'member', 'invites.contact', { code })
    expect(qr).toMatch(/^https?:/)
    const [way] = await docs<{ configId: string }>(shuke, 'wecomWays', { _id: `t${code}` })
    return way?.configId ?? ''
  }
  const told = async () => {
    await bench.wecom.settled()
    await fireJobs(shuke)
  }

  it('is counted once, however often they add and delete; a deletion takes back', async () => {
    const { inviter, code } = await opened()
    const friend = await comeBy(shuke, code, bench.friend())
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 0, waiting: 1 })
    // WeCom tells whole seconds.
    await shuke.cloud.clock.advance(MINUTE)
    bench.wecom.friendAdds(friend, { configId: await wayOf(friend, code) })
    await told()
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1, owed: false })
    expect(await balanceOf(shuke, inviter)).toBe(100)
    await shuke.cloud.clock.advance(MINUTE)
    const [contact] = await docs<{ openUsers: string[] }>(shuke, 'wecomContacts', {})
    const user = contact?.openUsers[0] ?? ''
    bench.wecom.friendDeletes(friend, user)
    await told()
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 0 })
    await fireJobs(shuke)
    expect(await balanceOf(shuke, inviter)).toBe(0)
    await shuke.cloud.clock.advance(MINUTE)
    bench.wecom.friendAdds(friend, { userId: user })
    await told()
    await fireJobs(shuke)
    expect(await progress(shuke, inviter, code)).toMatchObject({
      counted: 0,
      friends: [{ rule: 'left-removed' }],
    })
    expect(await balanceOf(shuke, inviter)).toBe(0)
  })

  it('who added before they joined is counted when they join', async () => {
    const { inviter, code } = await opened()
    const configId = await wayOf(await comeBy(shuke, code, bench.friend()), code)
    const friend = bench.friend()
    bench.wecom.friendAdds(friend, { configId })
    await told()
    await shuke.cloud.clock.advance(MINUTE)
    await join(shuke, friend)
    await told()
    await fireJobs(shuke)
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1 })
  })
})
