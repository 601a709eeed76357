import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf, DAY, MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { addOperator } from '../story'
import {
  balanceOf,
  campaignForm,
  campaignOf,
  type Desk,
  friendOf,
  inviterOf,
  openDesk,
} from './invites-desk-bench'
import { docs, memberBy } from './points-bench'

const risk = { ...campaignForm(0).risk, perHour: 2 }

describe('the people of an invite campaign', () => {
  let shuke: Shuke
  let desk: Desk
  let operator: string

  const say = (route: string, input: object, requestId = newRequestId(), who = operator) =>
    shuke.send(who, 'operator', route, input, requestId)
  const peopleOf = async (campaignId: string, more: object = {}) =>
    (await shuke.must(operator, 'operator', 'invites.people', { campaignId, ...more })).friends
  const whyOf = async (campaignId: string, friendId: string) =>
    (await shuke.must(operator, 'operator', 'invites.person', { campaignId, friendId })).why
  const resultsOf = async (campaignId: string) =>
    (await shuke.must(operator, 'operator', 'invites.results', { campaignId })).results
  const pointsOf = async (who: string) => (await memberBy(shuke, who)).account.balance
  const balanced = async (campaignId: string) => {
    const { purse, friends, fen } = await balanceOf(desk, campaignId)
    expect({ friends, fen }).toEqual({ friends: purse.stock, fen: purse.budgetFen })
  }

  /** An inviter with three friends within an hour, of whom the plan allows two. */
  const heldCase = async () => {
    const campaignId = await campaignOf(desk, { risk })
    const inviter = await inviterOf(desk, campaignId)
    const friends = []
    for (let i = 0; i < 3; i += 1) friends.push(await friendOf(desk, inviter.code))
    const [held] = await peopleOf(campaignId)
    if (held?.state !== 'held') throw new Error('nobody is held')
    return { campaignId, inviter, friends, held }
  }

  beforeAll(async () => {
    shuke = await startShuke()
    desk = await openDesk(shuke)
    operator = desk.operator
  })
  afterAll(() => shuke.stop())

  it('are listed with who waits for a look before all others, in pages', async () => {
    const { campaignId, inviter, held } = await heldCase()
    const all = await peopleOf(campaignId)
    expect(all.map(({ state }) => state)).toEqual(['held', 'counted', 'counted'])
    expect(all.every(({ inviterId }) => inviterId === inviter.id)).toBe(true)
    expect(await peopleOf(campaignId, { state: 'held' })).toEqual([held])
    expect(await peopleOf(campaignId, { state: 'counted' })).toHaveLength(2)
    expect(await peopleOf(campaignId, { state: 'kept' })).toEqual([])
    const { campaigns } = await shuke.must(operator, 'operator', 'invites.campaigns', {})
    expect(campaigns.find(({ id }) => id === campaignId)).toMatchObject({ used: 2, held: 1 })
  })

  it('are listed to the last, each once, over more pages than one', async () => {
    const campaignId = await campaignOf(desk)
    const now = await shuke.cloud.clock.now()
    const credit = (i: number) => ({
      friendId: `mfriend${i % 7}${i}`,
      rev: 1,
      who: '一位好友',
      state: i % 9 === 0 ? 'held' : 'counted',
      rule: 'done',
      cameAt: now + (i % 5),
      doneAt: now,
    })
    const team = (n: number) =>
      JSON.stringify({
        _id: `TEAM${n}`.padEnd(20, '0'),
        campaignId,
        inviterId: `minviter${n}`,
        who: '会员',
        staff: false,
        blocked: false,
        credits: Array.from({ length: 15 }, (_, i) => credit(n * 15 + i)),
        paid: [],
        visits: 15,
        counted: 13,
        kept: 0,
        keptAt: 0,
        held: 2,
        owed: false,
        nextLook: 9e15,
        at: now,
        rev: 1,
      })
    await shuke.cloud.store.run({
      action: 'database.insertDocument',
      collectionName: 'inviteTeams',
      data: [team(0), team(1), team(2)],
    })
    const seen: { friendId: string; state: string }[] = []
    let after: string | undefined
    do {
      const more = after === undefined ? {} : { after }
      const input = { campaignId, ...more }
      const page = await shuke.must(operator, 'operator', 'invites.people', input)
      seen.push(...page.friends)
      after = page.next
    } while (after !== undefined)
    expect(seen).toHaveLength(45)
    expect(new Set(seen.map(({ friendId }) => friendId)).size).toBe(45)
    expect(seen.slice(0, 5).every(({ state }) => state === 'held')).toBe(true)
    expect(seen.slice(5).every(({ state }) => state === 'counted')).toBe(true)
  })

  it('have a story that the operator reads in full', async () => {
    const { campaignId, held, friends } = await heldCase()
    const why = await whyOf(campaignId, held.friendId)
    const words = why.card.lines.map((one) => one.words)
    expect(words.join('；')).toContain('扫邀请码打开了邀请')
    expect(words.join('；')).toContain('触发风控规则：1 小时内 3 位好友完成')
    expect(why.friend.state).toBe('held')
    expect(why.blocked).toBe(false)
    const paid = friends.find(({ id }) => id !== held.friendId)
    const good = await whyOf(campaignId, paid?.id ?? '')
    expect(good.rewards).toContainEqual(
      expect.objectContaining({ to: '好友', name: '30 积分', state: 'given' }),
    )
    const nobody = { campaignId, friendId: 'mnobody' }
    expect(codeOf(await say('invites.person', nobody))).toBe('invites.friend-unknown')
    expect(codeOf(await say('invites.person', { ...nobody, campaignId: 'c0' }))).toBe(
      'invites.not-found',
    )
  })

  it('who came with the same phone are named to the operator, and the phone is not', async () => {
    const plan = { ...risk, perHour: 20, perDevice: 1 }
    const campaignId = await campaignOf(desk, { risk: plan })
    const { code } = await inviterOf(desk, campaignId)
    const first = await friendOf(desk, code, 'phone-of-one')
    const second = await friendOf(desk, code, 'phone-of-one')
    const { number } = await memberBy(shuke, first.who)
    const why = await whyOf(campaignId, second.id)
    expect(why.friend.state).toBe('held')
    const told = JSON.stringify(why)
    expect(told).toContain(`和会员 尾号 ${number.slice(-4)}用的是同一部手机`)
    expect(told).not.toContain('phone-of-one')
  })

  it('who are allowed are paid, once, whoever asks again', async () => {
    const { campaignId, held, friends } = await heldCase()
    const friend = friends.find(({ id }) => id === held.friendId)
    expect(await pointsOf(friend?.who ?? '')).toBe(0)
    const input = { campaignId, friendId: held.friendId, way: 'allow', why: '是一家人' }
    const requestId = newRequestId()
    const first = await say('invites.decide', input, requestId)
    expect(first).toMatchObject({ ok: true, data: { why: { friend: { state: 'counted' } } } })
    expect(codeOf(await say('invites.decide', input, requestId))).toBe('ok')
    expect(await pointsOf(friend?.who ?? '')).toBe(30)
    expect(codeOf(await say('invites.decide', input))).toBe('invites.decided-before')
    const rows = await docs<{ why: string }>(shuke, 'audit', { action: 'invites.decide' })
    expect(rows.filter(({ why }) => why === '是一家人')).toHaveLength(1)
    await balanced(campaignId)
  })

  it('who are refused get nothing, and what is final is not decided again', async () => {
    const { campaignId, held, friends } = await heldCase()
    const decide = (friendId: string, way: string, of = campaignId) =>
      say('invites.decide', { campaignId: of, friendId, way, why: '同一个人' })
    expect(await decide(held.friendId, 'refuse')).toMatchObject({
      data: { why: { friend: { state: 'refused', rule: 'refused-by-hand' } } },
    })
    const friend = friends.find(({ id }) => id === held.friendId)
    expect(await pointsOf(friend?.who ?? '')).toBe(0)
    expect(codeOf(await decide(held.friendId, 'allow'))).toBe('invites.decided-before')
    expect(codeOf(await decide('mnobody', 'allow'))).toBe('invites.friend-unknown')
    expect(codeOf(await decide(held.friendId, 'allow', 'c0'))).toBe('invites.not-found')
    await shuke.cloud.clock.advance(8 * DAY)
    const kept = friends.find(({ id }) => id !== held.friendId)
    expect(codeOf(await decide(kept?.id ?? '', 'refuse'))).toBe('invites.decided-before')
    await balanced(campaignId)
  })

  it('are decided by one of two operators at once', async () => {
    const { campaignId, held } = await heldCase()
    const other = await addOperator(shuke, operator)
    const decide = (who: string, way: string) => {
      const input = { campaignId, friendId: held.friendId, way, why: '我看过了' }
      return say('invites.decide', input, newRequestId(), who)
    }
    const replies = await Promise.all([decide(operator, 'allow'), decide(other, 'refuse')])
    expect(replies.map(codeOf).sort()).toEqual(['invites.decided-before', 'ok'])
    await balanced(campaignId)
  })

  it('are decided and paid once wherever a crash comes', async () => {
    for (let at = 2; at <= 20; at += 3) {
      const { campaignId, held, friends } = await heldCase()
      const friend = friends.find(({ id }) => id === held.friendId)
      const input = { campaignId, friendId: held.friendId, way: 'allow', why: '核实过' }
      const requestId = newRequestId()
      const kill = { on: 'operation', fn: 'operator', at: [at], fault: 'kill' }
      shuke.cloud.chaos.set({ seed: 1, rules: [kill as never] })
      await say('invites.decide', input, requestId).catch(() => undefined)
      shuke.cloud.chaos.clear()
      await shuke.cloud.clock.advance(MINUTE / 2)
      expect([at, codeOf(await say('invites.decide', input, requestId))]).toEqual([at, 'ok'])
      expect([at, await pointsOf(friend?.who ?? '')]).toEqual([at, 30])
      await shuke.cloud.clock.advance(11 * MINUTE)
      await shuke.cloud.fireTimer('jobs')
      await balanced(campaignId)
    }
  })

  it('who are on the list earn nothing, as inviter and as friend, until they are off it', async () => {
    const campaignId = await campaignOf(desk)
    const inviter = await inviterOf(desk, campaignId)
    const friend = await friendOf(desk, inviter.code)
    await shuke.must(inviter.who, 'member', 'invites.settle', {})
    expect(await pointsOf(inviter.who)).toBe(50)
    const list = { memberId: inviter.id, why: '买卖邀请码' }
    const requestId = newRequestId()
    expect(codeOf(await say('invites.block', list, requestId))).toBe('ok')
    expect(codeOf(await say('invites.block', list, requestId))).toBe('ok')
    expect(await pointsOf(inviter.who)).toBe(0)
    expect((await peopleOf(campaignId))[0]).toMatchObject({ rule: 'inviter-blocked' })
    const inState = async (state: string) => (await peopleOf(campaignId, { state })).length
    expect([await inState('refused'), await inState('counted')]).toEqual([1, 0])
    expect((await resultsOf(campaignId)).why[0]).toMatchObject({
      rule: 'inviter-blocked',
      count: 1,
    })
    const open = { campaignId }
    expect(codeOf(await shuke.call(inviter.who, 'member', 'invites.open', open))).toBe(
      'invites.blocked',
    )
    const { people } = await shuke.must(operator, 'operator', 'invites.blocked', {})
    expect(people[0]).toMatchObject({ memberId: inviter.id, why: '买卖邀请码', who: '苏掌柜' })
    expect(codeOf(await say('invites.unblock', list))).toBe('ok')
    expect(codeOf(await say('invites.unblock', list))).toBe('invites.not-blocked')
    expect((await shuke.must(operator, 'operator', 'invites.blocked', {})).people).toEqual([])
    expect(await pointsOf(inviter.who)).toBe(50)
    await say('invites.block', { memberId: friend.id, why: '假账号' })
    expect((await whyOf(campaignId, friend.id)).friend).toMatchObject({ rule: 'blocked' })
    expect((await whyOf(campaignId, friend.id)).blocked).toBe(true)
    expect([await pointsOf(friend.who), await pointsOf(inviter.who)]).toEqual([0, 0])
    expect(codeOf(await say('invites.block', { memberId: 'mnobody', why: '没有这人' }))).toBe(
      'membership.not-found',
    )
    await balanced(campaignId)
  })

  it('who are taken off the list stay off when an old answer is asked for again', async () => {
    const campaignId = await campaignOf(desk)
    const inviter = await inviterOf(desk, campaignId)
    const [off, list] = [newRequestId(), { memberId: inviter.id, why: '先停后查' }]
    await say('invites.block', list)
    await say('invites.unblock', list, off)
    await say('invites.block', list)
    // The answer of the second one was lost; its retry must not undo the third.
    expect(await say('invites.unblock', list, off)).toMatchObject({ data: { blocked: false } })
    const { people } = await shuke.must(operator, 'operator', 'invites.blocked', {})
    expect(people.map(({ memberId }) => memberId)).toContain(inviter.id)
    const [team] = await docs<{ blocked: boolean }>(shuke, 'inviteTeams', { _id: inviter.code })
    expect(team?.blocked).toBe(true)
  })

  it('come onto the list with all their teams, or not at all, wherever a crash comes', async () => {
    const campaignId = await campaignOf(desk)
    for (let at = 4; at <= 16; at += 3) {
      const inviter = await inviterOf(desk, campaignId)
      const kill = { on: 'operation', fn: 'operator', at: [at], fault: 'kill' }
      shuke.cloud.chaos.set({ seed: 1, rules: [kill as never] })
      await say('invites.block', { memberId: inviter.id, why: '停' }).catch(() => undefined)
      shuke.cloud.chaos.clear()
      await shuke.cloud.clock.advance(MINUTE / 2)
      const listed = await docs(shuke, 'inviteBlocks', { _id: inviter.id })
      const [team] = await docs<{ blocked: boolean }>(shuke, 'inviteTeams', { _id: inviter.code })
      expect([at, team?.blocked]).toEqual([at, listed.length === 1])
    }
  })

  it('give way on the list of the best when fraud is taken out', async () => {
    const campaignId = await campaignOf(desk)
    const [first, second] = [await inviterOf(desk, campaignId), await inviterOf(desk, campaignId)]
    await friendOf(desk, first.code)
    await friendOf(desk, first.code)
    await friendOf(desk, second.code)
    await shuke.cloud.clock.advance(8 * DAY)
    await shuke.cloud.fireTimer('jobs')
    const topOf = async () =>
      (await shuke.must(operator, 'operator', 'invites.top', { campaignId })).rows.map(
        ({ memberId, place, kept }) => ({ memberId, place, kept }),
      )
    expect(await topOf()).toEqual([
      { memberId: first.id, place: 1, kept: 2 },
      { memberId: second.id, place: 2, kept: 1 },
    ])
    await say('invites.block', { memberId: first.id, why: '刷出来的' })
    expect(await topOf()).toEqual([{ memberId: second.id, place: 1, kept: 1 }])
  })

  it('add up to results that cost what the purse spent', async () => {
    const poster = {
      identity: false,
      theme: '老友带新友',
      points: ['一杯好茶', '慢慢喝', '有人陪'],
      urgency: 'none' as const,
      benefit: '新朋友得',
      paper: 'brand' as const,
    }
    const posters = (['A', 'B'] as const).map((name) => ({ name, weight: 1, poster }))
    const campaignId = await campaignOf(desk, { posters, risk })
    const inviter = await inviterOf(desk, campaignId)
    for (let i = 0; i < 3; i += 1) await friendOf(desk, inviter.code)
    await shuke.must(inviter.who, 'member', 'invites.settle', {})
    await inviterOf(desk, campaignId)
    const looked = { code: inviter.code, way: 'card', scene: 1007 } as const
    await shuke.must(shuke.person(), 'member', 'invites.visit', looked)
    await shuke.cloud.fireTimer('jobs')
    const first = await resultsOf(campaignId)
    const { purse } = await balanceOf(desk, campaignId)
    expect(first).toMatchObject({
      inviters: 2,
      active: 1,
      visits: 4,
      joined: 3,
      counted: 2,
      held: 1,
      kept: 0,
      refused: 0,
      spentFen: purse.budgetFen - purse.leftFen,
    })
    // 30 points for two friends, 50 and 60 for the inviter, 20 to the yuan.
    expect(first.spentFen).toBe(850)
    expect(first.perKeptFen).toBeUndefined()
    expect(first.variants.reduce((all, { inviters }) => all + inviters, 0)).toBe(2)
    await shuke.cloud.clock.advance(8 * DAY)
    await shuke.cloud.fireTimer('jobs')
    const later = await resultsOf(campaignId)
    expect(later.kept).toBe(2)
    expect(later.perKeptFen).toBe(Math.round(later.spentFen / 2))
  })

  it('are played again by another plan, which says what would have tripped', async () => {
    const campaignId = await campaignOf(desk)
    const { code } = await inviterOf(desk, campaignId)
    const day = businessDayOf(await shuke.cloud.clock.now())
    for (let i = 0; i < 3; i += 1) await friendOf(desk, code, 'phone-of-three')
    const play = async (plan?: object) =>
      shuke.must(operator, 'operator', 'invites.replay', {
        campaignId,
        day,
        ...(plan ? { plan: { ...campaignForm(0).risk, perDevice: 9, ...plan } } : {}),
      })
    const own = await play()
    expect(own.tripped.map(({ rule }) => rule)).toEqual(['device'])
    const mild = await play({})
    expect(mild).toEqual({ looked: 3, tripped: [], more: false })
    const strict = await play({ perHour: 1 })
    expect(strict.tripped.map(({ rule }) => rule)).toEqual(['inviter-hour', 'inviter-hour'])
    expect(strict.tripped[0]?.who).toMatch(/^会员 尾号 \d{4}$/)
    const before = await shuke.documents()
    await play({ perHour: 1 })
    expect(await shuke.documents()).toEqual(before)
  })
})
