import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '#core/kernel/time'
import { codeOf, roundTrips, type Shuke } from '../bench'
import { join } from '../story'
import {
  addDocs,
  changeCampaign,
  comeBy,
  docs,
  friendOf,
  inviterIn,
  memberBy,
  openTeam,
  progress,
  runCampaign,
  settle,
  startBrand,
  visit,
} from './invites-bench'
import { exportOf } from './own-data'
import type { Till } from './sales-bench'

describe('invitations', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startBrand())
  })
  afterAll(() => shuke.stop())

  const open = (who: string, campaignId: string) =>
    shuke.call(who, 'member', 'invites.open', { campaignId })
  const later = 6000

  it('make one team and one code for a member, whoever asks at once', async () => {
    const campaignId = await runCampaign(shuke)
    const member = await join(shuke)
    const all = await Promise.all([1, 2, 3].map(() => open(member, campaignId)))
    const codes = all.map((reply) => (reply.ok ? reply.data.team.code : codeOf(reply)))
    expect(new Set(codes).size).toBe(1)
    expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
    expect(await openTeam(shuke, await join(shuke), campaignId)).not.toBe(codes[0])
    expect(await docs(shuke, 'inviteTeams', { campaignId })).toHaveLength(2)
  })

  it('are refused with words where nobody can take part', async () => {
    const member = await join(shuke)
    const now = shuke.cloud.clock.now()
    const running = await runCampaign(shuke)
    expect(codeOf(await open(member, 'none'))).toBe('invites.not-found')
    expect(codeOf(await open(till.clerk, running))).toBe('role.member-required')
    await join(shuke, till.clerk)
    expect(codeOf(await open(till.clerk, running))).toBe('invites.staff')
    const forStaff = await runCampaign(shuke, { staffMayInvite: true })
    expect(codeOf(await open(till.clerk, forStaff))).toBe('ok')
    const soon = await runCampaign(shuke, { startsAt: now + DAY })
    expect(codeOf(await open(member, soon))).toBe('invites.not-open')
    const over = await runCampaign(shuke, { startsAt: now - 3 * DAY, endsAt: now - DAY })
    expect(codeOf(await open(member, over))).toBe('invites.over')
    const forOthers = await runCampaign(shuke, { audience: { minLevel: 1 } })
    expect(codeOf(await open(member, forOthers))).toBe('invites.not-for-you')
    const { _id } = await memberBy(shuke, member)
    await addDocs(shuke, 'inviteBlocks', [{ _id, why: '刷单', whoId: 's0', at: now }])
    expect(codeOf(await open(member, running))).toBe('invites.blocked')
  })

  it('feel a pause within seconds, and keep a team that is there', async () => {
    const campaignId = await runCampaign(shuke)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    await friendOf(shuke, code)
    const from = shuke.cloud.clock.now()
    await changeCampaign(shuke, campaignId, { status: 'paused', pauses: [{ from }] })
    await shuke.cloud.clock.advance(later)
    expect(codeOf(await visit(shuke, shuke.person(), code))).toBe('invites.paused')
    expect(codeOf(await open(await join(shuke), campaignId))).toBe('invites.paused')
    const shown = await open(inviter, campaignId)
    expect(shown).toMatchObject({ ok: true, data: { team: { counted: 1, status: 'paused' } } })
  })

  it('note an opening once, however often it is made, also by who will not count', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const friend = shuke.person()
    const opened = await Promise.all([1, 2, 3].map(() => visit(shuke, friend, code)))
    expect(opened.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
    await visit(shuke, friend, code)
    expect(roundTrips(shuke.lastCall('member'))).toEqual([])
    const own = await visit(shuke, inviter, code)
    expect(own).toMatchObject({ ok: true, data: { own: true, told: { rule: 'self' } } })
    const old = await join(shuke)
    expect(codeOf(await visit(shuke, old, code))).toBe('ok')
    const unknown = await visit(shuke, friend, '0'.repeat(20))
    expect(codeOf(unknown)).toBe('invites.code-unknown')
    const { _id } = await memberBy(shuke, old)
    const [story] = await docs<{ events: object[] }>(shuke, 'invitees', { _id })
    expect(story?.events).toHaveLength(1)
  })

  it('out of Moments never count, and a card afterwards does', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const friend = shuke.person()
    const told = await visit(shuke, friend, code, { scene: 1154 })
    expect(told).toMatchObject({ ok: true, data: { told: { rule: 'moments' } } })
    const other = shuke.person()
    await visit(shuke, other, code, { scene: 1155, way: 'card' })
    await join(shuke, other)
    await comeBy(shuke, code, friend)
    const { counted, friends } = await progress(shuke, inviter, code)
    expect(counted).toBe(1)
    expect(friends.map(({ rule }) => rule).sort()).toEqual(['done', 'moments'])
  })

  it('count for the first inviter alone, in whichever campaign, and not in a ring', async () => {
    const first = await inviterIn(shuke, await runCampaign(shuke))
    const second = await inviterIn(shuke, await runCampaign(shuke))
    const friend = shuke.person()
    await visit(shuke, friend, first.code)
    await shuke.cloud.clock.advance(1000)
    const told = await visit(shuke, friend, second.code)
    expect(told).toMatchObject({ ok: true, data: { told: { rule: 'other-inviter' } } })
    await join(shuke, friend)
    expect(await progress(shuke, first.inviter, first.code)).toMatchObject({ counted: 1 })
    const lost = await progress(shuke, second.inviter, second.code)
    expect(lost).toMatchObject({ counted: 0, friends: [{ rule: 'other-inviter' }] })
    const { brought } = await shuke.must(friend, 'member', 'invites.list', {})
    expect(brought).toMatchObject({ campaign: '邀好友喝茶', benefit: { name: '30 积分' } })
    const code = await openTeam(shuke, friend, await runCampaign(shuke))
    expect(await visit(shuke, first.inviter, code)).toMatchObject({
      data: { told: { rule: 'ring' } },
    })
  })

  it('say that the benefit is theirs, whoever’s call gave it', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const friend = await comeBy(shuke, code)
    const listed = async () => (await shuke.must(friend, 'member', 'invites.list', {})).brought
    expect(await listed()).not.toHaveProperty('given')
    await settle(shuke, inviter)
    expect((await settle(shuke, friend)).given).toEqual([])
    expect(await listed()).toMatchObject({ benefit: { name: '30 积分' }, given: true })
  })

  it('tell why, masked, and nobody else but the inviter', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const friend = await friendOf(shuke, code)
    const number = (await memberBy(shuke, friend)).number
    const { friends } = await progress(shuke, inviter, code)
    expect(friends).toMatchObject([{ who: `好友 尾号 ${number.slice(-4)}`, state: 'counted' }])
    const key = friends[0]?.key ?? ''
    const { card } = await shuke.must(inviter, 'member', 'invites.why', { code, key })
    expect(card.lines.length).toBeGreaterThan(1)
    expect(JSON.stringify(card)).not.toContain(number)
    const wrong = { code, key: 'nobody' }
    const why = await shuke.call(inviter, 'member', 'invites.why', wrong)
    expect(codeOf(why)).toBe('invites.friend-unknown')
    const foreign = [
      shuke.call(friend, 'member', 'invites.why', { code, key }),
      shuke.call(friend, 'member', 'invites.progress', { code }),
      shuke.call(friend, 'member', 'invites.friends', { code }),
      shuke.call(friend, 'member', 'invites.code', { code }),
    ]
    for (const reply of await Promise.all(foreign))
      expect(codeOf(reply)).toBe('invites.code-unknown')
  })

  it('show nickname and picture only since the member said yes, and until they say no', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    await shuke.must(inviter, 'member', 'membership.saveProfile', { nickname: '小林' })
    const whoOf = async () => {
      await shuke.cloud.clock.advance(later)
      const reply = await visit(shuke, shuke.person(), code)
      return reply.ok ? reply.data.inviter.who : codeOf(reply)
    }
    expect(await whoOf()).toMatch(/^会员 尾号 \d{4}$/)
    await shuke.must(inviter, 'member', 'invites.showMe', { show: true })
    expect(await whoOf()).toBe('小林')
    await shuke.must(inviter, 'member', 'membership.saveProfile', { nickname: '林夏' })
    expect(await whoOf()).toBe('林夏')
    await shuke.must(inviter, 'member', 'invites.showMe', { show: false })
    expect(await whoOf()).toMatch(/^会员 尾号 \d{4}$/)
  })

  it('of a closed account name nobody any more', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    await shuke.must(inviter, 'member', 'membership.saveProfile', { nickname: '小林' })
    await shuke.must(inviter, 'member', 'invites.showMe', { show: true })
    const exported = JSON.parse((await exportOf(shuke, inviter, 'json')).text)
    expect(exported.invites).toMatchObject([{ as: '邀请', campaign: '邀好友喝茶', lines: [] }])
    await shuke.must(inviter, 'member', 'membership.close', { sure: true })
    const [team] = await docs<object>(shuke, 'inviteTeams', { _id: code })
    expect(JSON.stringify(team)).not.toContain('小林')
    expect(team).toMatchObject({ who: '已注销的会员' })
  })

  it('rank kept friends alone, the earlier first among equals, masked', async () => {
    const campaignId = await runCampaign(shuke, { keptDays: 0 })
    const ask = async (who: string) => {
      const reply = await shuke.must(who, 'member', 'invites.board', { campaignId })
      return reply.rows.map(({ place, kept, mine }) => [place, kept, mine])
    }
    const [a, b, c] = [
      await inviterIn(shuke, campaignId),
      await inviterIn(shuke, campaignId),
      await inviterIn(shuke, campaignId),
    ]
    await friendOf(shuke, b.code)
    await shuke.cloud.clock.advance(1000)
    await friendOf(shuke, a.code)
    await friendOf(shuke, a.code)
    await shuke.cloud.clock.advance(1000)
    await friendOf(shuke, c.code)
    expect(await ask(c.inviter)).toEqual([
      [1, 2, false],
      [2, 1, false],
      [3, 1, true],
    ])
    const none = await runCampaign(shuke, { leaderboard: false })
    const reply = await shuke.call(a.inviter, 'member', 'invites.board', { campaignId: none })
    expect(codeOf(reply)).toBe('invites.no-board')
  })

  it('have a picture of their code, drawn once', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const first = await shuke.must(inviter, 'member', 'invites.code', { code })
    expect(await shuke.must(inviter, 'member', 'invites.code', { code })).toEqual(first)
    expect(first.fileId).toContain(`invites/${code}.png`)
  })
})
